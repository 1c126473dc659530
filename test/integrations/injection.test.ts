import { BACKENDS } from './backends';
import type { BackendRow } from './backends';
import { Served } from './backends/backend';

/** Texts of a hostile caller. */
const HOSTILE: ReadonlyArray<readonly [name: string, text: string]> = [
  ['quotes', 'a"b\'c\\"d\\\\'],
  ['an end of JSON', '"}, "TableName": "other", "x": {"y": "'],
  ['an end of nested JSON', '\\"}","QueueUrl":"https://other'],
  ['VTL', '$input.body #set($x = 1) ${context.apiId} #foreach($i in [1..9])x#end $util.urlDecode("%22")'],
  ['VTL that ends directives', '#end #if(true) #stop ## #* *# #[[ ]]#'],
  ['separators of forms', 'a&Action=DeleteQueue&b=c%26d+e;f=g'],
  ['path traversal', '../../other/%2e%2e/%2F/..%2f?x=1#y'],
  ['wildcards', '*?[!a]{b,c}'],
  ['control characters', 'a\tb\u0001c\u007f'],
  ['signs beyond ASCII', 'ä€😀\u2028\u2029\ufeff'],
  ['names of prototypes', '__proto__'],
  ['null', 'null'],
  ['a number', '1e999'],
  ['a line break for the body of a form', 'x%0d%0aHost: other'],
  ['a long text', 'x"'.repeat(400)],
];

/** JSON inside of text as what it says: its letters may be escaped in several ways. */
function unfolded(value: unknown): unknown {
  if (typeof value === 'string' && /^[{[]/.test(value)) return parsed(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(unfolded) : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unfolded(each)]));
}

function parsed(text: string): unknown {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return text;
  }
}

describe.each(BACKENDS.map((row) => [row.name, row] as const))('%s', (_, row: BackendRow) => {
  let served: Served;
  beforeAll(async () => { served = await Served.by(row); });
  afterAll(() => served.dispose());

  test.each(HOSTILE)('whoever sends %s gets nothing into the request but a value', async (_name, text) => {
    await served.ask(row.ask(text));
    expect(unfolded(served.last)).toEqual(unfolded(row.seen(text)));
  });

  test('a body that is oversize does not reach the service', async () => {
    const { status } = await served.ask({ ...row.ask('plain'), body: Buffer.alloc(10_485_761, 'x') });
    expect([status, served.last]).toEqual([413, undefined]);
  });
});
