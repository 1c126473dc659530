import { parseTemplate } from '../../../src/vtl/parse';
import { VtlError } from '../../../src/vtl/vtl-error';
import { errorOf, render } from '../render';

test('an error has its reason, its line and its column', () => {
  const parse = () => parseTemplate('a\r\nb #if($x\nc');
  expect(parse).toThrow(VtlError);
  expect(parse).toThrow(expect.objectContaining({
    reason: 'found "c", expected an operator or the ")" of the condition',
    line: 3,
    column: 1,
    message: 'found "c", expected an operator or the ")" of the condition (line 3, column 1)',
    name: 'VtlError',
  }));
});

describe('what does not parse', () => {
  test.each([
    ['#end', 'found "#end", expected an #if or #foreach before it (line 1, column 1)'],
    ['a\n#else', 'found "#else", expected an #if or #foreach before it (line 2, column 1)'],
    ['#if($a)x', 'found the end of the text, expected the #end of the #if of line 1, column 1 (line 1, column 9)'],
    ['#foreach($i in $l)\n#if($i)\n#end\n', 'found the end of the text, expected the #end of the #foreach of line 1, column 1 (line 4, column 1)'],
    ['#if', 'found the end of the text, expected "(" and a condition (line 1, column 4)'],
    ['#if()#end', 'found ")", expected a value: a $reference, text in quotes, a number, true, false, a [list] or a {"map": …} (line 1, column 5)'],
    ['#if($a = 1)#end', 'found "=", expected an operator or the ")" of the condition (line 1, column 8)'],
    ['#set($a)', 'found ")", expected "=": #set($name = value) (line 1, column 8)'],
    ['#set("a" = 1)', 'found """, expected a name behind "$" (line 1, column 6)'],
    ['#set($a = $n -2)', 'found "-2", expected an operator or the ")" of #set (line 1, column 14)'],
    ['#set($a = -$n)', 'found "-", expected a value'],
    ['#set($a = null)', 'found "null", expected a value'],
    ['#set($a = [1,])', 'found "]", expected a value'],
    ['#set($a = [ ])', 'found "]", expected a value'],
    ['#set($a = ["a".."b"])', 'found ".", expected "," or "]" (line 1, column 15)'],
    ['#set($a = [1.."b"])', 'a range ends with a whole number or a reference (line 1, column 15)'],
    ['#set($a = {"a"})', 'found "}", expected ":" (line 1, column 15)'],
    ['#set($a = {"a": 1', 'found the end of the text, expected "," or "}"'],
    ['#set($a = "x)', 'found text that begins with " and does not end, expected another " (line 1, column 11)'],
    ['#set($a = "\\u00g1")', 'found "\\u", expected four hexadecimal digits behind it (line 1, column 12)'],
    ['#set($a = (1 + 2)', 'found the end of the text, expected an operator or the ")" of #set'],
    ['#set($a = (1 + 2', 'found the end of the text, expected an operator or ")"'],
    ['#foreach $i', 'found a blank, expected "(": #foreach($item in $list) (line 1, column 9)'],
    ['#foreach($i : $l)#end', 'found ":", expected "in": #foreach($item in $list) (line 1, column 13)'],
    ['#foreach($i in $l $m)#end', 'found "$m", expected the ")" of #foreach (line 1, column 19)'],
    ['#define(x)#end', 'expected a name behind "$" (line 1, column 9)'],
    ['#define($x $y)#end', 'expected the ")" of #define, which takes one name and no arguments (line 1, column 12)'],
    ['#macro()#end', 'expected the name of the macro'],
    ['#macro x', 'expected "(" and the name of the macro'],
    ['#literal', 'expected "()": #literal()'],
    ['#stop("a" "b")', '#stop takes at most one message (line 1, column 1)'],
    ['#break($a $b)', '#break takes at most one scope (line 1, column 1)'],
    ['#foo(', 'found the end of the text, expected a value'],
    ['#foo($a,)', 'found ")", expected a value'],
    ['#@foo($a)x', 'expected the #end of the #@foo of line 1, column 1'],
    ['a #parse("x")', 'found "#parse", which reads files: API Gateway has none (line 1, column 3)'],
    ['#include("x")', 'found "#include", which reads files: API Gateway has none (line 1, column 1)'],
    ['${name', 'found the end of the text, expected "}", as the reference begins with "${" (line 1, column 7)'],
    ['${name }', 'found a blank, expected "}"'],
    ['$a.b(1', 'found the end of the text, expected "," or ")": an argument has no operators'],
    ['$a.b(1 + 2)', 'found "+", expected "," or ")": an argument has no operators (line 1, column 8)'],
    ['$a[x]', 'found "x", expected a value'],
    ['$a[1.5]', 'an index is text in quotes, a whole number, true, false or a reference (line 1, column 4)'],
    ['$a[1', 'found the end of the text, expected "]"'],
    ['$true', 'found "true", expected a name: true and false are words of the language (line 1, column 2)'],
    ['$a.false', 'found "false", expected a name'],
    ['$a.b()true', 'expected something else behind a reference: close it, as in "${name}", or put a blank between (line 1, column 7)'],
    ['$a #set($b = 1)[0]', 'expected something else behind a reference'],
    ['$a{b', 'expected "}": close the reference before the "{", as in "${name}{"'],
    ['Hello $', 'found "$" at the end of the text, expected a name behind it (line 1, column 7)'],
    ['\\$', 'found "$" at the end of the text'],
    ['a #', 'found "#" at the end of the text, expected a directive (line 1, column 3)'],
    ['#*', 'found "#*" at the end of the text, expected a "*#" behind it'],
    ['a ####', 'found a comment that ends the text with "#" or "$"'],
    ['#[[x', 'found "#[[", expected a "]]#" behind it (line 1, column 1)'],
  ])('%j', (template, message) => expect(errorOf(template)).toContain(message));

  test.each([
    ['#set($x = "a\n  #if($y)b")', 'the #end of the #if of line 2, column 3 (line 2, column 11)'],
    ['#set($x = "say ""hi"" $a[")', 'found the end of the text, expected a value: a $reference, text in quotes, a number, true, false, a [list] or a {"map": …} (line 1, column 26)'],
    ['#set($x = "a #end")', 'found "#end", expected the end of the text between quotes (line 1, column 14)'],
    ['$m.get("\\u0041$a.b(1", 2)', 'an argument has no operators'],
  ])('errors in double-quoted text have their place in the template: %j', (template, message) => {
    expect(errorOf(template)).toContain(message);
  });

  test('it may stand where it is never evaluated', () => {
    expect(() => render('#if(false)$a[x]#end')).toThrow(VtlError);
  });
});

describe('what does not evaluate', () => {
  test.each([
    ['a\n  $list.get(5)', 'index 5 is outside of a list of 3 (IndexOutOfBoundsException) (line 2, column 8)'],
    ['$list[5]', 'index 5 is outside of a list of 3 (IndexOutOfBoundsException) (line 1, column 6)'],
    ['$name[-1]', 'index -1 counts from an end, which only lists and maps have (line 1, column 6)'],
    ['$name.substring(9)', 'index 9 is outside of a text of 5 characters (StringIndexOutOfBoundsException) (line 1, column 6)'],
    ['#set($list[9] = 1)', 'index 9 is outside of a list of 3'],
    ['$n.parseInt("x")', '"x" is not a number (NumberFormatException) (line 1, column 3)'],
    ['$name.concat(x)', 'a method was given null (NullPointerException)'],
    ['$name.compareTo(1)', 'compareTo was given a value of another class (ClassCastException)'],
    ['$name.matches("(")', 'the regular expression "(" has a "(" without ")" at its character 2 (line 1, column 6)'],
    ['#break($n)', '#break takes a scope, such as $foreach or $foreach.parent (line 1, column 1)'],
    ['#define($a)$a.toString()#end$a', 'the block $a stands within itself'],
  ])('%j', (template, message) => expect(errorOf(template)).toContain(message));
});
