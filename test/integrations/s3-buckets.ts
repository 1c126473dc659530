import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { BackendRow } from './backends';
import { Served, templateOf } from './backends/backend';
import { Authorizers, RestGateway } from '../../src';
import type { CorsOptions, IRestIntegration } from '../../src';
import { LocalGateway } from '../../src/local';

export const BUCKET_ARN = 'arn:aws:s3:::photo-bucket';

/** A bucket with literal names. */
export const photos = (stack: Stack): IBucket => Bucket.fromBucketAttributes(stack, 'Photos', { bucketArn: BUCKET_ARN });

/** What stands in errors of S3 and must not reach a caller. */
const SECRETS = /photo-bucket|999999999999|arn:|Secret|HostId|amazonaws/;

const CORS: ReadonlyArray<CorsOptions | undefined> = [
  undefined, { allowOrigins: ['https://app.example.com'] }, { allowOrigins: ['https://admin.example.com', 'https://app.example.com'] },
];

/** An error as S3 answers it. */
export const s3Error = (status: number, code = 'AccessDenied') => ({
  status,
  headers: { 'Content-Type': 'application/xml', 'x-amz-bucket-region': 'Secret' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>User: arn:aws:sts::999999999999:assumed-role/Secret is not allowed</Message>`
    + '<BucketName>photo-bucket</BucketName><HostId>x=</HostId></Error>',
});

/** The statuses that callers get for errors of S3, with whatever CORS; nothing of what S3 says is in the answers, and pages can read them. */
export async function answersTo(row: BackendRow, statuses: readonly number[]): Promise<number[][]> {
  return Promise.all(CORS.map(async (cors) => {
    const served = await Served.by(row, cors);
    const answers: number[] = [];
    for (const status of statuses) {
      served.answer = s3Error(status);
      const { headers, text, ...answer } = await served.ask({ ...row.ask('plain'), headers: { Origin: 'https://app.example.com' } });
      expect([status, JSON.stringify([headers, text])]).toEqual([status, expect.not.stringMatching(SECRETS)]);
      expect(headers['Access-Control-Allow-Origin']).toBe(cors && 'https://app.example.com');
      answers.push(answer.status);
    }
    await served.dispose();
    return answers;
  }));
}

/** The statements of the gateway's role. */
export function policyOf(row: BackendRow): unknown[] {
  const template = templateOf(row);
  expect(JSON.stringify(templateOf(row))).toBe(JSON.stringify(template));
  return Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::IAM::Role')
    .flatMap(({ Properties }) => (Properties.Policies ?? []).flatMap((policy: any) => policy.PolicyDocument.Statement));
}

/** A gateway over a bucket of the stand-in for S3. */
export class Bucketful {
  public static async of(routes: { readonly [key: string]: (bucket: IBucket) => IRestIntegration }, cors?: CorsOptions): Promise<Bucketful> {
    const stack = new Stack(new App(), 'Stack');
    const bucket = new Bucket(stack, 'Photos');
    const pool = UserPool.fromUserPoolId(stack, 'Users', 'us-east-1_abcdefghi');
    const bound = Object.fromEntries(Object.entries(routes).map(([key, make]) => [key, { integration: make(bucket) }]));
    new RestGateway(stack, 'Gateway', { authorizer: Authorizers.cognito(pool), cors, routes: bound });
    const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), {
      authorize: (exchange) => { exchange.caller = { authorizer: { claims: { sub: 'ann' } } }; },
    });
    return new Bucketful(gateway);
  }

  private constructor(private readonly gateway: LocalGateway) {}

  public put(key: string, body = 'x', headers: Record<string, string> = {}): string {
    const { store } = this.gateway.s3!;
    return store.put(store.names[0], key, Buffer.from(body), headers).etag;
  }

  public get keys(): readonly string[] {
    const { store } = this.gateway.s3!;
    return store.keys(store.names[0]);
  }

  public async ask(method: string, path: string, headers: Record<string, string> = {}) {
    const { response, trace } = await this.gateway.dispatch({ method, path, headers });
    return { ...response, why: trace.flatMap(({ lines }) => lines).slice(-6).join('\n') };
  }

  public async dispose(): Promise<void> {
    await this.gateway.dispose();
  }
}
