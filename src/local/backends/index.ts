import type { Backends } from './backend';
import { HttpConnections, httpBackend } from './http';
import { Functions, lambdaBackend, refuseUnusedStubs } from './lambda';
import type { BackendOptions, BackendResources } from './options';
import { endpointVariable, serviceBackend } from './services';
import type { Unsupported } from '../rest/model';
import { MemoryS3, S3Server, corsHeadersOf, isToldOf, mayListOf, memoryS3Service, notificationEvent, notificationsOf } from './services/s3';
import type { ObjectEvent } from './services/s3';

export { BackendFailure } from './backend';
export type { Backend, BackendCall, BackendFailureReason, Backends } from './backend';
export type { FunctionStub, StubContext } from './lambda';
export type { BackendOptions, BackendResources } from './options';
export type { ServiceStub, ServiceStubRequest } from './services';
export type { BackendStub, StubRequest, StubResponse } from './stubs';

/** The back ends of a template on this machine. */
export interface LocalBackends extends Backends {
  /** What cannot run here, by logical id. */
  readonly unsupported: readonly Unsupported[];
  /** The stand-in for S3, with the template's buckets: a test may put objects there, and look at them. */
  readonly s3: MemoryS3;
  /** Settled when no function runs any more that nobody waited for, for example because S3 told it of an object. */
  settled(): Promise<void>;
}

const MADE_UP = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Makes the back ends of a template. Nothing is started before it is called. Throws a `TemplateError` for a stub of a function that is not there. */
export function localBackends({ functions: models, resources }: BackendResources, options: BackendOptions = {}): LocalBackends {
  const { functions: stubs = {}, http = {}, hosts = {}, vpcLinks = {}, services = {}, endpoints = {}, credentials = MADE_UP } = options;
  refuseUnusedStubs(stubs, models, resources);
  const { notifications, unsupported } = notificationsOf(resources);
  const connections = new HttpConnections();
  const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket').map(({ name }) => name);
  const tell = (event: ObjectEvent, log: (line: string) => void): void => {
    for (const notification of notifications.filter((each) => isToldOf(each, event))) {
      const region = notification.functionArn.split(':')[3];
      functions.start(notification.functionArn, JSON.stringify(notificationEvent(notification, event, region)), log);
    }
  };
  const s3 = new MemoryS3(buckets, tell);
  const server = new S3Server(s3, options.onLog ?? (() => undefined));
  const functions = new Functions({ models, stubs, assembly: options.assembly ?? 'cdk.out', environment: () => environmentOf(options, buckets, server) });
  return {
    unsupported: [...functions.unsupported, ...unsupported],
    s3,
    lambda: lambdaBackend(functions),
    http: httpBackend({ stubs: http, hosts, vpcLinks }, connections),
    service: serviceBackend({
      stubs: services, endpoints, credentials, connections, builtIn: { s3: memoryS3Service(s3, mayListOf(resources), corsHeadersOf(resources)) },
    }),
    settled: () => functions.settled(),
    dispose: async () => {
      connections.dispose();
      await functions.dispose();
      server.dispose();
    },
  };
}

/** Where functions find services: at their endpoints, and S3 on a port of this machine where the template has buckets. */
async function environmentOf(
  { endpoints = {}, environment = {} }: BackendOptions, buckets: readonly string[], server: S3Server,
): Promise<Readonly<Record<string, string>>> {
  const s3: Record<string, string> = buckets.length > 0 && endpoints.s3 === undefined ? { AWS_ENDPOINT_URL_S3: await server.url() } : {};
  const others = Object.entries(endpoints).map(([service, url]) => [endpointVariable(service), url] as const);
  return { ...s3, ...Object.fromEntries(others), ...environment };
}
