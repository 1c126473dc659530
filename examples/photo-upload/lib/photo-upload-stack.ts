import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledgements';
import { CORS } from './cors';
import { PhotoBucket } from './photo-bucket';
import { PhotoFunctions } from './photo-functions';
import { PhotoUsers } from './photo-users';
import { ORIGINALS, THUMBNAILS } from './prefixes';
import type { RestRouteOptions } from 'cdk-gatehouse';
import { Authorizers, Integrations, RestGateway } from 'cdk-gatehouse';

/** Properties of a `PhotoUploadStack`; all of them are for the deploy tests, the defaults are the application. */
export interface PhotoUploadStackProps extends StackProps {
  /**
   * How many photos a list has that asks for no number.
   *
   * @default 50
   */
  readonly pageSize?: number;
  /**
   * Whether there is a route `GET /photos/{key}/info`.
   *
   * @default true
   */
  readonly photoInfo?: boolean;
  /**
   * Whether there are functions at all.
   *
   * @default true
   */
  readonly functions?: boolean;
}

const CONTENT_TYPES = ['image/jpeg', 'image/png'];

/** Photos through the gateway straight into S3, thumbnails made behind it. */
export class PhotoUploadStack extends Stack {
  public readonly gateway: RestGateway;

  constructor(scope: Construct, id: string, props: PhotoUploadStackProps = {}) {
    super(scope, id, props);
    const { pageSize = 50, photoInfo = true, functions = true } = props;
    const bucket = new PhotoBucket(this, 'Photos');
    const users = new PhotoUsers(this, 'Users');
    this.gateway = new RestGateway(this, 'Gateway', {
      description: 'Photos and their thumbnails',
      authorizer: Authorizers.cognito(users),
      cors: CORS,
      routes: objectRoutes(bucket, users),
      stages: { prod: { throttle: { rate: 100, burst: 50 } } },
    });
    const behind = functions ? new PhotoFunctions(this, 'Functions', { bucket, pageSize, photoInfo }) : undefined;
    if (behind) this.addFunctions(behind);
    this.addOutputs(bucket, users);
    acknowledgeFindings(this, { bucket, users, gateway: this.gateway, functions: behind });
  }

  private addFunctions({ list, info, report }: PhotoFunctions): void {
    this.gateway.addRoute('GET /photos', {
      integration: Integrations.lambda(list),
      request: { querystrings: { limit: {}, after: {} } },
      summary: 'Lists the photos of the caller',
    });
    if (info) {
      this.gateway.addRoute('GET /photos/{key}/info', { integration: Integrations.lambda(info), summary: 'Tells what is known of a photo' });
    }
    this.gateway.addRoutes('/reports', {
      authorizer: Authorizers.iam(),
      routes: { 'GET /daily': { integration: Integrations.lambda(report), summary: 'Counts the uploads of the last day' } },
    });
    const readers = new ManagedPolicy(this, 'ReportReaders', { description: 'May read the reports of the photo application' });
    this.gateway.grantInvoke(readers, 'GET /reports/daily');
  }

  private addOutputs(bucket: PhotoBucket, users: PhotoUsers): void {
    new CfnOutput(this, 'ApiId', { value: this.gateway.restApiId });
    new CfnOutput(this, 'ApiUrl', { value: this.gateway.url });
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'UserPoolId', { value: users.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: users.client.userPoolClientId });
    new CfnOutput(this, 'SignInUrl', { value: users.domain.baseUrl() });
  }
}

/**
 * The routes with no function behind them. `{claims.sub}` stands in both kinds of Cognito tokens; nobody reaches another one's photos.
 *
 * With a scope API Gateway takes the access token, without one the ID token: uploads need the one, everything else the other.
 */
function objectRoutes(bucket: PhotoBucket, users: PhotoUsers): Record<string, RestRouteOptions> {
  const original = `${ORIGINALS}{claims.sub}/{key}`;
  const thumbnail = `${THUMBNAILS}{claims.sub}/{key}`;
  return {
    'PUT /photos/{key}': {
      integration: Integrations.s3PutObject(bucket, { key: original, contentTypes: CONTENT_TYPES }),
      scopes: [users.writeScope],
    },
    'GET /photos/{key}': { integration: Integrations.s3GetObject(bucket, { key: original }) },
    'GET /photos/{key}/thumbnail': { integration: Integrations.s3GetObject(bucket, { key: thumbnail, contentDisposition: 'inline' }) },
    'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
  };
}
