import type { BackendOptions, LocalBackends } from './backends';
import type { AuthorizerOptions } from './rest/authorizers';
import type { Handler } from './rest/chain/handler';
import type { LoadOptions } from './rest/load';

/** How a local gateway is to run. Requests to `endpoints` are signed with the first of the `credentials`. */
export interface LocalGatewayOptions extends LoadOptions, AuthorizerOptions, Omit<BackendOptions, 'credentials'> {
  /** The logical id or the name of the REST API. @default - the only one of the template */
  readonly api?: string;
  /** The name of the stage. @default - `prod`, or the only one */
  readonly stage?: string;
  /**
   * What was deployed before, oldest first: templates for `fromTemplate`, folders that `cdk synth` wrote for `fromAssembly`. A deployment serves what
   * its API was when it was made.
   *
   * @default - nothing: every deployment is made of this template
   */
  readonly earlier?: readonly unknown[];
  /** What answers integrations instead of the template's functions, URLs and services. @default - those answer, with stubs and stand-ins where the options name some */
  readonly backends?: Partial<LocalBackends>;
  /** Finds out who calls, in place of the template's authorizers; see `ChainServices`. @default - the authorizers do, with `userPools` and `credentials` */
  readonly authorize?: Handler;
  /** The clock of limits, quotas, caches and time stamps. @default - the machine's */
  readonly now?: () => Date;
  /** A number from 0 up to 1 for each request of a stage with a canary. @default Math.random */
  readonly random?: () => number;
  /** Takes the lines of the stage's access log. @default - they are not kept */
  readonly onAccessLog?: (line: string) => void;
}
