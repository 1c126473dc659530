import Ajv from 'ajv';
import DRAFT_4 from 'ajv/lib/refs/json-schema-draft-04.json';

/** Whether a value is valid. */
export type IsValid = (value: unknown) => boolean;

/** Reads a schema as draft 7 with OpenAPI's `nullable`, in which users write. */
export function asWritten(schema: object): IsValid {
  const ajv = new Ajv({ nullable: true, validateSchema: false, unknownFormats: 'ignore', logger: false });
  return (value) => ajv.validate(schema, value) as boolean;
}

/** Reads a model as draft 4, as API Gateway does; every model must be a schema of draft 4. */
export function asModel(models: Readonly<Record<string, unknown>>, name: string): IsValid {
  const ajv = new Ajv({ schemaId: 'id', meta: false, validateSchema: false, unknownFormats: 'ignore', logger: false });
  ajv.addMetaSchema(DRAFT_4);
  for (const model of Object.values(models)) expect(ajv.validate(DRAFT_4.id, model) || ajv.errorsText()).toBe(true);
  const validate = ajv.compile({ components: { schemas: models }, allOf: [{ $ref: `#/components/schemas/${name}` }] });
  return (value) => validate(value) as boolean;
}
