import { Stack } from 'aws-cdk-lib';
import { Alias, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { routeContext } from './context';
import { Integrations } from '../../src/integrations';

const IMPORTED = 'arn:aws:lambda:eu-west-1:111111111111:function:orders';

function newFunction(stack: Stack): Function {
  return new Function(stack, 'Orders', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') });
}

describe('Integrations.lambda', () => {
  test('calls the function as a proxy', () => {
    // GIVEN
    const stack = new Stack();
    const handler = newFunction(stack);
    // WHEN
    const config = Integrations.lambda(handler).bindRestIntegration(routeContext('ANY /orders'));
    // THEN
    expect(config).toMatchObject({ type: 'aws_proxy', httpMethod: 'POST', label: 'lambda:Orders' });
    expect(config.wants?.invoke).toEqual([handler]);
    expect(config.responses).toBeUndefined();
    expect(JSON.stringify(stack.resolve(config.uri))).toContain('{"Fn::GetAtt":["Orders');
  });

  test('an imported function stands with its literal ARN', () => {
    const stack = new Stack();
    const handler = Function.fromFunctionArn(stack, 'Imported', IMPORTED);
    const { uri } = Integrations.lambda(handler).bindRestIntegration(routeContext('GET /'));
    const [, parts] = stack.resolve(uri)['Fn::Join'];
    expect(parts.at(-1)).toBe(`:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${IMPORTED}/invocations`);
  });

  test('an alias is invoked, not its function', () => {
    // GIVEN
    const stack = new Stack();
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: newFunction(stack).currentVersion });
    // WHEN
    const config = Integrations.lambda(alias).bindRestIntegration(routeContext('GET /'));
    // THEN
    expect(config.wants?.invoke).toEqual([alias]);
    expect(JSON.stringify(stack.resolve(config.uri))).toContain('"Ref":"Live');
  });

  test('is pure: binding again gives the same and makes nothing', () => {
    const stack = new Stack();
    const integration = Integrations.lambda(newFunction(stack));
    const before = stack.node.findAll().length;
    const first = stack.resolve(integration.bindRestIntegration(routeContext('GET /')).uri);
    expect(stack.resolve(integration.bindRestIntegration(routeContext('GET /')).uri)).toEqual(first);
    expect(stack.node.findAll()).toHaveLength(before);
  });
});
