import * as fs from 'fs';
import * as path from 'path';
import type { Converted, SchemaDocument } from './content';
import { Reference } from './content';
import { convert } from './convert';
import { jsonErrorAt } from './json-position';
import { below, isPlain, valueFindings } from './json-values';
import { isAnnotation } from './keywords';
import { nameFindings, pascalCase } from './names';
import { betterReference, definitionsOf, follow, nameIn, readReference } from './references';
import { GatehouseError, quote, suggestion, throwFindings } from '../../errors';
import type { Finding } from '../../errors';

/** A document while its parts are converted. */
interface Draft extends SchemaDocument {
  readonly root: unknown;
  readonly file?: string;
  readonly parts: Map<string, Converted>;
}

/** Converts a schema that was given as a value. */
export function documentOf(root: unknown): SchemaDocument {
  const title = isPlain(root) && typeof root.title === 'string' ? ` ${quote(root.title)}` : '';
  const label = `the schema${title}`;
  throwFindings(valueFindings(root, label));
  return new Conversion().convert({ root, label, parts: new Map() });
}

/** Converts the schema in a file, and what it refers to in others. */
export function documentIn(file: string): SchemaDocument {
  const conversion = new Conversion();
  return conversion.convert(conversion.open(path.resolve(file), file));
}

/** The conversion of one document, with those that it refers to. */
class Conversion {
  private readonly findings: Finding[] = [];
  private readonly files = new Map<string, Draft>();
  /** The schemas that references led to and that are not converted yet. */
  private readonly waiting: { readonly draft: Draft; readonly pointer: string; readonly schema: unknown }[] = [];

  /** Converts the root, whatever it refers to, and so on; throws all findings together. */
  public convert(draft: Draft): SchemaDocument {
    this.part(draft, '', draft.root);
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) this.convertPart(next.draft, next.pointer, next.schema);
    const drafts = new Set([draft, ...this.files.values()]);
    this.findings.push(...[...drafts].flatMap(loopFindings));
    if (saysNothing(draft.parts.get('')!)) this.findings.push(nothingSaid(draft.label));
    throwFindings(this.findings);
    return draft;
  }

  /** Reads a file, once. */
  public open(file: string, shown: string): Draft {
    const known = this.files.get(file);
    if (known) return known;
    const label = `schema file ${quote(shown)}`;
    const root = parse(read(file, label), label);
    const name = pascalCase(path.basename(file).replace(/\.json$/i, ''));
    throwFindings([...nameFindings(name), ...valueFindings(root, label)]);
    const draft: Draft = { root, file, label, name, parts: new Map() };
    this.files.set(file, draft);
    return draft;
  }

  /** Has a schema converted, once. */
  private part(draft: Draft, pointer: string, schema: unknown): void {
    if (draft.parts.has(pointer)) return;
    draft.parts.set(pointer, {});
    this.waiting.push({ draft, pointer, schema });
  }

  private convertPart(draft: Draft, pointer: string, schema: unknown): void {
    const resolve = (ref: unknown, at: string) => this.resolve(ref, at, draft);
    draft.parts.set(pointer, convert(schema, `#${pointer}`, { label: draft.label, findings: this.findings, resolve }));
  }

  private resolve(ref: unknown, at: string, from: Draft): Converted {
    const reading = readReference(ref, from.file);
    if ('wrong' in reading) return this.refuse(ref, at, from, reading.wrong, betterReference(ref));
    const draft = reading.file === undefined ? from : this.opened(reading.file, ref, at, from);
    if (!draft) return {};
    const found = follow(draft.root, reading.keys);
    const name = nameIn(ref);
    if (!found && name) return new Reference({ name, from: `${at} of ${from.label}` });
    if (!found) return this.refuse(ref, at, from, `${draft.label} has no such part`, adviceFor(ref, draft.root));
    if (found.schema === true || (isPlain(found.schema) && Object.keys(found.schema).every(isAnnotation))) return {};
    const pointer = below('', ...reading.keys);
    this.part(draft, pointer, found.schema);
    return new Reference({ document: draft, pointer });
  }

  private opened(file: string, ref: unknown, at: string, from: Draft): Draft | undefined {
    try {
      return this.open(file, path.relative(process.cwd(), file));
    } catch (error) {
      if (!(error instanceof GatehouseError)) throw error;
      this.findings.push(...error.findings.map((each) => ({ ...each, given: `${each.given}, to which ${quote(ref)} at ${at} of ${from.label} refers` })));
      return undefined;
    }
  }

  private refuse(ref: unknown, at: string, from: Draft, reason: string, fix: string): Converted {
    this.findings.push({ code: 'GH_SCHEMA_REFERENCE', given: `$ref ${quote(ref)} at ${at} of ${from.label}`, allowed: `references that lead to a schema: ${reason}`, fix });
    return {};
  }
}

function adviceFor(ref: unknown, root: unknown): string {
  const there = definitionsOf(root);
  return there.length > 0 ? suggestion(String(ref).replace(/^[^#]*/, ''), there) : betterReference(ref);
}

/** Schemas that are nothing but a reference, which leads back to them. */
function loopFindings(draft: Draft): Finding[] {
  return [...draft.parts.keys()].filter((pointer) => leadsBack(draft, pointer)).map((pointer) => ({
    code: 'GH_SCHEMA_REFERENCE',
    given: `$ref at #${pointer} of ${draft.label} leads back to itself`,
    allowed: 'references that lead to a schema',
    fix: 'Write the schema in one of the places',
  }));
}

function leadsBack(draft: SchemaDocument, pointer: string): boolean {
  const passed = new Set<Converted>();
  let schema = draft.parts.get(pointer);
  while (schema instanceof Reference && 'document' in schema.to) {
    if (passed.has(schema)) return true;
    passed.add(schema);
    schema = schema.to.document.parts.get(schema.to.pointer);
  }
  return false;
}

function saysNothing(schema: Converted): boolean {
  return !(schema instanceof Reference) && Object.keys(schema).every(isAnnotation);
}

/** AWS words it «Model schema must have at least 1 property or array items defined». */
function nothingSaid(label: string): Finding {
  return { code: 'GH_SCHEMA_KEYWORD', given: `${label} accepts everything`, allowed: 'schemas that say something: API Gateway refuses empty models', fix: 'Give it a type, for example { type: "object" }' };
}

function read(file: string, label: string): string {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : `cannot be read (${(error as NodeJS.ErrnoException).code})`;
    throw fileError(`${label} ${reason}`, 'Check the path: it is relative to the working directory, and in $ref to the file where it stands');
  }
}

function parse(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = jsonErrorAt(text);
    throw fileError(`${label} is not JSON at line ${line}, column ${column}`, 'Correct the file; JSON has no comments and no comma behind the last entry');
  }
}

function fileError(given: string, fix: string): GatehouseError {
  return new GatehouseError({ code: 'GH_SCHEMA_FILE', given, allowed: 'a file of JSON', fix });
}
