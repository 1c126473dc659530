import { Fields } from './fields';
import { identityOf } from './identities';
import { idOf } from './ids';
import { isObject, own, shown, textOf } from './json';
import type { JsonObject } from './json';
import type { Resolver } from './resolver';
import { partitionOf } from './settings';
import type { Settings } from './settings';
import { TemplateError } from './template-error';
import { quote } from '../../errors';

/** A resource of a template, with what CloudFormation would have answered for it. */
export class TemplateResource {
  public readonly type: string;
  private readonly declaration: JsonObject;
  private resolved?: Fields;

  constructor(public readonly logicalId: string, declaration: unknown, private readonly resolver: Resolver) {
    if (!isObject(declaration)) throw new TemplateError(logicalId, 'this resource is not an object');
    const type = own(declaration, 'Type');
    if (typeof type !== 'string') throw new TemplateError(logicalId, `its Type is ${shown(type)}, not text`);
    this.type = type;
    this.declaration = declaration;
  }

  /** Whether its condition holds, if it has one. */
  public get isPresent(): boolean {
    const condition = own(this.declaration, 'Condition');
    if (condition === undefined) return true;
    if (typeof condition !== 'string') throw new TemplateError(this.logicalId, `its Condition is ${shown(condition)}, not the name of one`);
    return this.resolver.condition(condition, this.logicalId);
  }

  /** Whether it stays when it leaves the template. */
  public get isRetained(): boolean {
    return ['Retain', 'RetainExceptOnCreate'].includes(String(own(this.declaration, 'DeletionPolicy')));
  }

  /** Its properties, with all functions worked out. */
  public get properties(): Fields {
    this.resolved ??= Fields.of(this.logicalId, this.resolver.resolve(own(this.declaration, 'Properties'), this.logicalId), '');
    return this.resolved;
  }

  /** One property, worked out alone, so that names need not wait for everything else. */
  public property(name: string): unknown {
    const properties = own(this.declaration, 'Properties');
    return isObject(properties) ? this.resolver.resolve(own(properties, name), this.logicalId) : undefined;
  }

  /** Metadata, as it stands in the template. */
  public metadata(name: string): unknown {
    const metadata = own(this.declaration, 'Metadata');
    return isObject(metadata) ? own(metadata, name) : undefined;
  }

  /** Its physical name: the one it is given, else one made from its logical id. */
  public get name(): string {
    const { name, madeUp = String } = identityOf(this.type);
    const given = name === undefined ? undefined : this.property(name);
    return typeof given === 'string' && given !== '' ? given : madeUp(this.resolver.settings.prefix + this.logicalId);
  }

  /** What `Ref` yields. */
  public get ref(): string {
    const { ref } = identityOf(this.type);
    return ref ? ref(this) : this.name;
  }

  /** Its ARN. */
  public get arn(): string {
    return textOf(this.attribute('Arn'));
  }

  /** What `Fn::GetAtt` yields. */
  public attribute(name: string): unknown {
    const attribute = own(identityOf(this.type).attributes ?? {}, name) as ((self: TemplateResource) => string) | undefined;
    if (attribute) return attribute(this);
    if (name.startsWith('Outputs.')) return this.output(name.slice('Outputs.'.length));
    if (name === 'Arn') return this.arnOf(this.service, this.name);
    return this.madeUp(name);
  }

  /** The nested stack that this resource is, where its template is at hand. */
  public get nested(): Resolver | undefined {
    return this.type === 'AWS::CloudFormation::Stack' ? this.resolver.nested(this) : undefined;
  }

  /** An ARN of this account and region. */
  public arnOf(service: string, resource: string, { region, account }: { readonly region?: string; readonly account?: string } = {}): string {
    const { settings } = this.resolver;
    return ['arn', partitionOf(settings.region).partition, service, region ?? settings.region, account ?? settings.account, resource].join(':');
  }

  /** An id as AWS makes them up for a thing of this resource. */
  public id(length?: number, of = ''): string {
    const { stackName, prefix } = this.resolver.settings;
    return idOf([stackName, prefix + this.logicalId, of].join('/'), length);
  }

  /** What is known beside the template. */
  public get settings(): Settings & ReturnType<typeof partitionOf> {
    return { ...this.resolver.settings, ...partitionOf(this.resolver.settings.region) };
  }

  private get service(): string {
    return this.type.split('::')[1]?.toLowerCase() ?? 'local';
  }

  private output(name: string): unknown {
    return this.nested?.output(name) ?? this.madeUp(`Outputs.${name}`);
  }

  private madeUp(name: string): string {
    const value = `${this.name}.${name}`;
    this.resolver.settings.report(this.logicalId, this.type, `what its attribute ${name} is, is known to AWS only; ${quote(value)} stands for it`);
    return value;
  }
}
