import { Annotations, Tags } from 'aws-cdk-lib';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { CfnUsagePlan } from 'aws-cdk-lib/aws-apigateway';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { handler, newGateway, newStack, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';

const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i}`, {}]));
const warningsOf = (stack: ReturnType<typeof newStack>) => Found.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data).split(':')[0]);

test('eleven stages are a warning that names the quota, and is acknowledged alone', () => {
  const stack = newStack();
  newGateway(stack, { stages: named(11) });
  Found.fromStack(stack).hasWarning('/Stack/Api/Api/Resource', Match.stringLikeRegexp('GH_QUOTA_STAGES: one API has more than 10 stages.*"Stages per API"'));
});

test.each(['gateway', 'stack'])('a quota that is acknowledged at the %s says nothing, another still does', (where) => {
  const stack = newStack();
  const policy = new PolicyDocument({
    statements: [new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['execute-api:/*'], principals: [new AnyPrincipal()], conditions: { IpAddress: { 'aws:SourceIp': Array.from({ length: 700 }, (_, i) => `10.0.${i}.0/24`) } } })],
  });
  const gateway = newGateway(stack, { stages: named(11), policy });
  Annotations.of(where === 'stack' ? stack : gateway).acknowledgeWarning('cdk-gatehouse:GH_QUOTA_STAGES');
  expect(warningsOf(stack)).toEqual(['GH_QUOTA_POLICY']);
});

test('a gateway of ordinary size says nothing', () => {
  const stack = newStack();
  newGateway(stack, { authorizer: Authorizers.iam(), routes: { 'GET /': { integration: Integrations.lambda(handler(stack, 'Function')) } } });
  expect(warningsOf(stack)).toEqual([]);
});

test('a quota that cannot be raised stops synthesis: more stage variables, more tags', () => {
  const variables = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`v${i}`, 'a']));
  const stack = newStack();
  newGateway(stack, { stages: { prod: { variables } } });
  Array.from({ length: 51 }, (_, i) => Tags.of(stack).add(`t${i}`, 'x'));
  expect(() => templateOf(stack)).toThrow(/GH_QUOTA: stage "prod" has more than 100 stage variables[^]*GH_QUOTA: stage "prod" has more than 50 tags/);
});

test('plans of the API count, wherever in the stack; those of another API do not', () => {
  const stack = newStack();
  const gateway = newGateway(stack);
  const throttle = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`/p${i}/GET`, { rateLimit: 1, burstLimit: 1 }]));
  new CfnUsagePlan(stack, 'Other', { apiStages: [{ apiId: 'other', stage: 'prod', throttle }] });
  expect(warningsOf(stack)).toEqual([]);
  const second = newStack();
  new CfnUsagePlan(second, 'Own', { apiStages: [{ apiId: newGateway(second).restApiId, stage: 'prod', throttle }] });
  expect(warningsOf(second)).toEqual(['GH_QUOTA_METHOD_THROTTLES']);
  expect(gateway.restApiId).toBeDefined();
});
