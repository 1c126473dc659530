import { Aws } from 'aws-cdk-lib';

/**
 * The URI by which API Gateway calls a path of an AWS service, of its own region or the target's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
export function serviceUri(service: string, path: string, region?: string): string {
  return uri(service, `path/${path}`, region);
}

/** The URI by which API Gateway calls an action of an AWS service, of its own region or the target's. */
export function actionUri(service: string, action: string, region?: string): string {
  return uri(service, `action/${action}`, region);
}

function uri(service: string, rest: string, region: string = Aws.REGION): string {
  return `arn:${Aws.PARTITION}:apigateway:${region}:${service}:${rest}`;
}
