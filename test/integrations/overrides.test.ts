import { App, Stack } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { BACKENDS } from './backends';
import type { BackendRow } from './backends';
import { SECRET, Served } from './backends/backend';
import { routeContext } from './context';
import { Integrations, MappingTemplate, ResponseSource, Source } from '../../src';
import type { IRestIntegration, ResponseOptions } from '../../src';
import { mappedIntegration } from '../../src/gateways/rest/mapped-integration';

const row = (name: string): BackendRow => BACKENDS.find((each) => each.name.startsWith(name))!;

/** What a caller gets where the route has answers of its own. */
async function answered(name: string, responses: ResponseOptions[], answer?: object) {
  const served = await Served.by({ ...row(name), options: { ...row(name).options, responses } });
  if (answer) served.answer = { body: answer };
  const { status, text, headers } = await served.ask(row(name).ask('plain'));
  await served.dispose();
  return { status, text, headers };
}

function mappedIntegrationOf(integration: IRestIntegration, responses: ResponseOptions[]) {
  const route = { where: 'route "POST /a"', pathParameters: [], hasClaims: false, headers: [] };
  return mappedIntegration(integration.bindRestIntegration(routeContext('POST /a')), { responses }, route);
}

const HEADER: ResponseOptions = { status: 202, match: '2\\d{2}', headers: { 'Cache-Control': ResponseSource.literal('no-store') } };
const FAILED = { status: 'FAILED', executionArn: SECRET, cause: SECRET };

describe("a route's own answer for successes", () => {
  test('keeps the template of the integration where it has none', async () => {
    const { status, text, headers } = await answered('sqsSendMessage of', [HEADER]);
    expect([status, JSON.parse(text), headers['Cache-Control']]).toEqual([202, { messageId: 'm1' }, 'no-store']);
  });

  test('of a function that is not waited for keeps the words', async () => {
    const stack = new Stack(new App(), 'Stack');
    const handler = Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:us-east-1:111111111111:function:fn');
    for (const match of [undefined, '202', '2\\d{2}']) {
      const config = mappedIntegrationOf(Integrations.lambdaAsync(handler), [{ status: 202, ...match && { match }, headers: HEADER.headers }]);
      expect(config.responses!.find(({ statusCode }) => statusCode === 202)!.templates).toEqual({ 'application/json': '{"message":"Accepted"}' });
    }
  });

  test('makes no success of what is none, with a template and without', async () => {
    const template = MappingTemplate.json({ all: Source.body() });
    const odd = ['if true', 'a ## done', 'Result: $input.body', '#[[x]]#'].map((vtl) => [{ ...HEADER, template: MappingTemplate.fromVtl(vtl) }]);
    const vague = ['\\p{Digit}+', '(?i)200'].map((match) => [{ ...HEADER, match }]);
    const templates = [template, undefined].map((each) => [{ ...HEADER, templates: { ...each && { 'application/json': each } } }]);
    for (const responses of [[HEADER], [{ ...HEADER, template }], ...templates, ...odd, ...vague]) {
      const { status, text } = await answered('stepFunctionsStartSyncExecution', responses, FAILED);
      expect([status, text]).toEqual([502, '{"message":"Bad Gateway"}']);
    }
    expect((await answered('dynamoDbGetItem', [HEADER], {})).status).toBe(404);
    expect((await answered('eventBridgePutEvents', [HEADER], { FailedEntryCount: 1, Entries: [{ ErrorMessage: SECRET }] })).status).toBe(502);
  });

  test('has its own template otherwise, as it stands', async () => {
    const finished = { status: 'SUCCEEDED', output: '{"price":7}' };
    for (const [vtl, expected] of [['if $input.path(\'$.output\')', 'if {"price":7}'], ['a ## done', 'a '], ['b', 'b']] as const) {
      const { status, text } = await answered('stepFunctionsStartSyncExecution', [{ ...HEADER, template: MappingTemplate.fromVtl(vtl) }], finished);
      expect([status, text]).toEqual([202, expected]);
    }
    const { text } = await answered('sqsSendMessage of', [{ ...HEADER, template: MappingTemplate.json({ id: Source.body('$.MessageId') }) }]);
    expect(JSON.parse(text)).toEqual({ id: 'm1' });
  });
});
