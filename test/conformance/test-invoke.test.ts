import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { conformanceFolder } from './kind';
import { testInvoke } from './kinds/test-invoke';

const folder = conformanceFolder();
const whereRecorded = folder ? test : test.skip;

whereRecorded(`the logs of TestInvokeMethod${folder ? '' : ' (the conformance folder is absent)'}`, async () => {
  const outcomes = await testInvoke.run(folder!);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(0);
}, 60_000);

describe('cases', () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-conformance-'));
  afterAll(() => fs.rmSync(work, { recursive: true }));

  async function run(...cases: object[]) {
    fs.mkdirSync(path.join(work, 'test-invoke'), { recursive: true });
    fs.writeFileSync(path.join(work, 'backends.mjs'), 'export const backends = {};');
    cases.forEach((each, i) => fs.writeFileSync(path.join(work, 'test-invoke', `${i}.json`), JSON.stringify({ kind: 'test-invoke', ...each })));
    return testInvoke.run(work);
  }

  test('one that throws has failed, and the others are run; one without checks says nothing', async () => {
    const api = (Type: string, properties: object) => ({ Type: `AWS::ApiGateway::${Type}`, Properties: properties });
    const template = { Resources: { Api: api('RestApi', { Name: 'a' }), Stage: api('Stage', { RestApiId: { Ref: 'Api' }, StageName: 'prod' }) } };
    const request = { httpMethod: 'GET', resourcePath: '/' };
    const exchanges = [{ request, checks: [] }];
    const outcomes = await run({ id: 'bad', definition: { template: { Resources: {} }, stage: 'prod' }, exchanges }, { id: 'good', definition: { template, stage: 'prod' }, exchanges });
    expect(outcomes).toEqual([
      { id: 'bad#1', result: 'failed', detail: expect.stringContaining('Error') },
      { id: 'good#1', result: 'skipped', detail: 'nothing is recorded of its result' },
    ]);
  });
});
