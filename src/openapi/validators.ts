import type { Json } from './json';
import type { RestOperationModel } from './rest-model';

/** The three ways to check a request, by the name that the body gives each; shared by all routes (20 validators are the quota). */
const VALIDATORS: Readonly<Record<string, Json>> = {
  all: { validateRequestParameters: true, validateRequestBody: true },
  body: { validateRequestParameters: false, validateRequestBody: true },
  parameters: { validateRequestParameters: true, validateRequestBody: false },
};

/** The validator of a route; none where there is nothing to check. Path parameters are always there. */
export function validatorOf({ validates, parameters, bodies }: Pick<RestOperationModel, 'validates' | 'parameters' | 'bodies'>): string | undefined {
  if (!validates) return undefined;
  const required = parameters.some((parameter) => parameter.required && parameter.in !== 'path');
  if (bodies.length === 0) return required ? 'parameters' : undefined;
  return required ? 'all' : 'body';
}

/** `x-amazon-apigateway-request-validators`: those that the routes use. */
export function renderValidators(routes: readonly RestOperationModel[]): Json | undefined {
  const used = new Set(routes.map(validatorOf));
  const validators = Object.entries(VALIDATORS).filter(([name]) => used.has(name));
  return validators.length ? Object.fromEntries(validators) : undefined;
}
