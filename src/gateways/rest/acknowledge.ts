import { Validations } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Json } from '../../openapi';

/**
 * Tells cdk-nag that requests are validated, where they are.
 *
 * Its rule APIG2 looks for RequestValidator resources, which an API with a body does not have. So the body itself is looked at: some
 * operation must require a parameter or a body, and every one that does must name a validator that checks it. Overrides can undo that, and
 * so can `validate: false`; then nothing is said.
 */
export function acknowledgeRequestValidation(restApi: CfnRestApi, body: Json): void {
  if (!validatesRequests(body)) return;
  Validations.of(restApi).acknowledge({
    id: 'AwsSolutions-APIG2',
    reason: 'The validators stand in the OpenAPI body, which the rule does not read; every operation with required parameters or a body names one.',
  });
}

/** Whether something is validated, and every operation that requires something names a validator that checks it. */
export function validatesRequests(body: Json): boolean {
  const validators = body['x-amazon-apigateway-request-validators'] ?? {};
  const operations = Object.values(body.paths).flatMap((path) => Object.values(path as Json)) as Json[];
  const validatorOf = (operation: Json) => validators[operation['x-amazon-apigateway-request-validator']];
  const ofParameters = operations.filter(requiresParameters);
  const ofBody = operations.filter((operation) => operation.requestBody !== undefined);
  return ofParameters.length + ofBody.length > 0
    && ofParameters.every((operation) => validatorOf(operation)?.validateRequestParameters === true)
    && ofBody.every((operation) => validatorOf(operation)?.validateRequestBody === true);
}

function requiresParameters({ parameters }: Json): boolean {
  return Array.isArray(parameters) && parameters.some((parameter: Json) => parameter.required && parameter.in !== 'path');
}
