import fc from 'fast-check';
import { cycleFinding, findCycle, referencesOf } from '../../src/checks';
import { renderFinding } from '../../src/errors';
import { expectAdvice } from '../errors/refusal';

const graph = (edges: Record<string, string[]>) => (id: string) => edges[id] ?? [];

describe('what a resource refers to', () => {
  test.each<[string, unknown, string[]]>([
    ['Ref', { Ref: 'A' }, ['A']],
    ['GetAtt as a list', { 'Fn::GetAtt': ['A', 'Arn'] }, ['A']],
    ['GetAtt as text', { 'Fn::GetAtt': 'A.Outputs.Url' }, ['A']],
    ['Sub', { 'Fn::Sub': 'https://${A}/${B.Arn}' }, ['A', 'B']],
    ['Sub of a pseudo parameter', { 'Fn::Sub': '${AWS::Region}' }, []],
    ['Sub of a literal', { 'Fn::Sub': '${!A}' }, []],
    ['Sub with a map', { 'Fn::Sub': ['${A}/${V}', { V: { Ref: 'B' } }] }, ['A', 'B']],
    ['DependsOn as text', { DependsOn: 'A' }, ['A']],
    ['DependsOn as a list', { DependsOn: ['A', 'B'] }, ['A', 'B']],
    ['deep inside', { Properties: { Env: [{ Value: { 'Fn::Join': ['', ['x', { Ref: 'A' }]] } }] } }, ['A']],
    ['a text that only looks like it', { Description: '${A}' }, []],
    ['nothing', {}, []],
  ])('%s', (_what, resource, expected) => {
    expect([...new Set(referencesOf(resource))].filter((id) => id !== 'V')).toEqual(expected);
  });

  test('a variable of Sub hides the resource of that name', () => {
    expect(referencesOf({ 'Fn::Sub': ['${Api}', { Api: 'plain text' }] })).toEqual([]);
  });

  test('a property that is called DependsOn is looked into, as in container definitions', () => {
    expect(referencesOf({ Properties: { DependsOn: [{ ContainerName: { Ref: 'A' } }] } })).toContain('A');
  });

  test.each([[undefined], [null], ['Ref'], [5], [true], [[]]])('%p refers to nothing', (value) => {
    expect(referencesOf(value)).toEqual([]);
  });
});

describe('the way back to a gateway', () => {
  test.each<[string, Record<string, string[]>, string[] | undefined]>([
    ['none', { Fn: ['Role'], Role: [] }, undefined],
    ['straight', { Fn: ['Api'] }, ['Fn']],
    ['over others', { Fn: ['Role', 'Table'], Role: ['Policy'], Policy: ['Stage'], Stage: ['Api'] }, ['Fn', 'Role', 'Policy', 'Stage']],
    ['the shortest of several', { Fn: ['A', 'B'], A: ['C'], C: ['Api'], B: ['Api'] }, ['Fn', 'B']],
    ['past a circle of others', { Fn: ['A'], A: ['B'], B: ['A', 'Api'] }, ['Fn', 'A', 'B']],
    ['around a circle without the gateway', { Fn: ['A'], A: ['B'], B: ['Fn'] }, undefined],
  ])('%s', (_what, edges, expected) => {
    expect(findCycle(['Fn'], new Set(['Api']), graph(edges))).toEqual(expected);
  });

  test('nowhere to start is no way', () => {
    expect(findCycle([], new Set(['Api']), graph({}))).toBeUndefined();
  });

  test('in any graph it is a way, or there is none', () => {
    const ids = ['Fn', 'A', 'B', 'C', 'D', 'Api'];
    const edges = fc.dictionary(fc.constantFrom(...ids.slice(0, -1)), fc.array(fc.constantFrom(...ids), { maxLength: 3 }));
    fc.assert(fc.property(edges, (all) => {
      const way = findCycle(['Fn'], new Set(['Api']), graph(all));
      const steps = [...way ?? [], ...way ? ['Api'] : []];
      expect(steps.slice(1).every((id, i) => all[steps[i]]?.includes(id))).toBe(true);
      expect(way !== undefined).toBe(reachable(all));
    }));
  });

  test('the finding names the function, the way and the ways out', () => {
    const finding = cycleFinding(['Fn', 'Role'], 'App/Stack/Fn');
    expectAdvice(finding);
    expect(renderFinding(finding)).toMatch(/^GH_CYCLE: "App\/Stack\/Fn", .*Fn -> Role -> gateway.*(requestContext).*(SSM parameter).*(custom domain)/);
  });
});

function reachable(edges: Record<string, string[]>): boolean {
  let seen = ['Fn'];
  for (let i = 0; i < 6; i++) seen = [...new Set([...seen, ...seen.flatMap((id) => edges[id] ?? [])])];
  return seen.includes('Api');
}
