import { Schema, collectSchemas } from '../../../src/mapping/schema';

/** The one model that a schema becomes. */
export function modelOf(schema: unknown): unknown {
  return modelsOf(Schema.named('Root', Schema.fromObject(schema))).Root;
}

/** The models of schemas that fit together. */
export function modelsOf(...schemas: Schema[]): Readonly<Record<string, unknown>> {
  const { models, findings } = collectSchemas(schemas);
  expect(findings).toEqual([]);
  return models;
}
