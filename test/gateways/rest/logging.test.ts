import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { all, newGateway, newStack, only, templateOf } from './fixtures';
import { ExecutionLogDestination, ExecutionLogLevel, Integrations } from '../../../src';
import type { RestRouteOptions, RestStageOptions } from '../../../src';
import type { Code } from '../../../src/errors';
import { expectRefusal } from '../../errors/refusal';

const mock = Integrations.mock();
const settingsOf = (stack: ReturnType<typeof newStack>) => only(templateOf(stack), 'AWS::ApiGateway::Stage').Properties.MethodSettings as Record<string, unknown>[];
const warnings = (stack: ReturnType<typeof newStack>) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_LOG_DATA_TRACE:')).map(({ entry }) => String(entry.data));

function build(stages: { [name: string]: RestStageOptions }, routes: { [key: string]: RestRouteOptions } = { 'GET /': { integration: mock } }) {
  const stack = newStack();
  return { stack, gateway: newGateway(stack, { stages, routes }) };
}

describe('the execution log', () => {
  test('has a level for each stage, and another for each route', () => {
    const { stack } = build({ prod: { logging: { executionLog: ExecutionLogLevel.ERROR } } }, {
      'GET /a/{id}': { integration: mock, logging: { executionLog: ExecutionLogLevel.INFO } },
      'POST /a/{id}': { integration: mock, logging: {} },
      'ANY /b': { integration: mock, logging: { executionLog: ExecutionLogLevel.OFF } },
    });
    const [general, ...own] = settingsOf(stack);
    expect([general.LoggingLevel, general.DataTraceEnabled]).toEqual(['ERROR', false]);
    expect(own.map((each) => `${each.HttpMethod} ${each.ResourcePath} ${each.LoggingLevel} ${each.DataTraceEnabled}`)).toEqual([
      'GET /~1a~1{id} INFO false', ...['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].map((method) => `${method} /~1b OFF false`),
    ]);
    expect(warnings(stack)).toEqual([]);
  });

  test('has bodies only where that is asked for, with a warning of what leaks', () => {
    const { stack } = build({ dev: { logging: { dataTrace: true } }, prod: {} }, {
      'GET /a': { integration: mock, logging: { dataTrace: true } }, 'GET /b': { integration: mock, logging: { dataTrace: false } },
    });
    const [dev, prod] = all(templateOf(stack), 'AWS::ApiGateway::Stage').map(({ Properties }) => Properties.MethodSettings.map((each: any) => each.DataTraceEnabled));
    expect([dev, prod]).toEqual([[true, true, false], [false, true, false]]);
    expect(warnings(stack)).toEqual([expect.stringMatching(/stage "dev".*cookies/), expect.stringMatching(/route "GET \/a".*cookies/)]);
  });

  test('of one route brings the account\'s log role, where the stages write nothing', () => {
    const silent = { prod: { logging: { accessLog: false, executionLog: ExecutionLogLevel.OFF } } };
    expect(all(templateOf(build(silent).stack), 'AWS::ApiGateway::Account')).toEqual([]);
    const template = templateOf(build(silent, { 'GET /': { integration: mock, logging: { executionLog: ExecutionLogLevel.ERROR } } }).stack);
    const [{ id }] = all(template, 'AWS::ApiGateway::Account');
    expect(only(template, 'AWS::ApiGateway::Stage').DependsOn).toContain(id);
  });
});

describe('destinations of the execution log', () => {
  test('are those of each stage', () => {
    const stack = newStack();
    const executionLogDestinations = [ExecutionLogDestination.logGroup(new LogGroup(stack, 'Own'))];
    newGateway(stack, { stages: { prod: { logging: { executionLogDestinations } }, dev: { logging: { executionLogDestinations } }, test: {} } });
    const template = templateOf(stack);
    const stages = all(template, 'AWS::ApiGateway::Stage');
    const sources = all(template, 'AWS::Logs::DeliverySource');
    expect(sources.map(({ id }) => id)).toEqual(['ApiExecutionLogdevSource', 'ApiExecutionLogprodSource'].map((id) => expect.stringContaining(id)));
    expect(sources.map(({ DependsOn }) => stages.find(({ id }) => DependsOn.includes(id))?.Properties.StageName)).toEqual(['dev', 'prod']);
    expect(new Set(sources.map(({ Properties }) => Properties.Name)).size).toBe(2);
    expect(all(template, 'AWS::Logs::Delivery')).toHaveLength(2);
  });
});

const OFF = { executionLog: ExecutionLogLevel.OFF };

test.each<[string, unknown, Code]>([
  ['a trace of nothing', { ...OFF, dataTrace: true }, 'GH_LOGGING'],
  ['destinations of nothing', { ...OFF, executionLogDestinations: [ExecutionLogDestination.logGroup(new LogGroup(newStack(), 'A'))] }, 'GH_LOGGING'],
  ['a log group itself', { executionLogDestinations: [new LogGroup(newStack(), 'A')] }, 'GH_TYPE'],
  ['null among them', { executionLogDestinations: [null] }, 'GH_TYPE'], ['one that is no list', { executionLogDestinations: 'a' }, 'GH_TYPE'],
  ['a level of its own', { executionLog: 'DEBUG' }, 'GH_TYPE'], ['text for a trace', { dataTrace: 'true' }, 'GH_TYPE'],
])('of a stage, %s is refused', (_, logging, code) => {
  expectRefusal(() => build({ prod: { logging: logging as never } }), code, '"prod"');
});

test('a destination stands once', () => {
  const group = new LogGroup(newStack(), 'A');
  const twice = [ExecutionLogDestination.logGroup(group), ExecutionLogDestination.logGroup(group)];
  expectRefusal(() => build({ prod: { logging: { executionLogDestinations: twice } } }), 'GH_LOGGING', 'twice');
});

test.each<[string, unknown, Code]>([
  ['a trace of nothing', { ...OFF, dataTrace: true }, 'GH_LOGGING'], ['null', null, 'GH_TYPE'], ['true', true, 'GH_TYPE'], ['a level of its own', { executionLog: 5 }, 'GH_TYPE'],
])('of a route, %s is refused', (_, logging, code) => {
  expectRefusal(() => build({ prod: {} }, { 'GET /a': { integration: mock, logging: logging as never } }), code, 'GET /a');
});

describe('tags of a stage', () => {
  test('stand on it alone, sorted', () => {
    const { stack } = build({ prod: { tags: { team: 'photos', cost: '12' } }, dev: {} });
    const [dev, prod] = all(templateOf(stack), 'AWS::ApiGateway::Stage').map(({ Properties }) => Properties.Tags);
    expect([dev, prod]).toEqual([undefined, [{ Key: 'cost', Value: '12' }, { Key: 'team', Value: 'photos' }]]);
  });

  test.each<[string, unknown, Code]>([
    ['a reserved key', { 'aws:a': 'b' }, 'GH_STAGE_TAG'], ['an empty key', { '': 'b' }, 'GH_STAGE_TAG'], ['a long key', { ['a'.repeat(129)]: 'b' }, 'GH_STAGE_TAG'],
    ['a long value', { a: 'b'.repeat(257) }, 'GH_STAGE_TAG'], ['characters', { a: '<b>' }, 'GH_STAGE_TAG'], ['null', { a: null }, 'GH_STAGE_TAG'], ['a number', { a: 5 }, 'GH_STAGE_TAG'],
    ['too many', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v'])), 'GH_STAGE_TAG'], ['a list', ['a'], 'GH_TYPE'], ['a Map', new Map(), 'GH_TYPE'],
  ])('%s are refused', (_, tags, code) => {
    expectRefusal(() => build({ prod: { tags: tags as never } }), code, '"prod"');
  });
});
