import { headerOf, lastValues } from '../../../rest/parameters';
import type { BuiltInService } from '../backend';
import type { CorsHeaders } from './cors';
import type { MemoryS3 } from './service';

export { corsHeadersOf } from './cors';
export { mayListOf } from './list-rights';
export { isToldOf, notificationEvent, notificationsOf } from './notifications';
export type { Notification } from './notifications';
export { S3Server } from './server';
export { MemoryS3 } from './service';
export type { ObjectEvent } from './service';

/** The stand-in for S3 as a service behind integrations; the trace says that it is one. */
export function memoryS3Service(s3: MemoryS3, mayList: (roleArn: string | undefined) => boolean, cors: CorsHeaders): BuiltInService {
  return async ({ method, headers, query, body }, { target, integration, exchange, log }) => {
    const path = target.subdomain === undefined ? target.path : `/${target.subdomain}${target.path}`;
    const { status, headers: answered, body: content } = s3.handle({
      method,
      path,
      query: lastValues(query),
      headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')])),
      body,
      sourceIp: exchange.request.sourceIp,
      mayList: mayList(integration.credentials),
      log,
    });
    log(`The stand-in for S3 (in memory, without permissions) answered ${method} ${path}: ${status}`);
    const forPages = cors(path.split('/')[1] ?? '', method, headerOf(headers, 'origin'));
    const all = Object.entries({ ...answered, ...forPages }).map(([name, value]) => [name, [value]]);
    return { status, headers: Object.fromEntries(all), body: content };
  };
}
