import { PARTNER } from '../caller';
import { Integrations, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `GET /reports/{month}`: what the caller's account ordered. Whose report it is says the signature, never the request. */
export function report(catalogueUrl: string): RestRouteOptions {
  return {
    integration: Integrations.httpCustom(`${catalogueUrl}/v1/reports`),
    request: { path: { month: { description: 'For example 2026-11' } } },
    mapping: { querystrings: { month: Source.path('month'), partner: PARTNER } },
    summary: 'Sums up what the partner ordered in a month',
    description: 'It takes long to make, so each plan limits it.',
  };
}
