import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { headerOf, mediaTypeOf } from '../parameters';
import type { Note } from './handler';
import { validatorFor } from '../validate/body-validator';
import type { BodyValidator } from '../validate/body-validator';

const PARAMETER = /^method\.request\.(header|path|querystring)\.(.+)$/;
/** The order in which AWS names what is missing: recorded. */
const PLACES = ['header', 'path', 'querystring'] as const;

/**
 * Validates parameters and body as the method's validator wants it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function validateRequest(exchange: Exchange): Note | void {
  const { validator } = exchange.method!;
  if (validator.parameters) validateParameters(exchange);
  return validator.body ? validateBody(exchange) : undefined;
}

function validateParameters(exchange: Exchange): void {
  const parameters = Object.entries(exchange.method!.requestParameters);
  const required = parameters.filter(([, isRequired]) => isRequired).map(([name]) => PARAMETER.exec(name) ?? []);
  const blank = PLACES.flatMap((place) => required.filter(([, each, name]) => each === place && isBlank(exchange, place, name)));
  if (blank.length > 0) throw failures.badParameters(`Missing required request parameters: [${blank.map(([,, name]) => name).join(', ')}]`);
}

const VALUES: Readonly<Record<typeof PLACES[number], (exchange: Exchange, name: string) => string | undefined>> = {
  header: ({ request }, name) => headerOf(request.headers, name),
  path: ({ pathParameters }, name) => Object.hasOwn(pathParameters, name) ? pathParameters[name] : undefined,
  querystring: ({ request: { query } }, name) => Object.hasOwn(query, name) ? query[name].at(-1) : undefined,
};

function isBlank(exchange: Exchange, place: typeof PLACES[number], name: string): boolean {
  return (VALUES[place](exchange, name) ?? '').trim() === '';
}

/** Content types without a model are not validated; a body that is not there counts as an empty object: recorded. */
function validateBody({ api, method, request }: Exchange): Note | void {
  const contentType = mediaTypeOf(headerOf(request.headers, 'content-type') ?? 'application/json');
  const model = modelFor(method!.requestModels, contentType);
  if (model === undefined || !Object.hasOwn(api.models, model)) return undefined;
  const problems = problemsOf(made(() => validatorFor(api, model)), request.body.toString('utf8'));
  if (problems !== undefined) throw failures.badBody(problems, contentType);
  return { details: { model } };
}

function modelFor(models: Readonly<Record<string, string>>, contentType: string): string | undefined {
  const found = Object.entries(models).find(([type]) => mediaTypeOf(type) === contentType) ?? Object.entries(models).find(([type]) => type === '$default');
  return found?.[1];
}

function made(make: () => BodyValidator): BodyValidator {
  try {
    return make();
  } catch (error) {
    throw failures.configuration(`Invalid model schema: ${(error as Error).message}`);
  }
}

function problemsOf(validate: BodyValidator, text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text.trim() === '' ? '{}' : text);
  } catch (error) {
    return `[${(error as Error).message}]`;
  }
  try {
    return validate(body);
  } catch (error) {
    if (error instanceof RangeError) return '[the body or its model is nested too deeply to be validated]';
    throw error;
  }
}
