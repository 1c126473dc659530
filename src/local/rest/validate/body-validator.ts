import type * as AjvModule from 'ajv';
import type { RestApiModel } from '../model';
import { schemaOf } from './schema';
import { within } from './within';
import { matchesPattern } from '../../../vtl';

/** Says what is wrong with a value; nothing where it is right. */
export type BodyValidator = (value: unknown) => string | undefined;

/** What no body takes that somebody means; the caller gets a 500 then. */
const MOST_MILLISECONDS = 3000;

const VALIDATORS = new WeakMap<RestApiModel, Map<string, BodyValidator>>();

/**
 * The validator of a model of an API. Throws where its schema is none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function validatorFor(api: RestApiModel, model: string): BodyValidator {
  const known = VALIDATORS.get(api) ?? new Map<string, BodyValidator>();
  VALIDATORS.set(api, known);
  const validator = known.get(model) ?? compile(api, model);
  known.set(model, validator);
  return validator;
}

function compile({ models }: RestApiModel, model: string): BodyValidator {
  const ajv = newAjv();
  const validate = ajv.compile(schemaOf(models, model));
  // Patterns of names and lists of unique items can keep ajv busy for as long as a caller likes.
  return (value) => within(MOST_MILLISECONDS, () => validate(value)) ? undefined : `[${(validate.errors ?? []).map(problem).join(', ')}]`;
}

/** Loaded when a first body is to be validated: most APIs validate none. */
function newAjv(): AjvModule.Ajv {
  /* eslint-disable @typescript-eslint/no-require-imports, import/no-extraneous-dependencies -- bundled, and loaded only when used */
  const Ajv = require('ajv') as typeof AjvModule.default;
  const draft4 = require('ajv/lib/refs/json-schema-draft-04.json') as object;
  /* eslint-enable @typescript-eslint/no-require-imports, import/no-extraneous-dependencies */
  const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', allErrors: true, verbose: true, logger: false, ownProperties: true });
  ajv.addMetaSchema(draft4);
  ajv.removeKeyword('pattern');
  ajv.addKeyword('pattern', { type: 'string', metaSchema: { type: 'string' }, compile: patternCheck });
  return ajv;
}

/**
 * Whether a pattern is found in a text; throws for what is no pattern. Our expressions' time does not explode; what they do not know, or what is
 * too long for them, is left to JavaScript's, within the time of the whole body.
 */
function patternCheck(pattern: string): (text: string) => boolean {
  const regex = new RegExp(pattern);
  if (!isOurs(pattern)) return (text) => regex.test(text);
  return (text) => {
    try {
      return matchesPattern(text, `[\\s\\S]*(?:${pattern})[\\s\\S]*`);
    } catch {
      return regex.test(text);
    }
  };
}

function isOurs(pattern: string): boolean {
  try {
    matchesPattern('', pattern);
    return true;
  } catch {
    return false;
  }
}

/** In the words of AWS's validator where they are known. */
const WORDS: Readonly<Record<string, (error: AjvModule.ErrorObject) => string>> = {
  required: ({ params }) => `object has missing required properties (["${(params as { missingProperty: string }).missingProperty}"])`,
  type: ({ params, data }) => `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ["${(params as { type: string }).type}"])`,
};

function problem(error: AjvModule.ErrorObject): string {
  return Object.hasOwn(WORDS, error.keyword) ? WORDS[error.keyword](error) : `${error.dataPath} ${error.message}`.trim();
}

function typeOf(data: unknown): string {
  if (data === null || data === undefined) return 'null';
  if (Array.isArray(data)) return 'array';
  return Number.isInteger(data) ? 'integer' : typeof data;
}
