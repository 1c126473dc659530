import { find } from './store';
import { JsonPathError, parseJsonPath } from '../../../src/vtl/json-path';

const ITEMS = '[1,2.0,"1","b",null,true,[1,"b"],{"a":"x"},{"a":null},{"a":[]}]';

describe('filters keep what they hold for', () => {
  test.each([
    ['@ == 1', '[1,"1"]'],
    ['@ === 1', '[1]'],
    ['@ !== \'1\'', '[1,2.0,"b",null,true,[1,"b"],{"a":"x"},{"a":null},{"a":[]}]'],
    ['@ == 2', '[2.0]'],
    ['@ == "1"', '[1,"1"]'],
    ['@ == null', '[null]'],
    ['@ == true', '[true]'],
    ['@ == [1, \'b\']', '[[1,"b"]]'],
    ['@ == {"a": "x"}', '[{"a":"x"}]'],
    ['@ > 1', '[2.0]'],
    ['@ >= \'b\'', '["b"]'],
    ['@ < "b"', '["1"]'],
    ['@ <= 1', '[1]'],
    ['@.a', '[{"a":"x"},{"a":null},{"a":[]}]'],
    ['!@.a', '[1,2.0,"1","b",null,true,[1,"b"]]'],
    ['@.a == null', '[{"a":null}]'],
    ['@.a != \'x\' && @.a', '[{"a":null},{"a":[]}]'],
    ['@ in [1, "b"]', '[1,"1","b"]'],
    ['@ IN $[6]', '[1,"1","b"]'],
    ['@ nin [1, null, true] && @ != \'b\' && !(@.a) && @ != 2', '[[1,"b"]]'],
    ['@ in 1', '[]'],
    ['@ nin 1', '[]'],
    ['@ contains \'b\'', '["b",[1,"b"]]'],
    ['@ all [1]', '[[1,"b"]]'],
    ['@ subsetof [1, "b", 2]', '[[1,"b"]]'],
    ['@ anyof [7, "b"]', '[[1,"b"]]'],
    ['@ noneof [7]', '[[1,"b"]]'],
    ['@ size 1', '["1","b",{"a":"x"},{"a":null},{"a":[]}]'],
    ['@ size 2', '[[1,"b"]]'],
    ['@.a empty true', '[{"a":[]}]'],
    ['@.a empty false', '[{"a":"x"}]'],
    ['@ =~ /B/i', '["b",[1,"b"]]'],
    ['@ =~ /[12]\\.?0?/', '[1,2.0,"1",[1,"b"]]'],
    ['/\\w/ =~ @.a', '[{"a":"x"}]'],
    ['@ == 1 || @ == \'b\' && @ != 1', '[1,"1","b"]'],
    ['(@ == 1 || @ == \'b\') && @ != 1', '["b"]'],
    ['@[0] == 1', '[[1,"b"]]'],
    ['@.length() == 2', '[[1,"b"]]'],
    ['1 < 2 && @ == true', '[true]'],
    ['@.a==\'x\'||@==true', '[true,{"a":"x"}]'],
    ['\'x\' == @.a', '[{"a":"x"}]'],
    ['@[?(@ == "b")] empty false', '[[1,"b"]]'],
  ])('[?(%s)]', (condition, kept) => {
    expect(find(`$[?(${condition})]`, ITEMS)).toBe(kept);
  });

  test('an object is asked itself, and scanned with all that is below', () => {
    expect(find('$[?(@.a > 1)]', '{"a":2}')).toBe('[{"a":2}]');
    expect(find('$[?(@.a > 1)].a', '{"a":1}')).toBe('[]');
    expect(find('$..[?(@.a > 1)].a', '{"a":2,"b":[{"a":1},{"c":{"a":3}},7]}')).toBe('[2,3]');
    expect(find('$.b[?(@.c.d == \'y\' && @.e > 3)].e', '{"b":[{"c":{"d":"y"},"e":4},{"c":{"d":"y"},"e":2},{"e":9}]}')).toBe('[4]');
  });

  test('whole numbers are compared exactly', () => {
    expect(find('$[?(@ == 9007199254740993)]', '[9007199254740992,9007199254740993]')).toBe('[9007199254740993]');
    expect(find('$[?(@ > 9007199254740992.0)]', '[9007199254740992,9007199254740993]')).toBe('[9007199254740993]');
  });
});

test.each([
  ['$[?]', 3, 'expected ('], ['$[?()]', 4, 'a value'], ['$[?(@.a]', 7, 'expected )'], ['$[?(@.a)', 8, 'expected ]'], ['$[?(1)]', 5, 'compared with nothing'],
  ['$[?(@ = 1)]', 6, 'no operator ='], ['$[?(@ like 1)]', 6, 'no operator like'], ['$[?(@ toString 1)]', 6, 'no operator'], ['$[?(@ == )]', 9, 'a value'],
  ['$[?(@ == \'a)]', 9, 'closing quote'], ['$[?(@ =~ /a)]', 9, 'closing /'], ['$[?(@ =~ /(/)]', 9, 'regular expression'], ['$[?(@ =~ /a/x)]', 9, 'flags x'],
  ['$[?(@ == {a:1})]', 10, 'a key in quotes'], ['$[?(@ == {"a" 1})]', 14, 'expected :'], ['$[?(@ == [1 2])]', 12, 'expected ]'], ['$[?(@ == 1 2)]', 11, 'expected )'],
  ['$[?(@ == @.)]', 11, 'a name'],
])('%s is no filter: character %i', (path, position, reason) => {
  const parse = (): unknown => parseJsonPath(path);
  expect(parse).toThrow(JsonPathError);
  expect(parse).toThrow(expect.objectContaining({ position, reason: expect.stringContaining(reason) }));
});

test('a pattern that would explode elsewhere ends', () => {
  expect(find('$[?(@ =~ /(a+)+/)]', JSON.stringify([`${'a'.repeat(30)}!`, 'aaa']))).toBe('["aaa"]');
});
