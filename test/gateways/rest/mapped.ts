import { bodyOf, newGateway, newStack, templateOf } from './fixtures';
import { Integrations, Schema } from '../../../src';
import type { RestGatewayProps, RestRouteOptions } from '../../../src';

export const order = Schema.named('Order', Schema.fromObject({ type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } }));
export const http = () => Integrations.httpCustom('https://stock.example.com/items');

/** The operation that a route becomes. */
export function operation(key: string, route: RestRouteOptions, props: Partial<RestGatewayProps> = {}) {
  const stack = newStack();
  newGateway(stack, { routes: { [key]: route }, ...props });
  const body = bodyOf(templateOf(stack));
  const [method, path] = key.split(' ');
  const rendered = body.paths[path][method.toLowerCase()];
  return { body, rendered, integration: rendered['x-amazon-apigateway-integration'] };
}

/** What makes a gateway with a route that is to be refused. */
export function refused(key: string, route: RestRouteOptions) {
  return () => newGateway(newStack(), { routes: { [key]: route } });
}
