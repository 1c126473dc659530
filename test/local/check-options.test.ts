import { LocalGateway } from '../../src/local';

test.each<[string, unknown, RegExp]>([
  ['one that does not exist', { stages: 'prod' }, /^options: there is no option "stages"; Did you mean "stage/],
  ['one of Object.prototype', { constructor: 'x' }, /there is no option "constructor"/],
  ['a region that is no text', { region: 5 }, /region is 5, not a text/],
  ['services that are a list', { services: [] }, /services is .*, not an object/],
  ['a clock that is a date', { now: new Date() }, /now is .*, not a function/],
  ['one template in place of a list', { earlier: {} }, /earlier is .*, not a list/],
  ['credentials that are none', { credentials: [null] }, /credentials is .*, not a list of objects/],
  ['none at all', null, /they are null, not an object/],
])('%s is refused by name', async (_, options, words) => {
  const given = options as object;
  await expect(LocalGateway.fromTemplate({ Resources: {} }, given)).rejects.toThrow(words);
  await expect(LocalGateway.fromAssembly('nowhere', given)).rejects.toThrow(words);
  expect(() => LocalGateway.fromModel({} as never, given)).toThrow(words);
});

test('what is undefined counts as not given', async () => {
  await expect(LocalGateway.fromTemplate({ Resources: {} }, { region: undefined })).rejects.toThrow('there is no REST API in it');
});
