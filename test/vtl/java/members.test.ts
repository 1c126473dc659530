import { render } from '../render';

describe('text', () => {
  test.each([
    ['$name.length() $name.isEmpty() $empty.isEmpty() $name.empty $name.isBlank()', '5 false true false false'],
    ['$name.substring(1,3) $name.substring(2) $name.subSequence(0,1) $name.charAt(0)', 'or rld W W'],
    ['$name.indexOf("r") $name.indexOf("o", 2) $name.indexOf(111) $name.lastIndexOf("x") $name.lastIndexOf("o", 3)', '2 -1 1 -1 1'],
    ['$name.contains("or") $name.startsWith("Wo") $name.startsWith("or", 1) $name.endsWith("ld")', 'true true true true'],
    ['$name.equals("World") $name.equals(5) $name.equalsIgnoreCase("wORLD") $name.contentEquals("x")', 'true false true false'],
    ['$name.compareTo("Wz") $name.compareTo("Worlds") $name.compareToIgnoreCase("WORLD")', '-11 -1 0'],
    ['$name.concat("!") $name.repeat(2) $name.replace("o","0") $name.replace("","-")', 'World! WorldWorld W0rld -W-o-r-l-d-'],
    ['$name.toUpperCase() $name.toLowerCase() $name.toString() $name.hashCode()', 'WORLD world World 83766130'],
    ['#set($s = "  a ")[$s.trim()][$s.strip()][$s.stripLeading()][$s.stripTrailing()]', '[a][a][a ][  a]'],
    ['#foreach($x in $name.split("o"))[$x]#end $name.split("o").size() $name.split("o")[1] $name.split("o")', '[W][rld] 2 rld [Ljava.lang.String;@0'],
    ['$name.valueOf(5) $name.join("-", $list) $name.join("-", "a", 1) $name.codePointAt(0) $name.intern()', '5 a-b-c a-1 87 World'],
    ['$name.format("%s|%05d|%,d|%+d|%.2f|%x|%5s|%-5s|%S|%b|%%|%n", "a", 42, 1234567, 5, 1.5, 255, "b", "c", "d", true)',
      'a|00042|1,234,567|+5|1.50|ff|    b|c    |D|true|%|\n'],
    ['$name.toCharArray().size()', '5'],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));
});

describe('numbers', () => {
  test.each([
    ['$n.intValue() $n.longValue() $n.doubleValue() $n.toString() $n.compareTo(3) $n.equals(5) $n.equals(5.0) $n.hashCode()', '5 5 5.0 5 1 true false 5'],
    ['#set($Integer = 0)$Integer.parseInt("12") $Integer.parseInt("+5") $Integer.parseInt("ff", 16) $Integer.valueOf("7")', '12 5 255 7'],
    ['$n.toString(255, 16) $n.toHexString(255) $n.toHexString(-1) $n.toBinaryString(5) $n.toOctalString(8)', 'ff ff ffffffff 101 10'],
    ['$n.max(1, 2) $n.min(1, 2) $n.sum(1, 2) $n.compare(1, 2) $n.signum(-3) $n.parseLong("9223372036854775807")', '2 1 3 -1 -1 9223372036854775807'],
    ['#set($x = 300)#set($y = 4294967301)$x.byteValue() $x.shortValue() $y.intValue()', '44 300 5'],
    ['$half.intValue() $half.doubleValue() $half.isNaN() $half.isInfinite() $half.parseDouble("1e3") $half.compareTo(2.0)', '1 1.5 false false 1000.0 -1'],
    ['$half.valueOf(" 2.5 ") $half.toString() $half.max(1, 2.5) $half.hashCode()', '2.5 1.5 2.5 1073217536'],
    ['$yes.booleanValue() $yes.toString() $yes.equals(true) $yes.compareTo(false) $yes.parseBoolean("TRUE") $yes.hashCode()', 'true true true 1 true 1231'],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));
});

describe('lists', () => {
  test.each([
    ['$list.size() $list.isEmpty() $list.empty $emptyList.isEmpty() $list.get(1) $list.toString()', '3 false false true b [a, b, c]'],
    ['$list.contains("a") $list.contains("z") $list.indexOf("c") $list.lastIndexOf("z") $list.containsAll(["a", "b"])', 'true false 2 -1 true'],
    ['$list.add("d") $list.add(0, "z") $list', 'true  [z, a, b, c, d]'],
    ['$list.set(0, "z") $list.remove(1) $list.remove("c") $list.remove("q") $list', 'a b true false [z]'],
    ['$list.addAll(["d"]) $list.addAll(1, [1, 2]) $list', 'true true [a, 1, 2, b, c, d]'],
    ['$list.removeAll(["a"]) $list.retainAll(["c"]) $list $list.clear()$list', 'true true [c] []'],
    ['$list.subList(0, 2) $list.equals(["a", "b", "c"]) $list.hashCode() $list.iterator().next()', '[a, b] true 126145 a'],
    ['#foreach($i in $list.iterator())$i#end', 'abc'],
    ['$list.get("0") $list.size(1) $list.count() $list.first', '   '],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));
});

describe('maps', () => {
  test.each([
    ['$map.size() $map.isEmpty() $emptyMap.isEmpty() $map.get("k1") $map.k2 $map.none $map.size', '2 false true v1 v2  '],
    ['$map.put("k3", 1)|$map.put("k1", 2)|$map', '|v1|{k1=2, k2=v2, k3=1}'],
    ['$map.putIfAbsent("k1", 0) $map.replace("k2", 3) $map.remove("k1") $map.remove("z")|$map', 'v1 v2 v1 |{k2=3}'],
    ['$map.putAll({"a": 1})$map $map.clear()$map', '{k1=v1, k2=v2, a=1} {}'],
    ['$map.containsKey("k1") $map.containsValue("v2") $map.getOrDefault("z", "d") $map.equals({"k2": "v2", "k1": "v1"})', 'true true d true'],
    ['$map.keySet() $map.values() $map.entrySet() $map.keySet().size() $map.keySet().contains("k1")', '[k1, k2] [v1, v2] [k1=v1, k2=v2] 2 true'],
    ['#foreach($e in $map.entrySet())$e.key$e.getValue()$e.setValue("x")#end$map', 'k1v1v1k2v2v2{k1=x, k2=x}'],
    ['$map.keySet().remove("k1") $map [$map.keySet().get(0)]', 'true {k2=v2} []'],
    ['#set($map.size = 7)$map.size $map.size()', '7 3'],
  ])('%s', (template, expected) => expect(render(template)).toBe(expected));
});

test('what does not exist, or does not take the arguments, is a reference to nothing', () => {
  expect(render('[$name.foo()$name.foo$name.length(1)$name.substring("1")$n.size()$yes.x$map.put("a")]')).toBe('[]');
});

test('there are no classes, so no way out of the template', () => {
  const way = '[$name.class$name.getClass()$name.class.forName("java.lang.Runtime")$list.class.name$map.getClass()$n.constructor$map.prototype]';
  expect(render(way)).toBe('[]');
});

test('names of JavaScript mean nothing', () => {
  expect(render('[$constructor$__proto__$toString$map.constructor$map.get("__proto__")$map.hasOwnProperty$list.map$name.constructor()$list.push(1)$foreach.constructor]')).toBe('[]');
});
