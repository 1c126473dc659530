import { Integrations } from '../../../src';
import { GatehouseError } from '../../../src/errors';
import { Condition, MappingTemplate, ResponseSource, Source } from '../../../src/mapping';
import { newGateway, newStack } from '../../gateways/rest/fixtures';

const { json, when, each } = MappingTemplate;

describe('what is none of it', () => {
  const nonsense: unknown[] = [undefined, null, 0, NaN, true, '', 'x', [], {}, () => 1, new Map(), new Date(NaN), 10n];
  const uses: ReadonlyArray<readonly [string, (value: any) => unknown]> = [
    ...(['path', 'header', 'querystring', 'multiValueHeader', 'multiValueQuerystring', 'body', 'item', 'context', 'claim', 'stageVariable', 'literal', 'concat'] as const)
      .flatMap((factory) => [
        [`a parameter from Source.${factory}`, (value: any) => ({ mapping: { headers: { A: (Source[factory] as any)(value) } } })],
        [`a template of Source.${factory}`, (value: any) => ({ mapping: { template: json({ a: (Source[factory] as any)(value) }) } })],
        [`a form of Source.${factory}`, (value: any) => ({ mapping: { template: MappingTemplate.form({ a: (Source[factory] as any)(value) }) } })],
      ] as const),
    ...(['header', 'multiValueHeader', 'body', 'context', 'stageVariable', 'literal'] as const)
      .map((factory) => [`ResponseSource.${factory}`, (value: any) => ({ responses: [{ status: 200, headers: { A: (ResponseSource[factory] as any)(value) } }] })] as const),
    ...(['present', 'not', 'all', 'any'] as const).map((factory) => [`Condition.${factory}`, (value: any) => ({ mapping: { template: json(when((Condition[factory] as any)(value), 1)) } })] as const),
    ['Condition.equalTo', (value: any) => ({ mapping: { template: json(when(Condition.equalTo(Source.header('A'), value), 1)) } })],
    ['Condition.equalTo of a source', (value: any) => ({ mapping: { template: json(when(Condition.equalTo(value, 'x'), 1)) } })],
    ['when', (value: any) => ({ mapping: { template: json(when(value, 1)) } })],
    ['each', (value: any) => ({ mapping: { template: json(each(value, 1)) } })],
    ['each item', (value: any) => ({ mapping: { template: json(each(Source.body('$.a'), value)) } })],
    ['json', (value: any) => ({ mapping: { template: json(value) } })],
    ['form', (value: any) => ({ mapping: { template: MappingTemplate.form(value) } })],
    ['form field', (value: any) => ({ mapping: { template: MappingTemplate.form({ a: value }) } })],
    ['stringified', (value: any) => ({ mapping: { template: json(MappingTemplate.stringified(value)) } })],
    ['fromVtl', (value: any) => ({ mapping: { template: MappingTemplate.fromVtl(value) } })],
    ['fromFile', (value: any) => ({ mapping: { template: MappingTemplate.fromFile(value) } })],
    ['options', (value: any) => ({ mapping: { template: json(1, value) } })],
    ['request overrides', (value: any) => ({ mapping: { template: json(1, { requestOverrides: value }) } })],
    ['an override', (value: any) => ({ mapping: { template: json(1, { requestOverrides: { headers: { a: value } } }) } })],
    ['an overridden status', (value: any) => ({ mapping: { template: json(1, { responseOverrides: { status: value } }) } })],
    ['mapping', (mapping: any) => ({ mapping })],
    ['responses', (responses: any) => ({ responses })],
    ['template', (template: any) => ({ mapping: { template } })],
    ['templates', (templates: any) => ({ mapping: { templates } })],
    ['a header', (value: any) => ({ mapping: { headers: { A: value } } })],
    ['match', (match: any) => ({ responses: [{ status: 200, match }] })],
    ['a response template', (template: any) => ({ responses: [{ status: 200, template }] })],
    ['a response schema', (schema: any) => ({ responses: [{ status: 200, schema }] })],
    ['a body', (body: any) => ({ request: { body } })],
    ['bodies', (bodies: any) => ({ request: { bodies } })],
    ['one of bodies', (body: any) => ({ request: { bodies: { 'application/json': body } } })],
    ['path', (path: any) => ({ request: { path } })],
    ['a path parameter', (id: any) => ({ request: { path: { id } } })],
    ['validate', (validate: any) => ({ request: { validate } })],
  ];

  test.each(uses)('is taken or refused in our words: %s', (_, use) => {
    const outcomes = nonsense.map((value) => {
      try {
        newGateway(newStack(), { routes: { 'POST /{id}': { integration: Integrations.httpCustom('https://a.example.com/'), ...use(value) as object } } });
        return 'taken';
      } catch (error) {
        return error instanceof GatehouseError ? 'refused' : `broken by ${String(error)}`;
      }
    });
    expect(outcomes.filter((outcome) => outcome.startsWith('broken'))).toEqual([]);
    expect(outcomes).toContain('refused');
  });
});
