import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FourBoxes } from './four-boxes';
import type { BackEndAnswer, BackEndRequest } from './four-boxes';
import { handler as cancel } from '../../examples/orders/handlers/cancel-order';
import { handler as list } from '../../examples/orders/handlers/list-orders';
import { handler as place } from '../../examples/orders/handlers/place-order';
import { handler as read } from '../../examples/orders/handlers/read-order';
import { OrdersStack } from '../../examples/orders/lib/orders-stack';
import { variantOf } from '../../examples/orders/lib/variants';

/** The folder of the example. */
export const EXAMPLE = join(__dirname, '../../examples/orders');
const { context } = JSON.parse(readFileSync(join(EXAMPLE, 'cdk.json'), 'utf8'));
const NO_BUNDLING = { 'aws:cdk:bundling-stacks': [] };

/** The application as `bin` makes it. */
export function ordersApp(extra: Record<string, unknown> = NO_BUNDLING): { readonly app: App; readonly stack: OrdersStack } {
  const app = new App({ context: { ...context, ...extra } });
  return { app, stack: new OrdersStack(app, 'Orders', variantOf(app)) };
}

type Handler = (event: never) => Promise<unknown>;
const HANDLERS: Readonly<Record<string, Handler>> = { PlaceOrder: place, ListOrders: list, ReadOrder: read, CancelOrder: cancel };

/** The synthesized API with the real handlers behind it, and the stock service that the test is. */
export function ordersApi(stock: (request: BackEndRequest) => BackEndAnswer): FourBoxes {
  const [api] = Object.values(Template.fromStack(ordersApp().stack).findResources('AWS::ApiGateway::RestApi'));
  return new FourBoxes(api.Properties.Body, ({ type, uri }) => {
    if (type === 'mock') return async ({ body }) => ({ matched: String(JSON.parse(body).statusCode), body: '' });
    return type === 'http' ? async (request) => stock(request) : functionOf(JSON.stringify(uri));
  });
}

/** The handler whose function's id stands in an integration's URI. */
function functionOf(uri: string): (request: BackEndRequest) => Promise<BackEndAnswer> {
  const [, handler] = Object.entries(HANDLERS).find(([name]) => uri.includes(`"Functions${name}`))!;
  return async ({ body }) => {
    const event = JSON.parse(body) as never;
    try {
      return { matched: '', body: JSON.stringify(await handler(event)) };
    } catch (thrown) {
      const { name, message, stack } = thrown as Error;
      return { matched: message, body: JSON.stringify({ errorType: name, errorMessage: message, trace: stack?.split('\n') }) };
    }
  };
}
