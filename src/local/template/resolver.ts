import { isMet } from './conditions';
import { isObject, jsonOf, own, textOf } from './json';
import type { JsonObject } from './json';
import { nestedStack } from './nested-stack';
import { parameterValue } from './parameters';
import { NO_VALUE, pseudoParameters } from './pseudo-parameters';
import { TemplateResource } from './resource';
import { Scope, unknownName } from './scope';
import type { Settings } from './settings';
import { TemplateError } from './template-error';

/** Values that refer to each other in longer chains are no template that anybody wrote. */
const DEEPEST_CHAIN = 600;

/** A template whose values are worked out when they are asked for, so that what nobody asks for cannot be wrong. */
export class Resolver {
  public readonly mappings: JsonObject;
  /** The macros that CloudFormation would run over the template. */
  public readonly transforms: readonly string[];
  private readonly declaredConditions: JsonObject;
  private readonly parameters: JsonObject;
  private readonly outputs: JsonObject;
  private readonly resources: ReadonlyMap<string, TemplateResource>;
  private readonly pseudo: ReadonlyMap<string, unknown>;
  private readonly conditions = new Map<string, boolean | 'asked'>();
  private readonly nestedStacks = new Map<string, Resolver | undefined>();
  private depth = 0;

  constructor(template: unknown, public readonly settings: Settings) {
    if (!isObject(template)) throw new TemplateError('template', 'it is not a JSON object');
    this.mappings = section(template, 'Mappings');
    this.transforms = [own(template, 'Transform') ?? []].flat().map((each) => textOf(isObject(each) ? own(each, 'Name') : each));
    this.declaredConditions = section(template, 'Conditions');
    this.parameters = section(template, 'Parameters');
    this.outputs = section(template, 'Outputs');
    this.pseudo = pseudoParameters(settings);
    const declared = Object.entries(section(template, 'Resources'));
    this.resources = new Map(declared.map(([logicalId, declaration]) => [logicalId, new TemplateResource(logicalId, declaration, this)]));
  }

  /** The resources whose conditions hold, in the order of their logical ids. */
  public present(): readonly TemplateResource[] {
    return [...this.resources.values()].filter((resource) => resource.isPresent).sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
  }

  /** A value with all its functions worked out; nothing for `AWS::NoValue`. */
  public resolve(value: unknown, owner: string): unknown {
    const resolved = new Scope(this, owner).resolve(value);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  /** Works on something further down, as long as that is not bottomless. */
  public deeper<T>(owner: string, work: () => T): T {
    if (this.depth > DEEPEST_CHAIN) throw new TemplateError(owner, 'its values refer to each other in a circle, or in an endless chain');
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  /** What `Ref` yields. */
  public ref(name: string, owner: string): unknown {
    if (this.pseudo.has(name)) return this.pseudo.get(name);
    const parameter = own(this.parameters, name);
    return parameter === undefined ? this.resource(name, owner).ref : parameterValue(name, parameter, this.settings);
  }

  /** A resource that is there. */
  public resource(logicalId: string, owner: string): TemplateResource {
    const resource = this.resources.get(logicalId);
    if (!resource) throw unknownName(owner, logicalId, [...this.resources.keys(), ...Object.keys(this.parameters)]);
    if (!resource.isPresent) throw new TemplateError(owner, `it refers to ${logicalId}, whose condition does not hold`);
    return resource;
  }

  /** Whether a named condition holds. */
  public condition(name: string, owner: string): boolean {
    const known = this.conditions.get(name);
    if (known === 'asked') throw new TemplateError(owner, `the condition ${name} depends on itself`);
    const expression = own(this.declaredConditions, name);
    if (expression === undefined) throw unknownName(owner, name, Object.keys(this.declaredConditions));
    return known ?? this.decide(name, expression);
  }

  /** The value of an output; nothing where there is none, or its condition does not hold. */
  public output(name: string): unknown {
    const output = own(this.outputs, name);
    if (!isObject(output)) return undefined;
    const condition = own(output, 'Condition');
    return condition === undefined || this.condition(textOf(condition), name) ? this.resolve(own(output, 'Value'), name) : undefined;
  }

  /** The names under which outputs are exported, with the names of the outputs. */
  public exports(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.outputs).flatMap(([name, output]) => {
      const exported = isObject(output) ? own(output, 'Export') : undefined;
      return isObject(exported) ? [[textOf(this.resolve(own(exported, 'Name'), name)), name] as const] : [];
    }));
  }

  /** The stack that a resource of this template makes; nothing where its template is not at hand. */
  public nested(resource: TemplateResource): Resolver | undefined {
    const { logicalId } = resource;
    if (!this.nestedStacks.has(logicalId)) {
      const nested = nestedStack(resource, this.settings);
      this.nestedStacks.set(logicalId, nested && new Resolver(nested.template, nested.settings));
    }
    return this.nestedStacks.get(logicalId);
  }

  private decide(name: string, expression: unknown): boolean {
    this.conditions.set(name, 'asked');
    const met = this.deeper(name, () => isMet(expression, new Scope(this, name)));
    this.conditions.set(name, met);
    return met;
  }
}

function section(template: JsonObject, name: string): JsonObject {
  const value = own(template, name) ?? {};
  if (!isObject(value)) throw new TemplateError(name, 'this section is not an object');
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, jsonOf(each, key)]));
}
