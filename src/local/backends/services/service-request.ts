import type { BackendRequest } from '../../rest/exchange';
import { headerOf, withDefaults, withHeaders } from '../../rest/parameters';
import type { ServiceTarget } from '../backend';
import { protocolOf } from './protocols';

/** The request that API Gateway sends to a service: for an action, with the action where the service's protocol has it. */
export function serviceRequest(request: BackendRequest, { service, action }: ServiceTarget): BackendRequest {
  if (action === undefined) return request;
  const { target, version } = protocolOf(service);
  if (target === undefined) {
    const query = withDefaults({ ...request.query, Action: [action] }, version === undefined ? {} : { Version: [version] });
    return { ...request, query };
  }
  const headers = withDefaults(request.headers, { 'X-Amz-Target': [`${target}.${action}`] });
  return { ...request, headers: withHeaders(headers, { 'Content-Type': ['application/x-amz-json-1.0'] }) };
}

/** The action that a request is for, wherever it names one. */
export function actionOf({ headers, query, body }: BackendRequest, { action }: ServiceTarget): string | undefined {
  const target = headerOf(headers, 'x-amz-target')?.split('.').at(-1);
  const isForm = headerOf(headers, 'content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  return action ?? target ?? query.Action?.[0] ?? (isForm ? new URLSearchParams(body.toString('utf8')).get('Action') ?? undefined : undefined);
}
