import { LocalGateway } from '../../src/local';

test.each<[string, unknown, RegExp]>([
  ['one that does not exist', { stages: 'prod' }, /^options: there is no option "stages"; Did you mean "stage/],
  ['one of Object.prototype', { constructor: 'x' }, /there is no option "constructor"/],
  ['a region that is no text', { region: 5 }, /region of the options is 5, not text/],
  ['services that are a list', { services: [] }, /services of the options is .*, not an object/],
  ['a clock that is a date', { now: new Date() }, /now of the options is .*, not a function/],
  ['one template in place of a list', { earlier: {} }, /earlier of the options is .*, not a list/],
  ['credentials that are none', { credentials: [null] }, /credentials of the options is .*, not a list of objects/],
  ['none at all', null, /the options is null, not an object/],
])('%s is refused by name', async (_, options, words) => {
  const given = options as object;
  await expect(LocalGateway.fromTemplate({ Resources: {} }, given)).rejects.toThrow(words);
  await expect(LocalGateway.fromAssembly('nowhere', given)).rejects.toThrow(words);
  expect(() => LocalGateway.fromModel({} as never, given)).toThrow(words);
});

test('what is undefined counts as not given', async () => {
  await expect(LocalGateway.fromTemplate({ Resources: {} }, { region: undefined })).rejects.toThrow('there is no REST API in it');
});
