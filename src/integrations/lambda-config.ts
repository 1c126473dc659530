import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { functionPlace } from '../mapping';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import { RestIntegrationType } from './rest-integration';
import type { RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { serviceUri } from './service-uri';
import { tenantParameters } from './tenant';
import type { LambdaTenantOptions } from './tenant';

/** The paths of Lambda's two APIs of invocation, before and behind the function's ARN. */
const INVOCATION = ['2015-03-31/functions/', '/invocations'] as const;
const STREAMING = ['2021-11-15/functions/', '/response-streaming-invocations'] as const;

/** The URI by which API Gateway calls a function, of its own region or the function's. */
export function functionUri(arn: string, streams: boolean, region?: string): string {
  const [before, behind] = streams ? STREAMING : INVOCATION;
  return serviceUri('lambda', `${before}${arn}${behind}`, region);
}

/** What all integrations with a function have; a proxy, unless they say otherwise. */
export function lambdaConfig(
  factory: string, handler: IFunctionRef, { tenantId }: LambdaTenantOptions, route: RestRouteContext, streams = false,
): RestIntegrationConfig {
  assertTarget('a function', handler, 'functionRef');
  return {
    type: RestIntegrationType.AWS_PROXY,
    ...described('lambda', undefined, nameOf(handler)),
    httpMethod: 'POST',
    uri: functionUri(handler.functionRef.functionArn, streams, functionPlace(handler).region),
    ...tenantId !== undefined && { requestParameters: tenantParameters(factory, tenantId, route) },
    wants: { invoke: [handler] },
  };
}
