import { parseTemplate } from '../../src/vtl/parse';
import { repeatedAssignments } from '../../src/vtl/repeated-assignments';

const repeatedIn = (template: string): string[] =>
  repeatedAssignments(parseTemplate(template)).map(({ root, steps, at }) => `${root} ${steps.length} at ${at.line}:${at.column}`);

const A = '#set($context.requestOverride.header.a = 1)';
const B = '#set($context.requestOverride.header.b = 1)';

describe('repeated', () => {
  test.each([
    ['twice', `${A}\n${A}`, ['context 3 at 2:6']],
    ['three times', `${A}\n${A}\n${A}`, ['context 3 at 2:6', 'context 3 at 3:6']],
    ['in another case', `${A}\n#set($context.RequestOverride.HEADER["A"] = 2)`, ['context 3 at 2:6']],
    ['by its name in brackets', `${A}\n#set($context.requestOverride["header"]["a"] = 2)`, ['context 3 at 2:6']],
    ['the status', '#set($context.responseOverride.status = 1)\n#set($context.responseOverride.status = 2)', ['context 2 at 2:6']],
    ['behind an #if', `#if($x)${A}#end\n${A}`, ['context 3 at 2:6']],
    ['within an #if', `${A}\n#if($x)${A}#else${B}#end`, ['context 3 at 2:13']],
    ['in two #if', `#if($x)${A}#end\n#if($y)${A}#end`, ['context 3 at 2:13']],
    ['in a loop', `#foreach($i in $l)\n${A}#end`, ['context 3 at 2:6']],
    ['in a loop in a loop', `#foreach($i in $l)#foreach($j in $l)\n${A}#end#end`, ['context 3 at 2:6']],
    ['in branches in a loop', `#foreach($i in $l)#if($x)\n${A}#else\n${B}#end#end`, ['context 3 at 2:6', 'context 3 at 3:6']],
    ['in double-quoted text', `${A}\n#set($x = "${A}")`, ['context 3 at 2:17']],
    ['in a block', `${A}\n#define($d)${A}#end`, ['context 3 at 2:17']],
  ])('%s', (_, template, expected) => expect(repeatedIn(template)).toEqual(expected));
});

describe('not repeated', () => {
  test.each([
    ['once', A],
    ['different ones', `${A}${B}`],
    ['in branches that exclude each other', `#if($x)${A}#elseif($y)${A}#{else}${A}#end`],
    ['variables', '#set($a = 1)#set($a = 2)#foreach($i in $l)#set($a = 3)#end'],
    ['other parts of $context', '#set($context.x.y = 1)#set($context.x.y = 2)'],
    ['the whole', '#set($context = 1)#set($context = 2)'],
    ['names that only the evaluation knows', '#set($context.requestOverride.header[$n] = 1)#set($context.requestOverride.header[$n] = 2)'],
    ['other roots', '#set($ctx.requestOverride.a = 1)#set($ctx.requestOverride.a = 2)'],
  ])('%s', (_, template) => expect(repeatedIn(template)).toEqual([]));
});

test('deep nesting takes no long', () => {
  expect(repeatedIn('#foreach($i in $l)'.repeat(90) + A + '#end'.repeat(90))).toHaveLength(1);
});
