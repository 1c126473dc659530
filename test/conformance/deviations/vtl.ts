/** A way in which API Gateway is known to differ from Apache Velocity 1.7, with where that is known from. */
export interface DeviationRule {
  readonly reason: string;
  /**
   * Whether it explains that a probe outside of the table is answered otherwise; `asVelocity` says whether the evaluator answers as Velocity once
   * references to nothing are as in Velocity.
   */
  explains(template: string, asVelocity: boolean): boolean;
}

/** A probe that API Gateway answers otherwise, and what it answers. */
export interface Deviation {
  readonly rule: keyof typeof RULES;
  /** The probe's template: another folder's probe of the same id may be about something else. */
  readonly template: string;
  readonly output: string;
}

/** Where API Gateway differs. @see docs/adr/0005-velocity-version.md */
export const RULES = {
  missing: {
    reason: 'a reference to nothing is empty text at API Gateway: it prints nothing, equals "", is true as a condition and can be assigned '
      + '(rest/ls-common-TestApiGatewayCommon-test-input-path-template-formatting-1, and recordings of conditions in the tests of localstack/airspeed)',
    explains: (_template, asVelocity) => asVelocity,
  },
  macros: {
    reason: 'API Gateway does not let templates define macros: #macro prints nothing, and a call stays as it is written '
      + '(recordings in the tests of localstack/airspeed: test_recursive_macro, test_macro_whitespace_and_newlines_ignored)',
    explains: (template) => /#\{?macro\b/.test(template),
  },
  evaluate: {
    reason: 'API Gateway has no #evaluate: it stays as it is written (a recording in the tests of localstack/airspeed: test_evaluate_directive)',
    explains: (template) => /#\{?evaluate\b/.test(template),
  },
} satisfies { readonly [name: string]: DeviationRule };

/** The probes that API Gateway answers otherwise than Velocity 1.7, by their id, with API Gateway's answer. */
export const DEVIATIONS: { readonly [id: string]: Deviation } = {
  'ref-undefined': { rule: 'missing', template: '[$undef]', output: '[]' },
  'ref-null': { rule: 'missing', template: '[$nul][$!nul]', output: '[][]' },
  'ref-undefined-method': { rule: 'missing', template: '[$undef.foo()][$name.nosuch()]', output: '[][]' },
  'ref-tail-dash': { rule: 'missing', template: '$name-x $m.k1-y', output: ' ' },
  'esc-dollar-undef': { rule: 'missing', template: '\\$undef', output: '$undef' },
  'esc-hash': { rule: 'missing', template: '\\#set($a=1)', output: '#set(=1)' },
  'set-null-rhs-prop': { rule: 'missing', template: '#set($x="a")#set($x=$m.none)[$x]', output: '[]' },
  'math-sub-nospace': { rule: 'missing', template: '#set($x=$n-2)$x', output: '' },
  'math-div0': { rule: 'missing', template: '#set($x=1/0)[$x]', output: '[]' },
  'if-notundef': { rule: 'missing', template: '#if(!$undef)a#end', output: '' },
  'if-undef-eq-empty': { rule: 'missing', template: '#if($undef == "")a#{else}b#end', output: 'a' },
  'fe-topscope': { rule: 'missing', template: '$foreach.index', output: '' },
  'm-put-output': { rule: 'missing', template: '#set($x={})$x.put("k","v")|$!x.put("k","w")|$x', output: '|v|{k=w}' },
  'm-size-prop': { rule: 'missing', template: '$list.empty $m.empty', output: 'false ' },
  'err-paren': { rule: 'missing', template: '$name.foo(', output: '(' },
  'and-shortcircuit': { rule: 'missing', template: '#if($undef && $undef.foo)a#{else}b#end', output: 'a' },
  'macro': { rule: 'macros', template: '#macro(hi $w)Hi $w!#end#hi("Bob")', output: '#hi("Bob")' },
  'macro-body': { rule: 'macros', template: '#macro(wrap)<$!bodyContent>#end#@wrap()x#end', output: '#@wrap()x#end' },
};
