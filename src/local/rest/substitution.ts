import { requestContext } from './events/request-context';
import type { Exchange } from './exchange';
import type { GatewayFailure } from './gateway-failure';
import { requestValues } from './sources';

/** Values by the name of their variable, without `$context.`. */
export type ContextVariables = Readonly<Record<string, string | undefined>>;

/** What a failed request has in `$context.error`. */
export function errorVariables({ type, message, validationError }: GatewayFailure): ContextVariables {
  return {
    'error.message': message,
    'error.messageString': JSON.stringify(message || null),
    'error.responseType': type,
    'error.validationErrorString': validationError,
  };
}

const VARIABLE = /\$(?:\{([\w.-]+)\}|((?:context|stageVariables|method\.request)(?:\.[A-Za-z0-9_-]+)+))/g;

/**
 * Text with variables filled in one by one, which is all that gateway responses and access logs know; there is no VTL. One that is not there
 * is `missing`; values are written as `write` says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function substituted(text: string, exchange: Exchange, context: ContextVariables, missing = '', write = asItIs): string {
  return text.replace(VARIABLE, (written, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare!;
    if (!/^(?:context|stageVariables|method\.request)\./.test(name)) return written;
    const value = valueOf(name, exchange, context);
    return value === undefined ? missing : write(value);
  });
}

const asItIs = (value: string): string => value;

function valueOf(name: string, exchange: Exchange, context: ContextVariables): string | undefined {
  if (!name.startsWith('context.')) return requestValues(exchange, name)[0];
  const path = name.slice('context.'.length);
  if (Object.hasOwn(context, path)) return context[path];
  const value = path.split('.').reduce<unknown>((map, key) => isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined, requestContext(exchange));
  return value === undefined || value === null || isMap(value) ? undefined : String(value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
