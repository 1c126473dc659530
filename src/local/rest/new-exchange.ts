import { randomUUID } from 'crypto';
import { decompressed } from './decompress';
import type { Place } from './events/place';
import type { Exchange, GatewayRequest } from './exchange';
import { readRequest } from './read-request';
import type { Served } from './served';

/** The start of a request's way: read, with its stage variables, and served by the canary where the dice say so. */
export function newExchange({ api, stage, canaryApi }: Served, request: GatewayRequest, place: Place, now: Date, random: number): Exchange {
  const { canary, variables } = stage;
  const isCanary = canary && random * 100 < canary.percentTraffic;
  const served = isCanary ? canaryApi : api;
  return {
    api: served,
    stage: isCanary ? { ...stage, deploymentId: canary.deploymentId ?? stage.deploymentId } : stage,
    place,
    stageVariables: isCanary ? { ...variables, ...canary.variables } : variables,
    request: decompressed(readRequest(request, `${api.apiId}.execute-api.${place.region}.amazonaws.com`, now, api.endpointType === 'EDGE'), served),
    requestId: randomUUID(),
    extendedRequestId: `${randomUUID().replace(/-/g, '').slice(0, 15)}=`,
    pathParameters: {},
    caller: {},
    ...canary && { isCanary },
    trace: [],
  };
}
