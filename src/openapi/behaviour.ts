import { createHash } from 'crypto';
import { CfnElement, DefaultTokenResolver, Reference, StringConcat, Token, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { placeOf } from '../mapping';
import type { Json } from './json';

/** Keys of an OpenAPI object that only describe: changing one changes nothing that a caller could notice. */
const COMMENTS = new Set(['summary', 'description', 'operationId', 'tags', 'externalDocs', 'x-amazon-apigateway-documentation']);

const MARKER = /\$\{Token\[[^\]]*\]\}/g;

/**
 * A hash of what an API does: of its body without titles, descriptions, documentation and tags, and of what else decides an answer.
 *
 * It is made from the body before resolution, with each token replaced by what it points to. So it does not change with the order of
 * keys, with how many tokens an app makes, nor when another stack begins to refer to the same resource; and it costs no resolving of
 * the whole body.
 */
export function behaviourHash(scope: IConstruct, body: Json, beside: unknown): string {
  const { info: _, tags: __, ...behaviour } = body;
  const resolve = (value: unknown) => Tokenization.resolve(value, { scope, resolver: new TargetResolver(), preparing: false });
  const text = JSON.stringify([behaviour, beside], function (this: Json, key: string, value: unknown) {
    if (COMMENTS.has(key) && isComment(this, key, value)) return undefined;
    // JSON.stringify shows the token's own JSON; the token itself stands in the object still.
    const original = this[key];
    if (typeof original === 'string') return value;
    return ordered(Token.isUnresolved(original) ? resolve(original) : value);
  });
  const meanings = new Map<string, string>();
  const stable = text.replace(MARKER, (marker) => {
    const meaning = meanings.get(marker) ?? JSON.stringify(resolve(marker));
    meanings.set(marker, meaning);
    return meaning;
  });
  return createHash('sha256').update(stable).digest('hex').slice(0, 16);
}

/**
 * Renders a reference as its target: the stack below the CDK stage, and the logical id there, which says when the target is replaced.
 * Whether the template refers to it by `Ref` or by an import makes no difference.
 */
class TargetResolver extends DefaultTokenResolver {
  constructor() {
    super(new StringConcat());
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): any {
    if (!Reference.isReference(token)) return super.resolveToken(token, context, postProcessor);
    return `<${targetOf(token.target)}.${token.displayName}>`;
  }
}

function targetOf(target: IConstruct): string {
  if (!CfnElement.isCfnElement(target)) return placeOf(target);
  return `${placeOf(target.stack)}/${target.stack.resolve(target.logicalId)}`;
}

/** Parameters, headers and schemes may be called like a comment; those are objects and lists, comments are text, and an operation's tags. */
function isComment(holder: Json, key: string, value: unknown): boolean {
  if (key === 'tags') return Array.isArray(value) && 'responses' in holder;
  return typeof value === 'string' || key === 'externalDocs' || key.startsWith('x-');
}

/** The same object with its keys in order; one that has them in order already is not copied. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (keys.every((key, i) => i === 0 || keys[i - 1] < key)) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, (value as Json)[key]]));
}
