import { piecewise } from './literals';

const NAME = '[A-Za-z0-9._$-]+';
const STATIC = "'[^'\\r\\n]*'";
const VARIABLE = 'context\\.[^\\s\'"]+|stageVariables\\.\\w+';
const BODY = 'body(?:[.[].+)?';

const REQUEST = new RegExp(`^(?:method\\.request\\.(?:(?:path|header|querystring|multivalueheader|multivaluequerystring)\\.${NAME}|${BODY})|${VARIABLE}|${STATIC})$`);
const RESPONSE = new RegExp(`^(?:integration\\.response\\.(?:(?:header|multivalueheader)\\.${NAME}|${BODY})|${VARIABLE}|${STATIC})$`);
const TARGET = new RegExp(`^integration\\.request\\.(?:path|header|querystring)\\.${NAME}$`);
const READ = new RegExp(`^method\\.request\\.(path|header|querystring|multivalueheader|multivaluequerystring)\\.(${NAME})$`);

/** Whether a text sets a parameter of the integration request: `integration.request.header.name`. */
export const isRequestTarget = (text: string): boolean => TARGET.test(text);

/**
 * Whether the integration request can be mapped from a text. AWS words it «Invalid mapping expression specified».
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export const isRequestExpression = (text: string): boolean => fits(REQUEST, text);

/** Whether a header of the method response can be mapped from a text. */
export const isResponseExpression = (text: string): boolean => fits(RESPONSE, text);

/** The parameter of the method request that a mapping reads. */
export function parameterRead(expression: string): { readonly in: 'path' | 'header' | 'query'; readonly name: string } | undefined {
  const [, place, name] = READ.exec(expression) ?? [];
  if (place === undefined) return undefined;
  if (place.endsWith('header')) return { in: 'header', name };
  return { in: place === 'path' ? 'path' : 'query', name };
}

/** What is known only at deployment may be anything where it is the whole, and any text inside. */
function fits(grammar: RegExp, text: string): boolean {
  const pieces = piecewise(text);
  return (pieces.length === 1 && pieces[0].isToken) || grammar.test(pieces.map((piece) => (piece.isToken ? 'token' : piece.text)).join(''));
}
