import { Validations } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Json } from '../../openapi';

/**
 * Tells cdk-nag that requests are validated, where they are.
 *
 * Its rule APIG2 looks for RequestValidator resources, which an API with a body does not have. So the body itself is looked at: some
 * operation must require a parameter, and every one that does must name a validator that checks parameters. Overrides can undo that; then nothing is said.
 */
export function acknowledgeRequestValidation(restApi: CfnRestApi, body: Json): void {
  if (!validatesRequests(body)) return;
  Validations.of(restApi).acknowledge({
    id: 'AwsSolutions-APIG2',
    reason: 'The validators stand in the OpenAPI body, which the rule does not read; every operation with required parameters names one.',
  });
}

/** Whether something is validated, and every operation that requires a parameter names a validator that checks parameters. */
export function validatesRequests(body: Json): boolean {
  const validators = body['x-amazon-apigateway-request-validators'] ?? {};
  const operations = Object.values(body.paths).flatMap((path) => Object.values(path as Json)) as Json[];
  const requiring = operations.filter(requiresParameters);
  return requiring.length > 0
    && requiring.every((operation) => validators[operation['x-amazon-apigateway-request-validator']]?.validateRequestParameters === true);
}

function requiresParameters({ parameters }: Json): boolean {
  return Array.isArray(parameters) && parameters.some((parameter: Json) => parameter.required && parameter.in !== 'path');
}
