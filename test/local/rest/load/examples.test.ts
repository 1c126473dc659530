import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HelpdeskStack } from '../../../../examples/helpdesk/lib/helpdesk-stack';
import { variantOf as helpdeskVariant } from '../../../../examples/helpdesk/lib/variants';
import { OrdersStack } from '../../../../examples/orders/lib/orders-stack';
import { variantOf as ordersVariant } from '../../../../examples/orders/lib/variants';
import { PhotoUploadStack } from '../../../../examples/photo-upload/lib/photo-upload-stack';
import { variantOf as photoVariant } from '../../../../examples/photo-upload/lib/variants';
import { loadTemplate } from '../../../../src/local/rest/load';

/** The application as its `bin` makes it, without bundling. */
function appOf(example: string): App {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../../../examples', example, 'cdk.json'), 'utf8'));
  return new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
}

const EXAMPLES: ReadonlyArray<readonly [string, () => Stack & { readonly gateway: { readonly routes: ReadonlyArray<{ readonly key: string }> } }]> = [
  ['photo-upload', () => { const app = appOf('photo-upload'); return new PhotoUploadStack(app, 'PhotoUpload', photoVariant(app)); }],
  ['orders', () => { const app = appOf('orders'); return new OrdersStack(app, 'Orders', ordersVariant(app)); }],
  ['helpdesk', () => { const app = appOf('helpdesk'); return new HelpdeskStack(app, 'Helpdesk', helpdeskVariant(app)); }],
];

describe.each(EXAMPLES)('%s', (_, stackOf) => {
  const stack = stackOf();
  const loaded = loadTemplate(Template.fromStack(stack).toJSON());
  const [api] = loaded.apis;

  test('every route is there, and every preflight is a mock', () => {
    const keys = api.methods.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`);
    const routes = stack.gateway.routes.map(({ key }) => key);
    expect(routes.filter((key) => !keys.includes(key))).toEqual([]);
    const others = api.methods.filter(({ httpMethod, resourcePath }) => !routes.includes(`${httpMethod} ${resourcePath}`));
    expect(others.filter(({ httpMethod, integration }) => httpMethod !== 'OPTIONS' || integration?.type !== 'MOCK')).toEqual([]);
  });

  test('every function that an integration invokes is one of the template', () => {
    const uris = api.methods.flatMap(({ integration }) => (integration?.uri.includes(':lambda:path/') ? [integration.uri] : []));
    const arns = loaded.functions.flatMap(({ arn, qualifiedArns }) => [arn, ...qualifiedArns]);
    expect(uris.length > 0).toBe(loaded.functions.length > 0);
    expect(uris.filter((uri) => !arns.some((arn) => uri.endsWith(`/functions/${arn}/invocations`)))).toEqual([]);
  });

  test('every model that a method names is there, and every pool too', () => {
    const named = api.methods.flatMap(({ requestModels, methodResponses }) =>
      [requestModels, ...Object.values(methodResponses).map(({ responseModels }) => responseModels)]);
    expect(named.flatMap((models) => Object.values(models)).filter((model) => !Object.hasOwn(api.models, model))).toEqual([]);
    const pools = loaded.resources.filter(({ type }) => type === 'AWS::Cognito::UserPool').map(({ arn }) => arn);
    const providers = api.methods.flatMap(({ authorization }) => (authorization.type === 'COGNITO_USER_POOLS' ? authorization.authorizer.providerArns : []));
    expect(providers.filter((arn) => !pools.includes(arn))).toEqual([]);
  });

  test('its stages serve its deployment, and nothing is left over', () => {
    const deployments = loaded.resources.filter(({ type }) => type === 'AWS::ApiGateway::Deployment').map(({ ref }) => ref);
    expect(api.stages.map(({ deploymentId }) => deployments.includes(deploymentId))).toEqual(api.stages.map(() => true));
    expect(api.stages.map(({ accessLogFormat }) => typeof accessLogFormat)).toEqual(api.stages.map(() => 'string'));
    expect(loaded.unsupported).toEqual([]);
  });
});
