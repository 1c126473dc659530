import { print } from '../../../src/vtl/java';
import { VtlList, VtlMap } from '../../../src/vtl/values';
import type { Value } from '../../../src/vtl/values';
import { valueOf } from '../render';

test.each([
  [null, ''], ['', ''], ['a "b"', 'a "b"'], [true, 'true'], [5n, '5'], [-(2n ** 70n), '-1180591620717411303424'],
  [1, '1.0'], [1.5, '1.5'], [-0, '-0.0'], [1e7, '1.0E7'], [123456789.5, '1.234567895E8'], [0.001, '0.001'], [0.0001, '1.0E-4'], [NaN, 'NaN'],
  [Infinity, 'Infinity'], [-Infinity, '-Infinity'],
])('%p prints as %j', (value: Value, text) => {
  expect(print(value)).toBe(text);
});

test.each([
  [[], '[]'], [['a', 1, null, [true]], '[a, 1, null, [true]]'], [{}, '{}'], [{ a: null, b: { c: [1.5] } }, '{a=null, b={c=[1.5]}}'],
])('%j prints as %s', (value, text) => {
  expect(print(valueOf(value))).toBe(text);
});

/** @see the recordings of $input.path in rest/ls-common-TestApiGatewayCommon-test-input-path-template-formatting-1 */
test('lists from JSON print as JSON, within maps too; maps do within them only', () => {
  const inner = new VtlMap([['foo', 'b"ar']]);
  const list = new VtlList([inner, null, 1n, 1.5], true);
  expect(print(list)).toBe('[{"foo":"b\\"ar"},null,1,1.5]');
  expect(print(new VtlMap([['list', list], ['map', inner]]))).toBe('{list=[{"foo":"b\\"ar"},null,1,1.5], map={foo=b"ar}}');
});

test('objects print as they say', () => {
  expect(print({ property: () => undefined, call: () => undefined, print: () => 'me' })).toBe('me');
});

test('what holds itself is refused', () => {
  const list = new VtlList();
  list.items.push(list);
  expect(() => print(list)).toThrow('holds itself');
  expect(() => print(new VtlList([list], true))).toThrow('cannot be printed');
});
