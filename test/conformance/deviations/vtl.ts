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
  'ref-undefined': { rule: 'missing', output: '[]' },
  'ref-null': { rule: 'missing', output: '[][]' },
  'ref-undefined-method': { rule: 'missing', output: '[][]' },
  'ref-tail-dash': { rule: 'missing', output: ' ' },
  'esc-dollar-undef': { rule: 'missing', output: '$undef' },
  'esc-hash': { rule: 'missing', output: '#set(=1)' },
  'set-null-rhs-prop': { rule: 'missing', output: '[]' },
  'math-sub-nospace': { rule: 'missing', output: '' },
  'math-div0': { rule: 'missing', output: '[]' },
  'if-notundef': { rule: 'missing', output: '' },
  'if-undef-eq-empty': { rule: 'missing', output: 'a' },
  'fe-topscope': { rule: 'missing', output: '' },
  'm-put-output': { rule: 'missing', output: '|v|{k=w}' },
  'm-size-prop': { rule: 'missing', output: 'false ' },
  'err-paren': { rule: 'missing', output: '(' },
  'and-shortcircuit': { rule: 'missing', output: 'a' },
  'macro': { rule: 'macros', output: '#hi("Bob")' },
  'macro-body': { rule: 'macros', output: '#@wrap()x#end' },
};
