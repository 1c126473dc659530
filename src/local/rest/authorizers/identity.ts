import { refusals } from './refusals';
import type { Exchange } from '../exchange';
import type { AuthorizerModel } from '../model';
import { requestValues } from '../sources';
import { fitsJavaRegex } from '../templates';

const USUAL_SOURCE = 'method.request.header.Authorization';

/** By what a caller is known: the value of each identity source. */
export type Identity = readonly string[];

/**
 * The identity of a caller. Where a source is missing or empty, or the token does not fit what it must fit, the function is not even asked.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function identityOf(exchange: Exchange, authorizer: AuthorizerModel): Identity {
  const sources = authorizer.type === 'REQUEST' ? authorizer.identitySources : [authorizer.identitySources[0] ?? USUAL_SOURCE];
  const values = sources.map((source) => requestValues(exchange, source).at(-1) ?? '');
  if (values.includes('') || !isValid(values[0], authorizer)) throw refusals.unauthorized(`Unauthorized request: ${exchange.requestId}`);
  return values;
}

/** The whole token must fit; requests have nothing that could be checked. */
function isValid(token: string, { type, identityValidationExpression: expression = '' }: AuthorizerModel): boolean {
  return type !== 'TOKEN' || expression === '' || fitsJavaRegex(token, expression);
}

/** A secret as AWS's log shows it: the end of it, never more than half. */
export function masked(secret: string): string {
  const shown = Math.min(6, Math.floor(secret.length / 2));
  return '*'.repeat(secret.length - shown) + secret.slice(secret.length - shown);
}
