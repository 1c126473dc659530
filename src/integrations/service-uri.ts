import { Aws } from 'aws-cdk-lib';

/**
 * The URI by which API Gateway calls an AWS service, of its own region or the target's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
export function serviceUri(service: string, path: string, region: string = Aws.REGION): string {
  return `arn:${Aws.PARTITION}:apigateway:${region}:${service}:path/${path}`;
}
