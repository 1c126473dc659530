import { Stack } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';

/** The endpoint types of an API as it stands, also where an app has changed it on the L1; CloudFormation's default is the edge-optimized one. */
export function endpointTypes(restApi: CfnRestApi): readonly string[] {
  const { rawOverrides } = restApi as unknown as { rawOverrides?: { Properties?: { EndpointConfiguration?: { Types?: unknown } } } };
  const { types } = Stack.of(restApi).resolve(restApi.endpointConfiguration) ?? {};
  return listOf(rawOverrides?.Properties?.EndpointConfiguration?.Types ?? types ?? ['EDGE']);
}

function listOf(types: unknown): readonly string[] {
  return Array.isArray(types) ? types : [];
}
