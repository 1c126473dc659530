import { LOCAL_ACCOUNT, LOCAL_REGION } from '../../template';
import type { Exchange } from '../exchange';

/** Where an API is. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

const SOMEWHERE: Place = { partition: 'aws', region: LOCAL_REGION, account: LOCAL_ACCOUNT };

/** The ARN of a function, within an integration's URI too. */
const FUNCTION_ARN = /\barn:(aws[a-z-]*):lambda:([a-z0-9-]+):(\d{12}):function:/;

/** Where the API of a request is; where nobody says, where the functions behind it are. */
export function placeOf({ integration, method, place }: Exchange): Place {
  if (place) return place;
  const authorization = method?.authorization;
  const authorizer = authorization?.type === 'CUSTOM' ? authorization.authorizer.functionArn : undefined;
  const [, partition, region, account] = FUNCTION_ARN.exec(`${integration?.uri} ${authorizer}`) ?? [];
  return partition === undefined ? SOMEWHERE : { partition, region, account };
}

/** What a request asks for, as a policy names it: `arn:aws:execute-api:region:account:api/stage/GET/path`. */
export function methodArn(exchange: Exchange): string {
  const { partition, region, account } = placeOf(exchange);
  const { api, stage, request } = exchange;
  return `arn:${partition}:execute-api:${region}:${account}:${api.apiId}/${stage.name}/${request.method}${request.rawPath}`;
}
