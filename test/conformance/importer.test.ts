import { imported } from './importer';
import { differences, recordedImports, withoutOwn } from './imports';
import { whereRecorded } from './recordings';

whereRecorded('import')('the model of the importer says what AWS said', () => {
  const imports = recordedImports();
  const methods = imports.flatMap(({ id, body, methods: all }) => Object.entries(all)
    .map(([key, method]) => ({ id, key, method, ours: imported(body).methods[key] })));

  test('there are recorded methods, of every kind that a gateway renders', () => {
    expect(new Set(methods.map(({ method }) => method.methodIntegration.type))).toEqual(new Set(['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK']));
  });

  test.each(methods)('$key of $id', ({ method, ours }) => {
    expect(differences(withoutOwn(method), ours)).toEqual([]);
  });

  test.each(imports.filter(({ models }) => models))('the models of $id', ({ body, models }) => {
    expect(differences(Object.values(models!).map(withoutOwn), Object.entries(imported(body).models).sort().map(([, schema]) => schema))).toEqual([]);
  });

  test.each(imports.filter(({ api }) => api))('the API of $id', ({ body, api }) => {
    expect(differences(withoutOwn(api), imported(body).api)).toEqual([]);
  });
});

describe('differences', () => {
  test('placeholders are any text', () => {
    expect(differences({ uri: 'arn:<partition>:x' }, { uri: 'arn:aws:x' })).toEqual([]);
  });

  test.each<[string, any, any, string]>([
    ['another text', { a: 'b' }, { a: 'c' }, '/a: c instead of b'],
    ['another number', { a: 1 }, { a: 2 }, '/a: 2 instead of 1'],
    ['a key too few', { a: { b: 1 } }, { a: {} }, '/a/b: undefined instead of 1'],
    ['a key too many', {}, { a: 1 }, '/a: 1 instead of undefined'],
    ['another template', { a: { statusCode: 200 } }, { a: '{"statusCode": 201}' }, '/a/statusCode: 201 instead of 200'],
  ])('%s', (_, recorded, actual, difference) => {
    expect(differences(recorded, actual)).toEqual([difference]);
  });
});
