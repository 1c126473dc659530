import { Aws } from 'aws-cdk-lib';

/**
 * The URI by which API Gateway calls an AWS service of its own region.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
export function serviceUri(service: string, path: string): string {
  return `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:${service}:path/${path}`;
}
