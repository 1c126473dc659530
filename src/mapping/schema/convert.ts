import { typedPart } from './branches';
import { conjunction } from './conjunction';
import type { Converted } from './content';
import { Reference, contentOf } from './content';
import { below, isPlain } from './json-values';
import { isAnnotation } from './keywords';
import { knownOf } from './known';
import { composed, derived, nestedByType } from './nested';
import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';

/** What surrounds the conversion of a document. */
export interface Surroundings {
  /** How errors call the document. */
  readonly label: string;
  readonly findings: Finding[];
  /** What a reference leads to; it says itself what is wrong with one. */
  readonly resolve: (ref: unknown, at: string) => Converted;
}

/**
 * A schema as API Gateway's import keeps it: draft 4, by the keywords that OpenAPI 3.0 has as well, and with the same meaning.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function convert(schema: unknown, at: string, around: Surroundings): Converted {
  const content = contentOf(schema);
  if (content) return new Reference({ content });
  if (typeof schema === 'boolean') return schema ? {} : { not: {} };
  if (!isPlain(schema)) {
    around.findings.push(noSchema(`${at} of ${around.label} is ${Array.isArray(schema) ? 'a list' : quote(schema)}`));
    return {};
  }
  if (schema.$ref !== undefined) return reference(schema, at, around);
  const known = knownOf(schema, at, around);
  const nested = (value: unknown, ...keys: readonly (string | number)[]) => convert(value, below(at, ...keys), around);
  const annotations = Object.fromEntries(['description', 'title'].filter((key) => key in known).map((key) => [key, known[key]]));
  return conjunction([typedPart(nestedByType(known, nested)), ...composed(known, nested), ...derived(known, nested)], annotations);
}

function noSchema(given: string): Finding {
  return { code: 'GH_SCHEMA_KEYWORD', given, allowed: 'a schema: an object, true, false or a Schema', fix: 'Write a schema there' };
}

/** Draft 4 ignores what stands beside `$ref`, newer drafts do not: only what says nothing about bodies may stand there. */
function reference(schema: Readonly<Record<string, unknown>>, at: string, around: Surroundings): Converted {
  const beside = Object.keys(schema).filter((key) => key !== '$ref' && schema[key] !== undefined && !isAnnotation(key));
  if (beside.length > 0) {
    around.findings.push({
      code: 'GH_SCHEMA_KEYWORD',
      given: `${listed(beside)} beside $ref at ${at} of ${around.label}`,
      allowed: '$ref alone, because draft 4 ignores what stands beside it',
      fix: 'Write { allOf: [{ $ref: … }, { … }] }; instead of nullable { anyOf: [{ $ref: … }, { type: "null" }] }',
    });
  }
  return around.resolve(schema.$ref, at);
}
