import { Duration } from 'aws-cdk-lib';
import type { CatalogueFunctions } from '../catalogue-functions';
import { Authorizers, Integrations } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `GET /products?page=`: the function sees the whole request, the cache only its keys. So all that the function looks at is one. */
export function products({ byStage }: CatalogueFunctions): RestRouteOptions {
  return {
    integration: Integrations.lambdaByStage('catalogue', byStage),
    authorizer: Authorizers.none(),
    cache: { ttl: Duration.minutes(30), keys: ['querystring.page', 'header.Accept-Language'] },
    summary: 'Lists the products',
  };
}

/** `GET /products/{id}`: kept as long as the stage says. What stands in the path is a key by itself. */
export function product({ byStage }: CatalogueFunctions): RestRouteOptions {
  return {
    integration: Integrations.lambdaByStage('catalogue', byStage),
    authorizer: Authorizers.none(),
    cache: { keys: ['header.Accept-Language'] },
    summary: 'Shows a product',
  };
}

/** `GET /offers`: for customers only, and the same for all of them. */
export function offers({ byStage }: CatalogueFunctions): RestRouteOptions {
  return {
    integration: Integrations.lambdaByStage('catalogue', byStage),
    cache: { ttl: Duration.minutes(5), keys: ['header.Accept-Language'], shared: true },
    summary: 'Lists the offers for customers',
  };
}

/** `GET /prices/{id}`: each customer has prices of their own, so the token is a key. */
export function prices({ byStage }: CatalogueFunctions): RestRouteOptions {
  return {
    integration: Integrations.lambdaByStage('catalogue', byStage),
    cache: { ttl: Duration.minutes(1), shared: false },
    summary: 'Tells the caller\'s price',
  };
}
