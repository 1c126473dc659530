import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { headerOf } from '../parameters';
import type { Note } from './handler';

/**
 * Checks the API key where the method requires one: it must be enabled and belong to a usage plan of the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export function apiKey(exchange: Exchange): Note | void {
  const { api, stage, method, request, caller } = exchange;
  if (!method?.apiKeyRequired) return undefined;
  const value = api.apiKeySource === 'AUTHORIZER' ? caller.usageIdentifierKey : headerOf(request.headers, 'x-api-key');
  const entries = stage.usagePlans.flatMap((plan) => plan.keys.map((key) => ({ plan, key })));
  const known = entries.find(({ key }) => key.enabled && key.value === value);
  if (value === undefined || !known) throw failures.invalidApiKey();
  exchange.apiKey = { id: known.key.id, value };
  exchange.usagePlan = known.plan;
  return { details: { apiKeyId: known.key.id, usagePlan: known.plan.name } };
}
