import type { Converted, SchemaDocument } from './content';
import { Reference, contentOf } from './content';
import { inKeyOrder, isPlain } from './json-values';
import { partName, rootName } from './names';
import type { Schema } from './schema';
import { GatehouseError, quote, suggestion } from '../../errors';
import type { Finding } from '../../errors';

/** The models of an API, for `components.schemas` of its OpenAPI body. */
export interface CollectedSchemas {
  /** Every model by its name, in order. */
  readonly models: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What a route has in place of a schema. */
  readonly refOf: (schema: Schema) => { readonly $ref: string };
  /** What is wrong with the schemas together. */
  readonly findings: readonly Finding[];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateModel.html */
const LARGEST_MODEL = 400_000;

/** A schema to be rendered. */
interface Place {
  /** The name of its document's root. */
  readonly root: string;
  readonly document: SchemaDocument;
  readonly pointer: string;
}

type Json = Record<string, unknown>;

/** Renders schemas and all that they refer to, each once: pure, and the same in whatever order they come. */
export function collectSchemas(schemas: readonly Schema[]): CollectedSchemas {
  const collection = new Collection();
  for (const schema of schemas) collection.add(placeOfSchema(schema));
  return { models: collection.models(), refOf: (schema) => refTo(placeOfSchema(schema).root), findings: collection.findings() };
}

function placeOfSchema(schema: Schema): Place {
  const content = contentOf(schema);
  if (!content) throw new GatehouseError({ code: 'GH_TYPE', given: `a schema is ${quote(schema)}`, allowed: 'a Schema', fix: 'Make one with Schema.fromObject or Schema.fromFile' });
  return { root: rootName(content), document: content.document, pointer: '' };
}

function refTo(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

class Collection {
  private readonly rendered = new Map<string, { readonly model: Json; readonly json: string; readonly label: string }>();
  private readonly clashes = new Map<string, Finding>();
  private readonly wanted: { readonly name: string; readonly from: string }[] = [];
  private readonly seen = new Map<SchemaDocument, Set<string>>();

  public add(place: Place): void {
    const waiting = [place];
    for (let next = waiting.shift(); next; next = waiting.shift()) waiting.push(...this.enter(next));
  }

  public models(): CollectedSchemas['models'] {
    return Object.fromEntries([...this.rendered].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { model }]) => [name, model]));
  }

  public findings(): Finding[] {
    const unknown = this.wanted.filter(({ name }) => !this.rendered.has(name)).map(({ name, from }): Finding => ({
      code: 'GH_SCHEMA_REFERENCE',
      given: `$ref ${quote(refTo(name).$ref)} at ${from}`,
      allowed: 'references to schemas that some route of the API uses',
      fix: suggestion(name, [...this.rendered.keys()].sort()),
    }));
    const large = [...this.rendered].filter(([, { json }]) => Buffer.byteLength(json) > LARGEST_MODEL).map(([name, { json }]): Finding => ({
      code: 'GH_SCHEMA_SIZE',
      given: `model ${quote(name)} has ${Buffer.byteLength(json)} bytes`,
      allowed: `${LARGEST_MODEL} bytes`,
      fix: 'Move parts into `definitions`: each becomes a model of its own',
    }));
    return [...this.clashes.values(), ...distinctFindings(unknown), ...large];
  }

  /** Renders a schema under its name, and returns what it refers to. */
  private enter(place: Place): Place[] {
    const name = partName(place.root, place.document, place.pointer);
    const seen = this.seen.get(place.document) ?? new Set();
    this.seen.set(place.document, seen);
    if (seen.has(`${name} ${place.pointer}`)) return [];
    seen.add(`${name} ${place.pointer}`);
    const found: Place[] = [];
    const model = inKeyOrder(this.render(settle(place, true), found)) as Json;
    this.put(name, '$ref' in model && typeof model.$ref === 'string' ? { allOf: [model] } : model, place.document.label);
    return found;
  }

  private put(name: string, model: Json, label: string): void {
    const json = JSON.stringify(model);
    const known = this.rendered.get(name);
    if (known && known.json !== json) this.clashes.set(name, clash(name, known.label, label));
    if (!known || json < known.json) this.rendered.set(name, { model, json, label });
  }

  private render({ schema, place }: Settled, found: Place[]): unknown {
    if (schema instanceof Reference) return this.renderReference(schema, place, found);
    if (Array.isArray(schema)) return schema.map((each) => this.render({ schema: each, place }, found));
    if (!isPlain(schema)) return schema;
    return Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, this.render({ schema: inner as Converted, place }, found)]));
  }

  private renderReference(reference: Reference, from: Place, found: Place[]): { readonly $ref: string } {
    const { to } = reference;
    if ('name' in to) {
      this.wanted.push(to);
      return refTo(to.name);
    }
    const { schema, place } = settle(placeOf(to, from), false);
    if (schema instanceof Reference && 'name' in schema.to) return this.renderReference(schema, place, found);
    found.push(place);
    return refTo(partName(place.root, place.document, place.pointer));
  }
}

interface Settled {
  readonly schema: Converted;
  readonly place: Place;
}

/** A schema behind those that are nothing but references to another; a root has a name of its own, so one stops there unless told to go on. */
function settle(place: Place, beyondRoots: boolean): Settled {
  const schema = place.document.parts.get(place.pointer)!;
  const goesOn = schema instanceof Reference && !('name' in schema.to) && (beyondRoots || place.pointer !== '');
  return goesOn ? settle(placeOf(schema.to as ToPlace, place), beyondRoots) : { schema, place };
}

type ToPlace = Exclude<Reference['to'], { readonly name: string }>;

function placeOf(to: ToPlace, from: Place): Place {
  if ('content' in to) return { root: rootName(to.content), document: to.content.document, pointer: '' };
  return { root: to.document === from.document ? from.root : to.document.name ?? from.root, ...to };
}

function clash(name: string, one: string, other: string): Finding {
  const [a, b] = [one, other].sort();
  return {
    code: 'GH_SCHEMA_NAME',
    given: `two different schemas are named ${quote(name)}: ${a === b ? `both are ${a}` : `${a} and ${b}`}`,
    allowed: 'one schema for each name in an API; equal ones are shared',
    fix: 'Name one of them otherwise, by Schema.named or by its file',
  };
}

function distinctFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((each, i) => findings.findIndex((other) => other.given === each.given) === i);
}
