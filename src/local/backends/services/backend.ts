import type { BackendRequest, BackendResponse } from '../../rest/exchange';
import { failures } from '../../rest/failures';
import type { Backend, BackendCall, ServiceTarget } from '../backend';
import { answerOfStub } from '../stubs';
import type { StubRequest, StubResponse } from '../stubs';
import { forward } from './forward';
import type { ForwardOptions } from './forward';
import { actionOf, serviceRequest } from './service-request';

/** A request to an AWS service as a stub gets it: what API Gateway would send, and what it is about. */
export interface ServiceStubRequest extends StubRequest {
  readonly service: string;
  readonly region: string;
  /** The action, whether the URI, the header `X-Amz-Target` or the parameter `Action` names it. */
  readonly action?: string;
  /** Percent-encoded. */
  readonly path: string;
}

/** Stands for an AWS service. */
export type ServiceStub = (request: ServiceStubRequest) => StubResponse | undefined | void | Promise<StubResponse | undefined | void>;

/** A service of our own, for example the stand-in for S3. */
export type BuiltInService = (request: BackendRequest, call: BackendCall<ServiceTarget>) => Promise<BackendResponse>;

/** What answers for AWS services. */
export interface ServicesOptions extends ForwardOptions {
  /** By service (`sqs`), or by service and action (`sqs:SendMessage`), which counts more. */
  readonly stubs: Readonly<Record<string, ServiceStub>>;
  readonly builtIn: Readonly<Record<string, BuiltInService>>;
}

/** Lets a stub answer for a service, else its endpoint, else what is built in. */
export function serviceBackend(options: ServicesOptions): Backend<ServiceTarget> {
  return async (call) => {
    const { target } = call;
    const { service } = target;
    const request = serviceRequest(call.request, target);
    const action = actionOf(request, target);
    const stub = [`${service}:${action}`, service].find((name) => Object.hasOwn(options.stubs, name));
    if (stub !== undefined) return askStub(options.stubs[stub], request, target, action);
    if (Object.hasOwn(options.endpoints, service)) return forward(request, target, options, call.signal);
    if (Object.hasOwn(options.builtIn, service)) return options.builtIn[service](request, call);
    throw failures.configuration(`Nothing answers for the AWS service ${service}: `
      + `give it a stub (\`services: { ${service}: request => … }\`) or an endpoint (\`endpoints: { ${service}: 'http://…' }\`)`);
  };
}

function askStub(stub: ServiceStub, request: BackendRequest, { service, region, path }: ServiceTarget, action?: string): Promise<BackendResponse> {
  return answerOfStub((plain) => stub({ ...plain, service, region, path, ...action !== undefined && { action } }), request);
}
