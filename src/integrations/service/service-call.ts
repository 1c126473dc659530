import type * as iam from 'aws-cdk-lib/aws-iam';
import { failureAnswers } from './failure-answers';
import type { FailureCodes, FailureStatuses } from './failure-answers';
import { successAnswer } from './success-answer';
import type { PartialFailure } from './success-answer';
import { quote, throwFindings } from '../../errors';
import { PassthroughBehavior, mappedRequest, readsOf, requestMappingFindings } from '../../mapping';
import type { RequestMappingOptions, ResponseOptions } from '../../mapping';
import type { Described } from '../integration-info';
import { RestIntegrationType } from '../rest-integration';
import type { RestIntegrationConfig, RestRouteContext } from '../rest-integration';

/** A call of an AWS service: what it is, what is sent, what is answered for what, and what the gateway's role must be allowed. */
export interface ServiceCall {
  readonly described: Described;
  readonly uri: string;
  /** @default POST */
  readonly httpMethod?: string;
  /** What the service gets. Content types without a template are answered 415, so that nothing goes past it. */
  readonly request: RequestMappingOptions;
  /** What the caller gets for success. */
  readonly success: ResponseOptions;
  /** Successes of the service that are none to the caller; the first that fits counts. */
  readonly partialFailures?: readonly PartialFailure[];
  /** Statuses for error codes of the service, over the common ones. */
  readonly failures?: FailureCodes;
  /** What a 4xx of the service counts as where its answer has no known code: REST services say the code in a header, which no template sees. */
  readonly failureStatuses?: FailureStatuses;
  /** Where the error code may stand in the service's answer. @default $.__type */
  readonly codePath?: readonly string[];
  readonly statements: iam.PolicyStatement[];
}

/** Binds a call to a route. Pure. */
export function boundCall(call: ServiceCall, route: RestRouteContext): RestIntegrationConfig {
  const where = `${call.described.label} of route ${quote(`${route.method} ${route.path}`)}`;
  throwFindings(requestMappingFindings(call.request, { where, pathParameters: route.pathParameters, hasClaims: route.hasClaims, headers: [] }));
  const { requestParameters, requestTemplates, sources } = mappedRequest(call.request);
  return {
    type: RestIntegrationType.AWS,
    ...call.described,
    httpMethod: call.httpMethod ?? 'POST',
    uri: call.uri,
    usesServiceRole: true,
    requestParameters,
    requestTemplates,
    passthroughBehavior: call.request.templates ? PassthroughBehavior.NEVER : PassthroughBehavior.WHEN_NO_MATCH,
    ...readsOf(sources),
    responses: [
      successAnswer(call.success, call.partialFailures, route.cors),
      ...failureAnswers(call.failures, call.codePath, route.cors, call.failureStatuses),
    ],
    wants: { statements: call.statements },
  };
}
