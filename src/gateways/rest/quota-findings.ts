import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { quotaFindings, referencesOf, renderedResource } from '../../checks';
import type { QuotaResources } from '../../checks';
import type { Finding } from '../../errors';

const COUNTED = /^AWS::ApiGateway::(Stage|UsagePlan|UsagePlanKey)$/;

/** The quotas that a gateway exceeds, with the stages and plans of its stack that are of its API. */
export function restQuotaFindings(gateway: IConstruct, restApi: CfnRestApi, body: unknown): Finding[] {
  const stack = Stack.of(gateway);
  const apiId = stack.resolve(restApi.logicalId) as string;
  const counted = stack.node.findAll().filter(CfnResource.isCfnResource).filter((each) => each.stack === stack && COUNTED.test(each.cfnResourceType));
  const rendered = counted.map((each) => [stack.resolve(each.logicalId) as string, renderedResource(each)] as const);
  const own = rendered.filter(([, each]) => each.Type === 'AWS::ApiGateway::UsagePlanKey' || referencesOf(each.Properties).includes(apiId));
  const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: body } };
  return quotaFindings({ ...Object.fromEntries(own), [apiId]: api } as QuotaResources);
}
