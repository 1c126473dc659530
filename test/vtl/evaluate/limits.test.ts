import { errorOf, render } from '../render';

const again = (text: string, times: number): string => text.repeat(times);
const loops = (body: string, levels: number): string => levels === 0 ? body : `#foreach($i${levels} in [1..1000])${loops(body, levels - 1)}#end`;

describe('a hostile template ends with an error', () => {
  test.each([
    ['nested parentheses', `#set($x = ${again('(', 10_000)}1${again(')', 10_000)})`, 'levels of nesting'],
    ['nested #if', again('#if($a)', 10_000) + again('#end', 10_000), 'levels of nesting'],
    ['nested lists', `#set($x = ${again('[', 10_000)}`, 'levels of nesting'],
    ['nested negations', `#set($x = ${again('!', 10_000)}true)`, 'levels of nesting'],
    ['nested arguments', again('$x.a(', 10_000), 'levels of nesting'],
    ['nested indexes', again('$x[', 10_000), 'levels of nesting'],
    ['nested loops', loops('x', 3), 'more steps than are allowed'],
    ['empty nested loops', loops('#set($x = 1)', 3), 'more steps than are allowed'],
    ['doubled text', `#set($s = "aaaaaaaaaa")${again('#set($s = "$s$s")', 60)}`, 'too large'],
    ['text added to itself', `#set($s = "aaaaaaaaaa")${loops('#set($s = $s + $s)', 1)}`, 'too large'],
    ['text in a loop', `#set($s = "aaaaaaaaaa")${loops('#set($s = $s.concat($s))', 1)}`, 'too large'],
    ['replaced text', `#set($s = "aaaaaaaaaa")${loops('#set($s = $s.replace("a", "aaaaaaaaaa"))', 1)}`, 'too large'],
    ['repeated text', '#set($s = "ab")$s.repeat(2000000000)', 'too large'],
    ['wide fields', '#set($s = "ab")$s.format("%1000000000d", 1)', 'too large'],
    ['doubled lists', `#set($l = [1])${again('#set($q = $l.addAll($l))', 60)}`, 'too large'],
    ['lists of lists', `#set($a = [1])${again('#set($a = [$a, $a])', 60)}$a`, 'more steps than are allowed'],
    ['comparing lists of lists', `#set($a = [1])#set($b = [1])${again('#set($a = [$a, $a])#set($b = [$b, $b])', 60)}#if($a == $b)#end`, 'more steps'],
    ['collected lists', `#set($a = [])${loops('#set($q = $a.add([1..100000]))', 2)}`, 'more steps than are allowed'],
    ['long ranges', '#foreach($i in [0..2000000000])#end', 'a range grew too large'],
    ['multiplied numbers', `#set($x = 10)${loops('#set($x = $x * $x)', 1)}`, 'a number grew too large'],
    ['long numbers', `#set($x = ${again('9', 100_000)})`, 'found a number of 100000 characters'],
    ['blocks of blocks', `${Array.from({ length: 60 }, (_, i) => `#define($d${i})$d${i + 1}$d${i + 1}#end`).join('')}$d0`, 'more steps than are allowed'],
    ['a long chain of blocks', `${Array.from({ length: 2000 }, (_, i) => `#define($d${i})$d${i + 1}#end`).join('')}$d0`, 'more than 500 levels'],
    ['a map that holds itself', '#set($m = {})#set($q = $m.put("a", $m))$m', 'holds itself'],
    ['an entry that holds itself', '#set($m = {"a": 1})#foreach($e in $m.entrySet())#set($q = $m.put("a", $e))#end$m', 'holds itself'],
    ['a loop that holds itself', '#foreach($i in [1])#set($foreach.x = {"f": $foreach})$foreach#end', 'holds itself'],
    ['a big regular expression', '#set($s = "a")$s.matches("((a{1000}){1000}){1000}")', 'a regular expression grew too large'],
  ])('%s', (_, template, reason) => {
    expect(errorOf(template)).toMatch(new RegExp(`${reason}.* \\(line \\d+, column \\d+\\)$`));
  });

  test('a slow regular expression is not slow', () => {
    expect(render(`#set($s = "${again('a', 3000)}b")$s.matches("(a+)+$") $s.matches("(a|a)*c") $s.matches("(.*)(.*)(.*)x")`)).toBe('false false false');
  });

  test.each([
    ['a chain of operators', `#set($x = 1${again(' + 1', 50_000)})$x`, '50001'],
    ['a chain of properties', `$x${again('.a', 50_000)}`, ''],
    ['many branches', `#if($no)${again('#elseif(false)', 20_000)}#{else}x#end`, 'x'],
    ['"$"', `${again('$', 100_000)} `, `${again('$', 100_000)} `],
    ['"#$"', `${again('#$', 50_000)} `, `${again('#$', 50_000)} `],
    ['backslashes', again('\\', 100_000), again('\\', 100_000)],
    ['quotes', `#set($x = [${again('"",', 20_000)}""])$x.size()`, '20001'],
    ['comments', again('#**#', 50_000), ''],
  ])('much of the same is fine: %s', (_, template, expected) => {
    expect(render(template)).toBe(expected);
  });
});

describe('limits', () => {
  test('a loop ends after 1,000 iterations, silently, as at API Gateway', () => {
    expect(render('#foreach($i in [1..2000])#if($foreach.index == 999)$i $foreach.hasNext#end#end')).toBe('1000 true');
    expect(render('#foreach($i in [1..5])$i#end', {}, { loops: 2 })).toBe('12');
  });

  test('others are errors with their place', () => {
    expect(errorOf('ab\n$name', undefined, { output: 5 })).toBe('the result grew too large (line 2, column 1)');
    expect(errorOf('#set($x = "ab" + "cde")', {}, { output: 4 })).toBe('text grew too large (line 1, column 16)');
    expect(errorOf('#foreach($i in $list)$i#end', undefined, { steps: 5 })).toMatch(/^the template takes more steps than are allowed/);
    expect(errorOf('#if(true)#if(true)#if(true)x#end#end#end', {}, { depth: 3 })).toBe('more than 3 levels within one another (line 1, column 23)');
  });

  test('are those of one evaluation', () => {
    expect(render('#foreach($i in $list)$i#end', undefined, { steps: 100 })).toBe('abc');
    expect(render('#foreach($i in $list)$i#end', undefined, { steps: 100 })).toBe('abc');
  });
});
