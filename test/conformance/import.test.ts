import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { DEVIATIONS } from './deviations/import';
import { conformanceFolder, summary } from './kind';
import { imports, importsWith } from './kinds/import';

const folder = conformanceFolder();
const whereRecorded = folder ? test : test.skip;
/** Another folder may have other cases. */
const whereUsual = folder && process.env.GATEHOUSE_CONFORMANCE === undefined ? test : test.skip;

whereRecorded(`the recorded imports${folder ? '' : ' (the conformance folder is absent)'}`, async () => {
  const outcomes = await imports.run(folder!);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(0);
});

whereUsual('every deviation is one of a case that the folder has', async () => {
  const ids = (await imports.run(folder!)).map(({ id }) => id);
  expect(Object.keys(DEVIATIONS).filter((id) => !ids.includes(id))).toEqual([]);
});

describe('cases', () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-conformance-'));
  afterAll(() => fs.rmSync(work, { recursive: true }));

  async function run(kind: 'import' | 'cfn', value: object, of = imports) {
    fs.rmSync(work, { recursive: true });
    fs.mkdirSync(path.join(work, kind), { recursive: true });
    fs.writeFileSync(path.join(work, kind, 'case.json'), JSON.stringify({ id: 'a', ...value }));
    return of.run(work);
  }

  const BODY = { openapi: '3.0.1', info: { title: 'x' }, paths: { '/a/b': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } } };
  const answered = (op: string, value: object, params = {}) => ({ op, params, recorded: [{ value }] });
  const paths = (...all: string[]) => ({ items: all.map((each) => ({ path: each, ...each === '/a/b' && { resourceMethods: { GET: {} } } })) });

  test('pass where the loader says what AWS said', async () => {
    const calls = [{ op: 'import_rest_api', params: { body: JSON.stringify(BODY) } }, answered('get_resources', paths('/', '/a', '/a/b'))];
    expect(summary('import', await run('import', { calls }))).toBe('import: 1 passed, 0 failed, 0 skipped');
  });

  test('fail with what differs', async () => {
    const calls = [{ op: 'import_rest_api', params: { body: JSON.stringify(BODY) } }, answered('get_resources', paths('/', '/a/b'))];
    expect(await run('import', { calls })).toMatchObject([{ result: 'failed', detail: expect.stringContaining('get_resources/1/path: /a instead of /a/b') }]);
  });

  test('a refusal of AWS is one here, and the other way round', async () => {
    const refused = { Error: { Code: 'BadRequestException', Message: 'no' } };
    expect(await run('import', { calls: [answered('import_rest_api', refused, { body: '{"a": 1}' })] })).toMatchObject([{ result: 'passed' }]);
    expect(await run('import', { calls: [answered('import_rest_api', refused, { body: JSON.stringify(BODY) })] })).toMatchObject([{ result: 'failed' }]);
    expect(await run('import', { calls: [answered('import_rest_api', { apiKeySource: 'HEADER' }, { body: '{"a": 1}' })] })).toMatchObject([{ result: 'failed' }]);
  });

  test('templates are compared by what AWS answered of each part', async () => {
    const template = 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: !Sub "api-${AWS::Region}"\n';
    const recorded = { api: { apiKeySource: 'HEADER', name: 'api-us-east-1', disableExecuteApiEndpoint: false } };
    expect(await run('cfn', { deploys: [{ template }], recorded })).toMatchObject([{ result: 'passed' }]);
    expect(await run('cfn', { deploys: [{ template }], recorded: { api: { ...recorded.api, name: 'other' } } })).toMatchObject([{ result: 'failed', detail: 'api/name: api-us-east-1 instead of other' }]);
  });

  test('one that throws has failed', async () => {
    expect(await run('cfn', { deploys: [{ template: 'Resources: 1' }], recorded: { api: {} } })).toMatchObject([{ result: 'failed' }]);
    expect(await run('import', { calls: null })).toMatchObject([{ result: 'failed' }]);
  });

  test('a deviation is the reason as long as it is one', async () => {
    const known = importsWith({ a: 'known' });
    const calls = (...all: string[]) => [{ op: 'import_rest_api', params: { body: JSON.stringify(BODY) } }, answered('get_resources', paths(...all))];
    expect(await run('import', { calls: calls('/', '/a/b') }, known)).toEqual([{ id: 'a', result: 'skipped', detail: 'known' }]);
    expect(await run('import', { calls: calls('/', '/a', '/a/b') }, known)).toMatchObject([{ result: 'failed', detail: expect.stringContaining('no longer one') }]);
  });

  test('what the loader has no say in is skipped with the reason', async () => {
    expect(await run('import', { calls: [answered('get_documentation_parts', {})] })).toMatchObject([{ result: 'skipped', detail: 'nothing is recorded that the loader says' }]);
    expect(await run('import', { calls: [answered('import_documentation_parts', {})] })).toMatchObject([{ result: 'skipped', detail: expect.stringContaining('documentation parts') }]);
  });
});
