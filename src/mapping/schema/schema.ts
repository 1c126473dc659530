import { Token } from 'aws-cdk-lib';
import { contentOf, setContent } from './content';
import type { SchemaContent } from './content';
import { documents } from './machinery';
import { nameFindings } from './names';
import { GatehouseError, quote, throwFindings } from '../../errors';

/**
 * A JSON schema of a request body; each becomes a model of the API, and equal ones are shared.
 *
 * Schemas are JSON Schema draft 4, as API Gateway validates. What newer drafts and OpenAPI 3 say otherwise is converted where draft 4 has
 * the same, and refused with its place in the schema where it has not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export class Schema {
  /**
   * A schema that is written down here.
   *
   * A `Schema` may stand in it wherever a schema does. `$ref` leads to its own `definitions` (`#/definitions/Item`) or, as
   * `#/components/schemas/Order`, to the schema of that name in the API. It is named after its content, unless `Schema.named` names it.
   *
   * Errors: `GH_SCHEMA_VALUE`, `GH_SCHEMA_KEYWORD`, `GH_SCHEMA_REFERENCE`.
   *
   * @param schema The schema: an object of JSON.
   */
  public static fromObject(schema: any): Schema {
    if (contentOf(schema)) return schema;
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
      throw new GatehouseError({
        code: 'GH_SCHEMA_VALUE',
        given: `a schema is ${Array.isArray(schema) ? 'a list' : quote(schema)}`,
        allowed: 'an object',
        fix: 'Write the schema as an object, or use Schema.fromFile for a file',
      });
    }
    return new Schema({ document: documents().documentOf(schema) });
  }

  /**
   * A schema in a file of JSON, named after the file: `order-item.json` is `OrderItem`.
   *
   * `$ref` leads to its own `definitions`, to other files (`item.json`, relative to the file), or to a schema of the API, as with `fromObject`.
   *
   * Errors: `GH_SCHEMA_FILE`, and those of `fromObject`.
   *
   * @param path The path, relative to the working directory.
   */
  public static fromFile(path: string): Schema {
    if (typeof path !== 'string' || path === '' || Token.isUnresolved(path)) {
      throw new GatehouseError({
        code: 'GH_SCHEMA_FILE',
        given: `a schema file is ${Token.isUnresolved(path) ? 'known only at deployment' : quote(path)}`,
        allowed: 'the path of a file of JSON',
        fix: 'Write the path, relative to the working directory',
      });
    }
    return new Schema({ document: documents().documentIn(path) });
  }

  /**
   * The same schema under a name of your own.
   *
   * Errors: `GH_SCHEMA_NAME`.
   *
   * @param name The name of the model: A-Z a-z 0-9.
   * @param schema The schema.
   */
  public static named(name: string, schema: Schema): Schema {
    const content = contentOf(schema);
    throwFindings(nameFindings(name));
    if (content) return new Schema({ ...content, name });
    throw new GatehouseError({
      code: 'GH_TYPE',
      given: `the schema named ${quote(name)} is ${quote(schema)}`,
      allowed: 'a Schema',
      fix: 'Make one with Schema.fromObject or Schema.fromFile',
    });
  }

  private constructor(content: SchemaContent) {
    setContent(this, content);
  }
}

/** Whether a value is a schema: plain JavaScript can hand over anything. */
export function isSchema(value: unknown): value is Schema {
  return contentOf(value) !== undefined;
}
