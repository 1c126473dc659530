import { readFileSync } from 'fs';
import { Condition } from './condition';
import { formPieces } from './form-pieces';
import { jsonPieces } from './json-pieces';
import { MappingValue } from './mapping-value';
import { overridePieces, overrideShapeFindings } from './overrides';
import type { MappingTemplateOptions } from './overrides';
import { printed } from './pieces';
import type { Piece } from './pieces';
import { outermost } from './scope';
import type { Scope } from './scope';
import { sourcesOfTemplate } from './used-sources';
import type { UsedSource } from './used-sources';
import { GatehouseError, quote } from '../../errors';
import type { Finding } from '../../errors';
import type { Source } from '../source';

/** What a template is, whichever way it was written. */
export interface TemplateConfig {
  /** The VTL. */
  readonly vtl: () => string;
  /** Whether somebody wrote the VTL by hand. */
  readonly handWritten: boolean;
  /** The sources that it reads; hand-written VTL keeps them to itself. */
  readonly sources: readonly UsedSource[];
  /** Whether a typed template overrides the integration request. */
  readonly overridesRequest: boolean;
  /** What is wrong with it, wherever it is used. */
  readonly findings: readonly Finding[];
}

/**
 * A mapping template: what turns one body into another, at API Gateway and without a function.
 *
 * Typed templates need no VTL and always render well-formed JSON or forms, whatever a caller sends. Hand-written VTL is parsed at synth.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 *
 * @example
 * const order = MappingTemplate.json({
 *   id: Source.path('id'),
 *   user: Source.claim('sub'),
 *   items: MappingTemplate.each(Source.body('$.items'), { sku: Source.item('$.sku'), source: 'web' }),
 *   note: MappingTemplate.whenPresent(Source.body('$.note')),
 * });
 */
export class MappingTemplate {
  /**
   * Renders JSON.
   *
   * A parameter, claim or variable becomes a string, a part of the body whatever it was there (whole numbers to the last digit,
   * others as a double has them, objects and lists too), and what is missing or null becomes `null`. Keys are answered in the order of their names, those of
   * `MappingTemplate.when` without an alternative last.
   *
   * @param value objects, lists, text, numbers, booleans and null, with sources and `when`, `each` or `stringified` anywhere inside
   * @param options overrides of parameters
   */
  public static json(value: any, options: MappingTemplateOptions = {}): MappingTemplate {
    return typed(value, options, (scope) => jsonPieces(value, scope));
  }

  /**
   * Renders `application/x-www-form-urlencoded`, as the query APIs of SQS and SNS take it.
   *
   * Sources become text (strings of the body without quotes), lists and objects JSON, what is missing or null nothing.
   *
   * @param fields the fields by name; each a source, text, a number, a list or object, or `MappingTemplate.when`
   * @param options overrides of parameters
   */
  public static form(fields: { [name: string]: any }, options: MappingTemplateOptions = {}): MappingTemplate {
    if (typeof fields !== 'object' || fields === null || ![Object.prototype, null].includes(Object.getPrototypeOf(fields))) throw notAnObject(fields);
    return typed(fields, options, (scope) => formPieces(fields, scope));
  }

  /**
   * Hand-written VTL.
   *
   * Errors: `GH_TEMPLATE_SYNTAX` with line and column; `GH_TEMPLATE_NAME` warns of names that `$input`, `$util` and `$context` do not have.
   *
   * @param vtl the template
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
   */
  public static fromVtl(vtl: string): MappingTemplate {
    if (typeof vtl !== 'string') throw new GatehouseError({ code: 'GH_TYPE', given: `the VTL of a template is ${quote(vtl)}`, allowed: 'text', fix: 'Give the template as text' });
    return new MappingTemplate({ vtl: () => vtl, handWritten: true, sources: [], overridesRequest: false, findings: [] });
  }

  /**
   * Hand-written VTL in a file.
   *
   * @param path the file, relative to the directory in which the app runs
   */
  public static fromFile(path: string): MappingTemplate {
    return MappingTemplate.fromVtl(contentOf(path));
  }

  /**
   * One value or another, inside a typed template.
   *
   * @param condition what decides
   * @param then the value where it holds
   * @param otherwise the value where it does not. Without one, a member of an object, list or form is left out, anything else is `null`.
   */
  public static when(condition: Condition, then: any, otherwise?: any): MappingValue {
    Condition._assert(condition);
    return MappingValue._of({ kind: 'when', condition, then, otherwise });
  }

  /**
   * A source where it has a value, inside a typed template: a member of an object, list or form is left out otherwise.
   *
   * @param source what is looked at and answered
   */
  public static whenPresent(source: Source): MappingValue {
    return MappingTemplate.when(Condition.present(source), source);
  }

  /**
   * One item for each item of a list, inside a typed template. For anything but a list, an empty list.
   *
   * API Gateway stops after 1,000 items.
   *
   * @param list the list: `Source.body`, or `Source.item` inside another loop
   * @param item what is made of each; `Source.item` reads from it
   */
  public static each(list: Source, item: any): MappingValue {
    return MappingValue._of({ kind: 'each', list, item });
  }

  /**
   * JSON as text inside JSON, as Step Functions takes its input; inside a form it is just JSON.
   *
   * @param value what `MappingTemplate.json` takes
   */
  public static stringified(value: any): MappingValue {
    return MappingValue._of({ kind: 'stringified', value });
  }

  /**
   * Base64, as Kinesis and Firehose take their data: sources and text as they are, lists and objects as JSON.
   *
   * @param value what `MappingTemplate.json` takes
   */
  public static base64(value: any): MappingValue {
    return MappingTemplate._base64(value);
  }

  /** @internal */
  public static _base64(value: unknown, end?: string): MappingValue {
    return MappingValue._of({ kind: 'base64', value, end });
  }

  /** @internal */
  public static _typed(config: TemplateConfig): MappingTemplate {
    return new MappingTemplate(config);
  }

  /** @internal */
  public readonly _config: TemplateConfig;

  private constructor(config: TemplateConfig) {
    this._config = config;
  }
}

function typed(value: unknown, options: MappingTemplateOptions, body: (scope: Scope) => Piece[]): MappingTemplate {
  const findings = overrideShapeFindings(options);
  // Options that are none are not looked into any further.
  const fine = findings.length === 0 ? options : {};
  const vtl = () => {
    const scope = outermost();
    return printed([...overridePieces(fine, scope), ...body(scope)]);
  };
  const overridesRequest = fine.requestOverrides !== undefined;
  return MappingTemplate._typed({ vtl, handWritten: false, sources: sourcesOfTemplate(value, fine), overridesRequest, findings });
}

function notAnObject(fields: unknown): GatehouseError {
  return new GatehouseError({ code: 'GH_TYPE', given: `the fields of a form are ${quote(fields)}`, allowed: 'an object', fix: 'Give the fields by name' });
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new GatehouseError({ code: 'GH_TEMPLATE_FILE', given: `the template ${quote(path)} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'no path'}`, allowed: 'a file of VTL', fix: 'Give its path relative to the directory in which the app runs' });
  }
}
