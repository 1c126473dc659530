import { App, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { Authorizers, Integrations, RestGateway } from 'cdk-gatehouse';
import type { IRestIntegration, RestRouteInfo } from 'cdk-gatehouse';
import { CODES, GatehouseError } from 'cdk-gatehouse/testing';
import type { Code as FindingCode } from 'cdk-gatehouse/testing';

class PhotosStack extends Stack {
  public readonly routes: RestRouteInfo[];

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const list = new Function(this, 'List', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 0;') });
    const upload: IRestIntegration = Integrations.s3PutObject(new Bucket(this, 'Bucket'), { key: 'photos/{key}', contentTypes: ['image/jpeg'] });
    const gateway = new RestGateway(this, 'Photos', {
      authorizer: Authorizers.iam(),
      cors: { allowOrigins: ['https://app.example.com'] },
      routes: { 'GET /photos': { integration: Integrations.lambda(list) }, 'PUT /photos/{key}': { integration: upload } },
    });
    gateway.addRoute('GET /health', { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() });
    this.routes = gateway.routes;
  }
}

const app = new App();
const stack = new PhotosStack(app, 'Photos');
if (stack.routes.length !== 3) throw new Error('three routes were expected');

const refused: FindingCode = 'GH_ROUTE_KEY';
try {
  new RestGateway(new Stack(app, 'Refused'), 'Api', { authorizer: Authorizers.none(), routes: { 'no method': { integration: Integrations.mock() } } });
} catch (error) {
  if (!(error instanceof GatehouseError) || error.code !== refused || !CODES[refused]) throw error;
}
app.node.tryRemoveChild('Refused');
app.synth();
