import { createHash } from 'crypto';
import type { SchemaContent, SchemaDocument, Converted } from './content';
import { Reference } from './content';
import { inKeyOrder, isPlain } from './json-values';
import type { Finding } from '../../errors';
import { quote } from '../../errors';

const NAME = /^[A-Za-z0-9]+$/;

/**
 * What is wrong with the name of a model. AWS documents no longest name for REST APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateModel.html
 */
export function nameFindings(name: unknown): Finding[] {
  if (typeof name === 'string' && NAME.test(name)) return [];
  const better = typeof name === 'string' ? pascalCase(name.replace(/\$\{Token\[.*?\]\}/g, '')) : '';
  return [{
    code: 'GH_SCHEMA_NAME',
    given: `a schema has the name ${quote(name)}`,
    allowed: 'A-Z a-z 0-9, as API Gateway names models',
    fix: better ? `Write ${quote(better)}` : 'Name it with letters and digits, for example "Order"',
  }];
}

/** `order-item` as `OrderItem`: what API Gateway takes for the name of a model. */
export function pascalCase(text: string): string {
  return text.split(/[^A-Za-z0-9]+/).filter(Boolean).map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

/** The name of a schema in its API: the user's, its file's, else one that follows from its content. */
export function rootName({ name, document }: SchemaContent): string {
  return name ?? document.name ?? nameByContent(document);
}

/** The name of a part of a document whose root has a name. */
export function partName(root: string, document: SchemaDocument, pointer: string): string {
  if (pointer === '') return root;
  const own = wordsOf(pointer);
  const alike = [...document.parts.keys()].filter((each) => each !== '' && wordsOf(each) === own);
  return root + own + (alike.length > 1 || own === '' ? digest(pointer, 6) : '');
}

/** `/definitions/order-item` as `OrderItem`. */
function wordsOf(pointer: string): string {
  return pascalCase(pointer.replace(/^\/(?:definitions|\$defs|components\/schemas)\//, '').replace(/~[01]/g, '/'));
}

const NAMES = new WeakMap<SchemaDocument, string>();

/** The same for the same content, whatever the order of its keys. */
function nameByContent(document: SchemaDocument): string {
  const known = NAMES.get(document);
  if (known) return known;
  const parts = [...document.parts].map(([pointer, part]) => [pointer, withNames(part, document)]).sort(([a], [b]) => (a! < b! ? -1 : 1));
  const name = `Schema${digest(JSON.stringify(inKeyOrder(parts)), 12)}`;
  NAMES.set(document, name);
  return name;
}

function withNames(value: Converted | unknown, document: SchemaDocument): unknown {
  if (value instanceof Reference) return { $ref: identityOf(value, document) };
  if (Array.isArray(value)) return value.map((each) => withNames(each, document));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(inner, document)]));
}

function identityOf({ to }: Reference, document: SchemaDocument): string {
  if ('content' in to) return rootName(to.content);
  if ('name' in to) return to.name;
  return to.document === document ? `#${to.pointer}` : `${to.document.name}#${to.pointer}`;
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
