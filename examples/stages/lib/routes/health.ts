import type { Release } from '../rollout';
import { Authorizers, Integrations, MappingTemplate, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `GET /health`: the gateway answers by itself, and says which release a request has met. */
export function health(release: Release): RestRouteOptions {
  return {
    integration: Integrations.mock(),
    authorizer: Authorizers.none(),
    responses: [{ status: 200, template: MappingTemplate.json({ status: 'ok', stage: Source.context('stage'), release }) }],
    summary: 'Says that the gateway is there',
  };
}
