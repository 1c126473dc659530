import { render } from '../render';

describe('references', () => {
  test.each([
    ['Hello $name!', 'Hello World!'],
    ['${name}ly', 'Worldly'],
    ['$!name $!{name}', 'World World'],
    ['$name. ok', 'World. ok'],
    ['$name.length() $name.length ()', '5  ()'],
    ['$items[0].tags[1] $items.get(1).id', 'y 2'],
    ['$map["k1"] $map[\'k2\'] $map.k1', 'v1 v2 v1'],
    ['$list[-1]', 'c'],
    ['$list[ 0 ]', 'a'],
    ['$map.get(k1)', ''],
    ['$$name $5 $ 6 a@b.c $.x $[0] ${ $!{', '$World $5 $ 6 a@b.c $.x $[0] ${ $!{'],
    ['$yes $no $half $n', 'true false 1.5 5'],
    ['$name.length().x|$name.x.y|$undef.a.b()', '||'],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));

  // Recorded by the tests of localstack/airspeed against API Gateway, and in the conformance recordings of $input.path.
  test.each([
    ['Hello $name', 'Hello ', {}],
    ['#if($some_value)hide me#end', 'hide me', {}],
    ['#if($some_value)hide me#end', 'hide me', { some_value: null }],
    ['#if(${a.b.c})yes!#end', 'yes!', {}],
    ['#if($a)yes!#end', '', { a: false }],
    ['#if(!$a)yes!#end', '', {}],
    ['#set($result = $undef){"body": $result, "isNull": #if( $result == $null )"true"#else"false"#end}', '{"body": , "isNull": "true"}', {}],
    ['#if($undef == "")a#{else}b#end', 'a', {}],
    ['#set($d = {})#set($d[$key] = "foo")$d', '{=foo}', {}],
    ['#set($a = 1)#set($a = $undef)[$a]', '[]', {}],
    ['#set($a = "x" + $undef + 1)$a', 'x1', {}],
  ])('to nothing are empty text: %s', (template, expected, variables) => expect(render(template, variables)).toBe(expected));
});

describe('text behind a reference', () => {
  test.each([
    ['$name photo.jpg', 'World photo.jpg'],
    ['${name}photo.jpg', 'Worldphoto.jpg'],
    ['$list[0]photo.jpg', 'aphoto'],
    ['$name.length()px.png', '5px'],
    ['$name{"a":1}', 'World{"a":1}'],
    ['$name{a}b', 'World{b'],
    ['$name"x"', 'World"x"'],
    ['$name#set($x = 1)b.c', 'Worldb'],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));
});

describe('escapes', () => {
  test.each([
    ['\\$name \\${name} \\$undef', '$name ${name} $undef'],
    ['\\\\$name', '\\World'],
    ['\\\\\\$name', '\\$name'],
    ['\\#if \\#set($x) \\#foo', '#if #set() \\#foo'],
    ['\\\\#if($yes)x#end', '\\x'],
    ['a\\b \\\\ \\" \\', 'a\\b \\\\ \\" \\'],
    ['$#if($yes)a#end', 'a'],
    ['# $name #13ff93 #', '# World #13ff93 #', ' '],
    ['$!name$!{undef}', 'World'],
    ['$\\!name', ''],
  ])('%s', (template, expected, behind = '') => expect(render(template + behind)).toBe(expected + behind));
});

describe('directives', () => {
  test.each([
    ['#if($n == 1)a#elseif($n == 5)b#{else}c#end', 'b'],
    ['#{if}($no)x#{else}y#{end}z', 'yz'],
    ['#if($no)a#else b#end', ' b'],
    ['#if($empty)a#end#if($zero)b#end#if($emptyList)c#end#if($emptyMap)d#end', 'abcd'],
    ['#if("text")a#end#if(1)b#end#if($n + 1)c#end#if([1])d#end#if({})e#end', ''],
    ['#if("a" == "a")a#end#if(!("a" == "b"))b#end', 'ab'],
    ['#set ( $x = 1 )$x', '1'],
    ['#set($x.y = 1)#set($undef.a.b = 1)[$x]', '[]'],
    ['#set($map.k1 = 2)#set($map["k 3"] = 3)$map', '{k1=2, k2=v2, k 3=3}'],
    ['#set($list[0] = "z")#set($list[-1] = "y")$list', '[z, b, y]'],
    ['#set($name.x = 1)$name', 'World'],
    ['#set($x = 1 / 0)#set($y = 1 % 0)#set($z = "a" * 2)[$x$y$z]', '[]'],
    ['#foreach($i in $list)$i#if($foreach.hasNext),#end#end$i', 'a,b,c'],
    ['#foreach($i in $map)$i;#end', 'v1;v2;'],
    ['#foreach($i in [3..1])$foreach.index$foreach.count$i$foreach.first$foreach.last;#end', '013truefalse;122falsefalse;231falsetrue;'],
    ['#foreach($i in $list)$velocityCount$velocityHasNext #end$velocityCount', '1true 2true 3false '],
    ['#foreach($i in $items)#foreach($j in $i.tags)$foreach.parent.index$foreach.topmost.count$j #end#end', '01x 01y '],
    ['#foreach($i in "text")x#end#foreach($i in 5)x#end#foreach($i in $undef)x#end', ''],
    ['#set($i = 9)#foreach($i in [1..2])$i#end$i', '129'],
    ['#foreach($i in [1..5])#if($i == 3)#break#end$i#end', '12'],
    ['#foreach($i in [1..2])#foreach($j in [1..2])#if($j == 2)#break($foreach.parent)#end$i$j#end#end', '11'],
    ['#foreach($i in [1..2])#set($foreach.x = $i)$foreach.x#end', '12'],
    ['a#stop b', 'a'],
    ['a#break b', 'a'],
    ['#stop("done")a', ''],
    ['#define($block)<$name>#end$block#set($name = "x")$block', '<World><x>'],
    ['#define($a)x$a#end$a', 'xx$a'],
    ['#literal()$name #if($yes)x#end#end', '$name #if($yes)x#end'],
    ['#[[$name #if]]#', '$name #if'],
    ['a #* x\n *# b ## c\nd', 'a  b d'],
    ['#foo $name #foo( $x "y" z )', '#foo World #foo( $x "y" z )'],
    ['#@foo()$name#end', '#@foo()$name#end'],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));

  // Recorded by the tests of localstack/airspeed against API Gateway.
  test.each([
    ['#macro ( recur $number)#if ($number > 0)#set($number = $number - 1)#recur($number)X#end#end#recur(5)', '#recur(5)'],
    ['#set($dynamicsource = "$source$select")\n#evaluate($dynamicsource)', '#evaluate($dynamicsource)'],
    ['#set($v1 = {})#return($v1)', '#return($v1)'],
  ])('that API Gateway does not have are text: %s', (template, expected) => expect(render(template)).toBe(expected));
});

describe('blanks and line breaks', () => {
  test.each([
    ['a\n#set($x = 1)\nb', 'a\nb'],
    ['#set($x = 1)   \nb', 'b'],
    ['a\r\n#set($x = 1)\r\nb', 'a\r\nb'],
    ['  #set($x = 1)\n  #set($y = 2)\nb', 'b'],
    ['a\n  #set($x = 1)\nb', 'a\n  b'],
    ['a #set($x = 1) b', 'a  b'],
    ['#if($yes)\n x\n#else \n y\n#end\nz', ' x\nz'],
    ['[\n#foreach($i in $list)\n  "$i"#if($foreach.hasNext),#end\n\n#end\n]', '[\n  "a",\n  "b",\n  "c"\n]'],
    ['x## comment\n\ny', 'x\ny'],
  ])('%j', (template, expected) => expect(render(template)).toBe(expected));
});
