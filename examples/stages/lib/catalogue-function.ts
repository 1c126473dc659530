import { join } from 'path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** What differs between the functions. */
export interface CatalogueFunctionProps extends Pick<NodejsFunctionProps, 'description' | 'environment'> {
  /** The file below `handlers`, without its ending. */
  readonly handler: string;
}

/**
 * A function of this application: bundled by the esbuild of the project (no Docker, no network), traced, with a log group of its own
 * and a role that may write to that group only.
 */
export class CatalogueFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, { handler, ...props }: CatalogueFunctionProps) {
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(scope, `${id}Log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
    logGroup.grantWrite(role);
    super(scope, id, {
      memorySize: 256,
      timeout: Duration.seconds(10),
      ...props,
      entry: join(__dirname, `../handlers/${handler}.ts`),
      depsLockFilePath: join(__dirname, '../../../package-lock.json'),
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
      bundling: { minify: true },
    });
  }
}
