import { withDynamicReferences } from './dynamic-references';
import { intrinsicIn } from './intrinsics';
import { isObject, own, shown } from './json';
import { NO_VALUE } from './pseudo-parameters';
import type { Resolver } from './resolver';
import type { Settings } from './settings';
import { TemplateError } from './template-error';
import { didYouMean, listed, quote } from '../../errors';

/** Where a value stands: what errors name, and what its functions may look up. */
export class Scope {
  public readonly settings: Settings;

  constructor(private readonly resolver: Resolver, public readonly owner: string) {
    this.settings = resolver.settings;
  }

  /** A value with all its functions worked out. */
  public resolve(value: unknown): unknown {
    return this.resolver.deeper(this.owner, () => this.resolved(value));
  }

  /** A value that must stand for text. */
  public text(value: unknown, what: string): string {
    return this.asText(this.resolve(value), what);
  }

  /** A value without functions in it, as text. */
  public asText(value: unknown, what: string): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new TemplateError(this.owner, `${what} has ${shown(value)} where it needs text`);
  }

  /** Text with what its dynamic references stand for. */
  public withReferences(text: string): string {
    return withDynamicReferences(text, this.owner, this.settings);
  }

  /** Text that no function may stand for. */
  public literal(value: unknown, what: string): string {
    if (typeof value === 'string') return value;
    throw new TemplateError(this.owner, `${what} has ${shown(value)} where it needs literal text`);
  }

  /** A value that must stand for a list; its items may be functions. */
  public list(value: unknown, what: string): readonly unknown[] {
    const list = Array.isArray(value) ? value : this.resolve(value);
    if (Array.isArray(list)) return list;
    throw new TemplateError(this.owner, `${what} has ${shown(list)} where it needs a list`);
  }

  /** A literal list of so many items. */
  public items(value: unknown, what: string, count: number): readonly unknown[] {
    if (Array.isArray(value) && value.length === count) return value;
    throw new TemplateError(this.owner, `${what} needs a list of ${count} items`);
  }

  /** What `Ref` yields. */
  public ref(name: string): unknown {
    return this.resolver.ref(name, this.owner);
  }

  /** What `Fn::GetAtt` yields. */
  public attribute(logicalId: string, name: string): unknown {
    return this.resolver.resource(logicalId, this.owner).attribute(name);
  }

  /** Whether a named condition holds. */
  public condition(name: unknown): boolean {
    return this.resolver.condition(this.literal(name, 'a condition'), this.owner);
  }

  /** What `Fn::ImportValue` yields. */
  public imported(name: string): unknown {
    const value = this.settings.exported(name);
    if (value !== undefined) return value;
    this.settings.report(this.owner, 'Fn::ImportValue', `no stack that is loaded exports ${name}, so the name itself stands for the value`);
    return name;
  }

  /** What `Fn::FindInMap` yields. */
  public mapping([map, first, second, options]: readonly unknown[]): unknown {
    const path = [map, first, second].map((key) => this.text(key, 'Fn::FindInMap'));
    const found = path.reduce<unknown>((value, key) => (isObject(value) ? own(value, key) : undefined), this.resolver.mappings);
    const fallback = isObject(options) ? own(options, 'DefaultValue') : undefined;
    const value = found ?? fallback;
    if (value === undefined) throw new TemplateError(this.owner, `Fn::FindInMap finds nothing at ${listed(path)}`);
    return this.resolve(value);
  }

  private resolved(value: unknown): unknown {
    if (typeof value === 'string') return this.withReferences(value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item)).filter((item) => item !== NO_VALUE);
    if (!isObject(value)) return value;
    const intrinsic = intrinsicIn(value, this.owner);
    if (intrinsic) return intrinsic[0](intrinsic[1], this);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]).filter(([, item]) => item !== NO_VALUE));
  }
}

/** The error of a name that nothing in the template has. */
export function unknownName(owner: string, name: string, known: readonly string[]): TemplateError {
  return new TemplateError(owner, `it refers to ${quote(name)}, which the template does not have. ${didYouMean(name, known)}`);
}
