import { Duration } from 'aws-cdk-lib';
import type { Release } from '../rollout';
import { Authorizers, ExecutionLogLevel, Integrations, MappingTemplate, Source } from 'cdk-gatehouse';
import type { ResponseOptions, RestRouteOptions } from 'cdk-gatehouse';

/**
 * `GET /stock/{id}?warehouse=`: which stock service answers is the stage's to say, which of its versions the release's.
 *
 * The stock service is somebody else's: it gets few requests, and each one is in the execution log, in every stage.
 */
export function stock(release: Release): RestRouteOptions {
  return {
    ...RELEASES[release],
    authorizer: Authorizers.none(),
    request: { querystrings: { warehouse: { required: true, description: 'Where to look' } } },
    cache: { ttl: Duration.seconds(30) },
    throttle: { rate: 5, burst: 5 },
    logging: { executionLog: ExecutionLogLevel.INFO },
    summary: 'Tells how much there is of a product',
  };
}

const WAREHOUSE = Source.querystring('warehouse');

type Call = Pick<RestRouteOptions, 'integration' | 'mapping' | 'responses'>;

const RELEASES: Readonly<Record<Release, Call>> = {
  1: {
    integration: Integrations.httpCustom('https://${stageVariables.stock}/v1/stock'),
    mapping: { querystrings: { sku: Source.path('id'), warehouse: WAREHOUSE } },
    responses: answers({ id: Source.path('id'), available: Source.body('$.count') }),
  },
  2: {
    integration: Integrations.httpCustom('https://${stageVariables.stock}/v2/stock'),
    mapping: { querystrings: { article: Source.path('id'), site: WAREHOUSE } },
    responses: answers({ id: Source.path('id'), available: Source.body('$.available'), restock: MappingTemplate.whenPresent(Source.body('$.restock')) }),
  },
};

function answers(words: Record<string, unknown>): ResponseOptions[] {
  return [
    { status: 200, template: MappingTemplate.json(words) },
    { status: 404, match: '404', template: MappingTemplate.json({ message: 'Unknown product' }) },
    { status: 502, match: '(?!404)[345]\\d{2}', template: MappingTemplate.json({ message: 'Bad Gateway' }) },
  ];
}
