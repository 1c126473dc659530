import type { BackendCall, BackendTarget } from '../../../src/local/backends/backend';
import type { BackendRequest } from '../../../src/local/rest/exchange';
import type { IntegrationModel } from '../../../src/local/rest/model';
import { exchange } from '../rest/events/exchange';

/** One call of a back end, as the chain makes it. */
export function callOf<T extends BackendTarget>(
  target: T, request: Partial<Omit<BackendRequest, 'body'>> & { readonly body?: string } = {}, more: Partial<BackendCall<T>> = {},
): BackendCall<T> {
  return {
    target,
    integration: { type: 'HTTP' } as IntegrationModel,
    exchange: exchange(),
    signal: new AbortController().signal,
    log: () => undefined,
    ...more,
    request: { method: 'GET', uri: '', headers: {}, query: {}, ...request, body: Buffer.from(request.body ?? '') },
  };
}
