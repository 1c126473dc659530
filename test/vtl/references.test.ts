import { parseTemplate } from '../../src/vtl/parse';
import { referencesOf } from '../../src/vtl/references';
import type { ReferenceStep, ReferenceUse } from '../../src/vtl/references';

function shownStep(step: ReferenceStep): string {
  if (step.kind === 'property') return `.${step.name}`;
  if (step.kind === 'index') return `[${String(step.key)}]`;
  return `.${step.name}(${step.args.map(String).join()})`;
}

const shown = ({ root, steps, at, assigned }: ReferenceUse): string =>
  `${root}${steps.map(shownStep).join('')}${assigned ? '=' : ''}@${at.line}:${at.column}`;

const found = (template: string): string[] => referencesOf(parseTemplate(template)).map(shown);

test.each([
  ['text ## $c\n#* $d *# #[[$e]]#', []],
  ['$a.b.c(1, "x", true, foo)[0]', ['a.b.c(1,x,true,null)[0]@1:1']],
  ['${a}$!{b.c}\\$d', ['a@1:1', 'b.c@1:5', 'd@1:13']],
  ['$a.b($c.d($e), [$f], {"k": $g}, [1..$h])', ['a.b(undefined,undefined,undefined,undefined)@1:1', 'c.d(undefined)@1:6', 'e@1:11', 'f@1:17', 'g@1:28', 'h@1:37']],
  ['$a[$b]["c"]', ['a[undefined][c]@1:1', 'b@1:4']],
  ['#set($a.b = $c + "x $d" * ($e - !$f))', ['a.b=@1:6', 'c@1:13', 'd@1:21', 'e@1:28', 'f@1:34']],
  ['#if($a)$b#elseif($c == 1)$d#{else}$e#end', ['a@1:5', 'b@1:8', 'c@1:18', 'd@1:26', 'e@1:35']],
  ['#foreach($i in $l)\n$i#break($foreach)#end', ['i=@1:10', 'l@1:16', 'i@2:1', 'foreach@2:10']],
  ['#define($b)$c#end#stop', ['b=@1:9', 'c@1:12']],
  ['$input.path("$.a[0]") $input.json(\'$.b\') $input.path("$x.a")', [
    'input.path($.a[0])@1:1', 'input.json($.b)@1:23', 'input.path(undefined)@1:42', 'x.a@1:55',
  ]],
  ['#set($s = "a\n  ""$b""")', ['s=@1:6', 'b@2:5']],
])('%j', (template, expected) => {
  expect(found(template)).toEqual(expected);
});
