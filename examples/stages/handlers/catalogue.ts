import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ownProducts } from './products';
import type { Product } from './products';

const PAGE = 2;
const CUSTOMERS_PAY = 0.95;

type Answer = readonly [status: number, body: object];

/** By route. They look at the page, at the language and at the caller, and at nothing else that is no cache key. */
const ANSWERS: Readonly<Record<string, (event: APIGatewayProxyEvent) => Answer>> = {
  '/products': (event) => {
    const page = event.queryStringParameters?.page ?? '1';
    if (!/^[1-9]\d{0,3}$/.test(page)) return [400, { message: 'page is a number from 1 to 9999' }];
    return [200, { products: ownProducts().slice((Number(page) - 1) * PAGE, Number(page) * PAGE).map(inLanguageOf(event)) }];
  },
  '/products/{id}': (event) => ofProduct(event, inLanguageOf(event)),
  '/offers': (event) => [200, { offers: ownProducts().filter(({ offer }) => offer).map(inLanguageOf(event)) }],
  '/prices/{id}': (event) => {
    const customer = customerOf(event);
    return ofProduct(event, ({ id, price }) => ({ id, customer, price: Math.round(price * CUSTOMERS_PAY) }));
  },
};

/** Answers from the catalogue, with the time of the request that it was made for: it shows what comes from the cache. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const [statusCode, body] = ANSWERS[event.resource](event);
  const asOf = new Date(event.requestContext.requestTimeEpoch).toISOString();
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...body, asOf }) };
}

function ofProduct({ pathParameters }: APIGatewayProxyEvent, shown: (product: Product) => object): Answer {
  const found = ownProducts().find(({ id }) => id === pathParameters?.id);
  return found ? [200, shown(found)] : [404, { message: 'Unknown product' }];
}

/** German for who asks for it first, English for all others. */
function inLanguageOf({ headers }: APIGatewayProxyEvent): (product: Product) => object {
  const [, accepted = ''] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'accept-language') ?? [];
  const language = /^\s*de\b/i.test(accepted) ? 'de' : 'en';
  return ({ id, names, price }) => ({ id, name: names[language], price });
}

/** The claim `sub`. A route that lost its authorizer has no customer, and no prices. */
function customerOf({ requestContext }: APIGatewayProxyEvent): string {
  const customer: unknown = requestContext.authorizer?.claims?.sub;
  if (typeof customer !== 'string') throw new Error('The gateway passed no customer: has the route lost its authorizer?');
  return customer;
}
