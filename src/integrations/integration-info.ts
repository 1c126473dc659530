import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { assertTarget } from './assert-target';

/** What answers a route, as data for route maps and documentation. */
export interface IntegrationInfo {
  /** The service as API Gateway names it, such as `lambda`, `sqs` or `states`; `http` and `mock` too. */
  readonly service: string;
  /**
   * What is asked of it, such as `SendMessage`.
   *
   * @default - the service has one thing to ask
   */
  readonly action?: string;
  /**
   * What it is asked of: the id of a construct, its literal name, a host.
   *
   * @default - nothing that has a name
   */
  readonly target?: string;
}

/** A description, and the label that route lists print for it. */
export interface Described {
  readonly description: IntegrationInfo;
  readonly label: string;
}

/** Describes a back end. */
export function described(service: string, action?: string, target?: string): Described {
  return { description: { service, ...action !== undefined && { action }, ...target !== undefined && { target } }, label: [service, action, target].filter((part) => part !== undefined).join(':') };
}

/** How a target is named: by its literal name where there is one, or its construct id. */
export function nameOf(target: IConstruct, name?: string): string {
  assertTarget('a construct', target, 'node');
  return name !== undefined && !Token.isUnresolved(name) ? name : target.node.id;
}
