import { BACKENDS } from './backends';
import type { BackendRow } from './backends';
import { SECRET, Served, describedBy, jsonFailure, templateOf } from './backends/backend';
import { ONE_ORIGIN, TWO_ORIGINS } from './context';

const COMMON: ReadonlyArray<readonly [code: string, status: number]> = [
  ['AccessDeniedException', 403], ['ThrottlingException', 429], ['ResourceNotFoundException', 502], ['UnrecognizedClientException', 502], ['SomethingNew', 400],
];

const policiesOf = ({ Resources }: any): unknown[] => Object.values<any>(Resources)
  .filter(({ Type, Properties }) => Type === 'AWS::IAM::Role' && Properties.Policies)
  .flatMap(({ Properties }) => Properties.Policies.flatMap((policy: any) => policy.PolicyDocument.Statement));
const sorted = (statements: readonly unknown[]) => statements.map((each) => JSON.stringify(sortedKeys(each))).sort();

function sortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort().map(([key, each]) => [key, sortedKeys(each)]));
}

describe.each(BACKENDS.map((row) => [row.name, row] as const))('%s', (_, row: BackendRow) => {
  let served: Served;
  beforeAll(async () => { served = await Served.by(row); });
  afterAll(() => served.dispose());

  test('describes itself', () => {
    const { route: { backend, integration }, own } = describedBy(row);
    expect(backend).toEqual(row.description);
    expect(own).toEqual(row.description);
    expect(integration).toBe(Object.values(row.description).join(':'));
  });

  test('its role may do exactly what it does, and the template is the same each time', () => {
    const template = templateOf(row);
    expect(sorted(policiesOf(template))).toEqual(sorted(row.policy));
    expect(JSON.stringify(templateOf(row))).toBe(JSON.stringify(template));
  });

  test('the service gets the request, and the caller the useful part of the answer', async () => {
    const { status, text, why } = await served.ask(row.ask('plain'));
    expect([status, why]).toEqual([row.success.status, expect.anything()]);
    expect(served.last).toEqual(row.seen('plain'));
    if (row.success.json !== undefined) expect(JSON.parse(text)).toEqual(row.success.json);
    if (row.success.text !== undefined) expect(text).toBe(row.success.text);
  });

  test('failures have their status and say no more than that', async () => {
    const { failure = jsonFailure, failures: known = [] } = row;
    const codes = known.map(([{ body }]) => (body as { __type?: string } | undefined)?.__type?.split('#').at(-1));
    const common = COMMON.filter(([code]) => !codes.includes(code)).map(([code, status]) => [failure(code), status] as const);
    const coded = [...common, ...known, [failure('InternalFailure', 500), 502] as const, [{ status: 503, body: SECRET }, 502] as const];
    const all = row.faults ?? coded;
    for (const [answer, status] of all) {
      served.answer = answer;
      const response = await served.ask(row.ask('plain'));
      expect([response.status, answer, response.why]).toEqual([status, answer, response.why]);
      expect(JSON.stringify([response.text, response.headers])).not.toMatch(/arn:|999999999999|Secret|com\.amazonaws/);
      const isBare = row.route.startsWith('HEAD ') || status < 400;
      expect(isBare ? ['message'] : Object.keys(JSON.parse(response.text))).toEqual(['message']);
    }
    served.answer = row.success.answer;
  });

  test.each([['one origin', ONE_ORIGIN], ['several origins', TWO_ORIGINS]])('with %s, pages of that origin can read both', async (_name, cors) => {
    const page = await Served.by(row, cors);
    const asked = row.ask('plain');
    const request = { ...asked, headers: { ...asked.headers as object, Origin: 'https://app.example.com' } };
    const success = await page.ask(request);
    const [denied, status] = row.faults?.[0] ?? [(row.failure ?? jsonFailure)('AccessDeniedException'), 403];
    page.answer = denied;
    const failure = await page.ask(request);
    await page.dispose();
    expect([success.status, failure.status]).toEqual([row.success.status, status]);
    expect([success, failure].map(({ headers }) => headers['Access-Control-Allow-Origin'])).toEqual(Array(2).fill('https://app.example.com'));
  });
});
