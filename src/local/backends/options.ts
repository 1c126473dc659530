import type { FunctionModel, TemplateResource } from '../template';
import type { FunctionStub } from './lambda';
import type { ServiceStub } from './services';
import type { BackendStub } from './stubs';
import type { SigningCredentials } from '../sigv4';

/** What back ends take from a template. */
export interface BackendResources {
  readonly functions: readonly FunctionModel[];
  readonly resources: readonly TemplateResource[];
}

/** What answers integrations, where it is not what the template says. */
export interface BackendOptions {
  /** The folder of the assembly, which the paths of assets are relative to. @default cdk.out */
  readonly assembly?: string;
  /** What stands for functions, by name, logical id (with or without CDK's hash) or ARN. @default - functions run from their code */
  readonly functions?: Readonly<Record<string, FunctionStub>>;
  /** Environment variables of all functions, over those of the template. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /** What stands for HTTP back ends, by the beginning of their URLs (`https://stock.example.com`). @default - they are called */
  readonly http?: Readonly<Record<string, BackendStub>>;
  /** Local addresses by the host that they stand for: `{ 'legacy.example.com': 'http://127.0.0.1:8080' }`. @default - none */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Local addresses by the id of the VPC link behind which their back ends are. @default - none */
  readonly vpcLinks?: Readonly<Record<string, string>>;
  /** What stands for AWS services, by service (`sqs`) or service and action (`sqs:SendMessage`). @default - S3 has a stand-in in memory */
  readonly services?: Readonly<Record<string, ServiceStub>>;
  /** Where services are, for example an emulator: `{ sqs: 'http://127.0.0.1:4566' }`; functions get them in their environment. @default - none */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** What requests to endpoints are signed with. @default - made-up ones */
  readonly credentials?: SigningCredentials;
  /** Takes lines of functions that no request waits for, because S3 told them of what another function did. @default - they are not kept */
  readonly onLog?: (line: string) => void;
}
