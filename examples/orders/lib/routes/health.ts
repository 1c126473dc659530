import { Authorizers, Integrations, MappingTemplate, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `GET /health`: the gateway answers by itself. */
export function health(): RestRouteOptions {
  return {
    integration: Integrations.mock(),
    authorizer: Authorizers.none(),
    summary: 'Says that the gateway is there',
    responses: [{ status: 200, template: MappingTemplate.json({ status: 'ok', stage: Source.context('stage'), time: Source.context('requestTime') }) }],
  };
}
