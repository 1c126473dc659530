import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../../examples/orders/lib/orders-stack';
import { variantOf } from '../../examples/orders/lib/variants';
import { LocalGateway, LocalUserPool } from '../../src/local';
import type { GatewayRequest, GatewayResponse, LocalGatewayOptions } from '../../src/local';

/** The folder of the example. */
export const EXAMPLE = join(__dirname, '../../examples/orders');
const { context } = JSON.parse(readFileSync(join(EXAMPLE, 'cdk.json'), 'utf8'));
const NO_BUNDLING = { 'aws:cdk:bundling-stacks': [] };

/** The application as `bin` makes it. */
export function ordersApp(extra: Record<string, unknown> = NO_BUNDLING): { readonly app: App; readonly stack: OrdersStack } {
  const app = new App({ context: { ...context, ...extra } });
  return { app, stack: new OrdersStack(app, 'Orders', variantOf(app)) };
}

/** The folder of the application, synthesized with its functions bundled. */
export function ordersAssembly(): string {
  return ordersApp({}).app.synth().directory;
}

/** When requests arrive: the time stands still, and with it the bucket of the stage's throttle, unless a test lets a second pass. */
export const clock = {
  now: new Date('2026-01-31T12:00:00Z'),
  pass: () => { clock.now = new Date(clock.now.getTime() + 1000); },
};
const users = new LocalUserPool({ now: () => clock.now });

/** A customer's ID token. */
export function tokenOf(sub: string): string {
  return users.idToken({ sub });
}

/** A customer's request, and its answer: JSON where it has a body. */
export type Ask = (method: string, path: string, request?: Omit<GatewayRequest, 'method' | 'path' | 'body'> & { readonly body?: unknown }) => Promise<GatewayResponse>;

/** Serves the application for customers of its user pool. */
export async function ordersGateway(assembly: string, options: LocalGatewayOptions = {}): Promise<LocalGateway> {
  return LocalGateway.fromAssembly(assembly, { userPools: { Users: users }, now: () => clock.now, ...options });
}

/** Asks a gateway as a customer. */
export function askAs(gateway: LocalGateway, sub: string): Ask {
  return async (method, path, { body, headers, ...request } = {}) => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const json: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
    return (await gateway.dispatch({ method, path, ...request, headers: { authorization: tokenOf(sub), ...json, ...headers }, body: text })).response;
  };
}
