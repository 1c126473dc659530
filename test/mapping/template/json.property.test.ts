import * as fc from 'fast-check';
import { evaluated, evaluatedJson } from './rendered';
import { MappingTemplate, Source } from '../../../src/mapping';

/** What a leaf of a template is, and what was sent for it. */
type Leaf =
  | { readonly kind: 'path'; readonly sent: string }
  | { readonly kind: 'header' | 'querystring' | 'stageVariable' | 'claim'; readonly sent: string | undefined }
  | { readonly kind: 'body'; readonly sent: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'literal'; readonly sent: string }
  | { readonly kind: 'constant'; readonly sent: unknown };

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', "'", "\\'", '\\', '\\\\"', '$input.body', '#set($x = 1)', '#end', '${context}', '</script>', '\n\r\t\u0000', '\u2028', '😀', '+ %2B&=', '*#', 'null', '{"a":1}'),
).map((text) => Buffer.from(text, 'utf8').toString('utf8'));
const json = fc.oneof({ weight: 3, arbitrary: fc.jsonValue({ stringUnit: 'grapheme' }) }, fc.constantFrom(null, '', 0, -1, 1.5, 1e21, [], {}, [null], { a: [''] }, 9007199254740993), hostile);
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ kind: fc.constant('path' as const), sent: hostile }),
  fc.record({ kind: fc.constantFrom('header' as const, 'querystring' as const, 'stageVariable' as const, 'claim' as const), sent: fc.option(hostile, { nil: undefined }) }),
  fc.record({ kind: fc.constant('body' as const), sent: json }),
  fc.constant({ kind: 'missing' as const }),
  fc.record({ kind: fc.constant('literal' as const), sent: hostile }),
  fc.record({ kind: fc.constant('constant' as const), sent: json }),
);
type Tree = Leaf | { readonly list: readonly Tree[] } | { readonly object: Readonly<Record<string, Tree>> };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, leaf, fc.record({ list: fc.array(tie('tree'), { maxLength: 4 }) }), fc.record({ object: fc.dictionary(hostile.filter((key) => key !== '__proto__'), tie('tree'), { maxKeys: 4 }) })),
}));

const none = (): Record<string, any> => ({});

/** Builds the template of a tree, the request that it reads, and what it must answer. */
class Built {
  public readonly sent = {
    body: none(), path: none(), header: none(), querystring: none(), stageVariables: none(), context: { authorizer: { claims: none() } },
  };
  private count = 0;

  public of(node: Tree): { readonly template: unknown; readonly expected: unknown } {
    if ('list' in node) {
      const all = node.list.map((each) => this.of(each));
      return { template: all.map((each) => each.template), expected: all.map((each) => each.expected) };
    }
    if ('object' in node) {
      const all = Object.entries(node.object).map(([key, each]) => [key, this.of(each)] as const);
      const of = (part: 'template' | 'expected') => Object.fromEntries(all.map(([key, each]) => [key, each[part]]));
      return { template: of('template'), expected: of('expected') };
    }
    return this.leaf(node, `n${++this.count}`);
  }

  private leaf(node: Leaf, name: string) {
    const put = (map: Record<string, unknown>, value: unknown) => { if (value !== undefined) map[name] = value; };
    switch (node.kind) {
      case 'path': put(this.sent.path, node.sent); return { template: Source.path(name), expected: node.sent };
      case 'header': put(this.sent.header, node.sent); return { template: Source.header(name), expected: node.sent ?? null };
      case 'querystring': put(this.sent.querystring, node.sent); return { template: Source.querystring(name), expected: node.sent ?? null };
      case 'stageVariable': put(this.sent.stageVariables, node.sent); return { template: Source.stageVariable(name), expected: node.sent ?? null };
      case 'claim': put(this.sent.context.authorizer.claims, node.sent); return { template: Source.claim(name), expected: node.sent ?? null };
      case 'body': put(this.sent.body, node.sent); return { template: Source.body(`$.${name}`), expected: node.sent };
      case 'missing': return { template: Source.body(`$.${name}`), expected: null };
      case 'literal': return { template: Source.literal(node.sent), expected: node.sent };
      case 'constant': return { template: node.sent, expected: node.sent };
    }
  }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test('typed templates render the JSON that was meant, whatever a caller sends', () => {
  fc.assert(fc.property(tree, (node) => {
    const built = new Built();
    const { template, expected } = built.of(node);
    expect(evaluatedJson(MappingTemplate.json(template), built.sent)).toEqual(plain(expected));
  }), { numRuns: 400 });
});

test('JSON inside JSON text is the same JSON', () => {
  fc.assert(fc.property(tree, (node) => {
    const built = new Built();
    const { template, expected } = built.of(node);
    const twice = MappingTemplate.json({ input: MappingTemplate.stringified({ input: MappingTemplate.stringified(template) }) });
    const outer = evaluatedJson(twice, built.sent) as { input: string };
    expect(JSON.parse((JSON.parse(outer.input) as { input: string }).input)).toEqual(plain(expected));
  }), { numRuns: 200 });
});

test('forms carry the text that was sent, and JSON for the rest', () => {
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[A-Za-z.0-9 &=]{1,8}$/), fc.oneof(leaf, tree)), (fields) => {
    const built = new Built();
    const all = Object.entries(fields).map(([name, node]) => [name, built.of(node), 'kind' in node] as const);
    const { text } = evaluated(MappingTemplate.form(Object.fromEntries(all.map(([name, each]) => [name, each.template]))), built.sent);
    const read = new URLSearchParams(text);
    expect([...read.keys()].sort()).toEqual(all.map(([name]) => name).sort());
    for (const [name, { expected, template }, isLeaf] of all) expect([name, asField(expected, isLeaf && template instanceof Source, read.get(name) ?? '')]).toEqual([name, plain(expected)]);
  }), { numRuns: 200 });
});

/** A field read back: text as it is, nothing as null, JSON parsed. */
function asField(expected: unknown, ofSource: boolean, field: string): unknown {
  if (typeof expected === 'string') return field;
  if (expected === null && ofSource) return field === '' ? null : field;
  return JSON.parse(field);
}
