import { render } from '../render';

const valueOf = (expression: string): string => render(`#set($x = ${expression})$x`);

describe('literals', () => {
  test.each([
    ['"a"', 'a'], ["'a'", 'a'], ['"$name$n"', 'World5'], ["'$name'", '$name'], ['"${name}_$n"', 'World_5'],
    ['"a""b"', 'a"b'], ["'a''b'", "a'b"], ['"a\'b"', "a'b"], ['"\\u0041\\n"', 'A\\n'],
    ['"#if($yes)x#{else}y#end"', 'x'], ['"#set($y = 1)$y"', '1'], ['"cost $"', 'cost $'], ['"a #"', 'a #'], ['"a ## $name"', 'a '],
    ['"a\n$name"', 'a\nWorld'], ['""', ''],
    ['1', '1'], ['-5', '-5'], ['1.0', '1.0'], ['.5', '0.5'], ['1.', '1.0'], ['1e3', '1000.0'], ['-1.5E-7', '-1.5E-7'], ['12345678.9', '1.23456789E7'],
    ['99999999999999999999', '99999999999999999999'],
    ['true', 'true'], ['false', 'false'],
    ['[]', '[]'], ['["a", 1, $name, [1..3]]', '[a, 1, World, [1, 2, 3]]'], ['[ $n..3 ]', '[5, 4, 3]'], ['[1 .. $list.size()]', '[1, 2, 3]'],
    ['{}', '{}'], ['{ }', '{}'], ['{"a": 1, $name: {"b": $undef}}', '{a=1, World={b=}}'], ['{1: 2}', '{1=2}'],
    ['[$name..3]', ''],
  ])('%s', (expression, expected) => expect(valueOf(expression)).toBe(expected));
});

describe('arithmetic', () => {
  test.each([
    ['$n + 2', '7'], ['$n+2', '7'], ['$n - 2', '3'], ['3-$n', '-2'], ['$n * -1', '-5'], ['7 / 2', '3'], ['(0 - 7) / 2', '-3'], ['7 % 4', '3'],
    ['(0 - 7) % 3', '-1'], ['1 + 2 * 3', '7'], ['(1 + 2) * 3', '9'], ['1.5 + 1', '2.5'], ['5 / 2.0', '2.5'], ['0.1 + 0.2', '0.30000000000000004'],
    ['2147483647 + 1', '2147483648'], ['9223372036854775807 + 1', '9223372036854775808'], ['10 - 3 - 2', '5'], ['20 / 2 / 5', '2'],
    ['"5" + 1', '51'], ['1 + "5"', '15'], ['"a" + $list', 'a[a, b, c]'], ['1 + 2 + "a"', '3a'], ['(1/0) + "a"', '(1/0)a'], ['"a" + (1/0)', 'a(1/0)'],
    ['$list + 1', ''], ['$yes - 1', ''], ['1 / 0', ''], ['1 % 0', ''], ['1.5 / 0', ''],
  ])('%s', (expression, expected) => expect(valueOf(expression)).toBe(expected));

  test('a name may hold a "-"', () => {
    expect(render('#set($x = $n-2)[$x]')).toBe('[]');
  });
});

describe('comparison', () => {
  test.each([
    ['$n == 5', true], ['$n == 5.0', true], ['"5" == 5', true], ['5 == "5.0"', false], ['"true" == true', true], ['$list == ["a", "b", "c"]', true],
    ['{"a": [1]} == {"a": [1]}', true], ['{"a": 1} == {"a": 2}', false], ['$list == "[a, b, c]"', true], ['$list == $map', false],
    ['$name != "World"', false], ['$n ne 4', true], ['$undef == $undef2', true], ['$undef == ""', true], ['(1/0) == (2/0)', true], ['(1/0) == ""', false],
    ['$n > 3', true], ['$n lt 3', false], ['$n <= 5', true], ['$n ge 6', false], ['"b" > "a"', false], ['$undef > 3', false], ['$undef <= 3', false],
    ['1 < 2 == true', true], ['$yes && !$no', true], ['$yes and $no', false], ['$no or $n gt 3', true], ['not $no', true], ['! $no', true],
    ['$no || $undef.a', true], ['$no && $undef.fail()', false], ['1 == 1 && 2 == 2 || 3 == 4', true], ['($yes || $no) && $no', false],
  ])('%s', (expression, expected) => expect(valueOf(expression)).toBe(String(expected)));
});
