import { Lazy, Token } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import type { BoundRoute } from './bind-route';
import { behaviourHash, isPlain, renderRestBody } from '../../openapi';
import type { Json, RestBodyModel } from '../../openapi';
import type { RouteTable } from '../../routes';
import { HandedOver } from '../shared/handed-over';
import type { Source } from '../shared/handed-over';

/**
 * The body of a REST gateway and the hash of its behaviour, both over the whole route table.
 *
 * Nothing is kept before CDK prepares the template: an aspect that reads the body early must not settle the routes of that moment.
 * Then the table freezes, and both are made once.
 */
export class CompiledRestApi implements Source {
  /** The body as a property of the API. */
  public readonly token = new HandedOver(this);
  private readonly scope: IConstruct;
  private readonly table: RouteTable<BoundRoute>;
  private readonly model: () => RestBodyModel;
  private rendered?: Json;
  private hash?: string;
  private hashing = false;

  constructor(scope: IConstruct, table: RouteTable<BoundRoute>, model: () => RestBodyModel) {
    this.scope = scope;
    this.table = table;
    this.model = model;
  }

  public get prepared(): boolean {
    return this.table.frozen;
  }

  public prepare(): void {
    this.table.freeze('the template was prepared');
  }

  /** The body as it stands now, before resolution. */
  public value(): Json {
    if (this.rendered) return this.rendered;
    const body = renderRestBody(this.model());
    if (this.prepared) this.rendered = body;
    return body;
  }

  /** A logical id that ends in the hash of the behaviour. */
  public logicalId(base: string, restApi: CfnRestApi): string {
    return Lazy.uncachedString({ produce: () => `${base}${this.behaviour(restApi)}` });
  }

  private behaviour(restApi: CfnRestApi): string {
    if (this.hash) return this.hash;
    // A function's version that holds the id of this deployment asks for it while it is made: a circle, which GH_CYCLE explains.
    if (this.hashing) return 'circle';
    this.hashing = true;
    try {
      const hash = behaviourHash(this.scope, this.value(), this.beside(restApi));
      if (this.prepared) this.hash = hash;
      return hash;
    } finally {
      this.hashing = false;
    }
  }

  /** What stands on the API beside our body, or instead of it: also what an app assigns to the L1. CDK has no public way to ask. */
  private beside(restApi: CfnRestApi): unknown {
    const { cfnProperties, rawOverrides } = restApi as unknown as { cfnProperties: Json; rawOverrides?: Json };
    const { body, ...properties } = behaviourOnly(ofAllAddresses(cfnProperties), ['name', 'description', 'tags']);
    const overrides = behaviourOnly(rawOverrides?.Properties ?? {}, ['Name', 'Description', 'Tags']);
    return [properties, body === this.token ? undefined : body, withDeletions(overrides)];
  }
}

function behaviourOnly(properties: Json, comments: readonly string[]): Json {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !comments.includes(name)));
}

/** Which addresses callers may have changes at once, without a deployment. */
function ofAllAddresses({ endpointConfiguration, ...properties }: Json): Json {
  const known = isPlain(endpointConfiguration) ? { ...endpointConfiguration, ipAddressType: undefined } : endpointConfiguration;
  return { ...properties, endpointConfiguration: known };
}

/** Overrides that delete are `undefined` to CDK, which JSON does not show. */
function withDeletions(value: unknown): unknown {
  if (value === undefined) return '<deleted>';
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Token.isUnresolved(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDeletions(inner)]));
}
