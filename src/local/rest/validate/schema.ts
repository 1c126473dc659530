type Json = Readonly<Record<string, unknown>>;

/** Keywords whose value is data, in which `$ref` and `id` are names like others. */
const DATA: ReadonlySet<string> = new Set(['enum', 'default', 'example', 'examples', 'const']);
/** Keywords whose value has names of its own choice as keys. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);
/** What would make a schema within the whole one a document of its own. */
const DOCUMENT: ReadonlySet<string> = new Set(['$schema', 'id', '$id']);

/**
 * One schema of all models of an API, which stands for one of them: models refer to each other, and in circles.
 *
 * @param models the schemas of draft 4 by model name
 */
export function schemaOf(models: Readonly<Record<string, unknown>>, name: string): Json {
  const definitions = Object.entries(models).map(([model, schema]) => [model, relocated(parsed(schema), model, models)] as const);
  return { $ref: pointerTo(name), definitions: Object.fromEntries(definitions) };
}

/** A template may have a schema as text. */
function parsed(schema: unknown): unknown {
  if (typeof schema !== 'string') return schema;
  try {
    return JSON.parse(schema);
  } catch {
    return {};
  }
}

function relocated(schema: unknown, model: string, models: Readonly<Record<string, unknown>>): unknown {
  const own = isMap(schema) && isMap(schema.definitions) ? schema.definitions : {};
  const within = (value: unknown, isSchema = true): unknown => {
    if (Array.isArray(value)) return value.map((item) => within(item));
    if (!isMap(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !isSchema || !DOCUMENT.has(key));
    return Object.fromEntries(kept.map(([key, item]) => {
      if (isSchema && DATA.has(key)) return [key, item];
      if (isSchema && key === '$ref' && typeof item === 'string') return [key, movedReference(item, model, own, models)];
      return [key, within(item, !isSchema || !NAMED.has(key))];
    }));
  };
  return within(schema);
}

/** To a model by its URL or from the API's body, else to somewhere in the model itself. */
function movedReference(reference: string, model: string, own: Json, models: Json): string {
  const [, name] = /(?:\/models\/|^#\/components\/schemas\/)([^/]+)$/.exec(reference) ?? [];
  if (name !== undefined) return pointerTo(name);
  const [, definition] = /^#\/definitions\/([^/]+)$/.exec(reference) ?? [];
  if (definition !== undefined && !Object.hasOwn(own, definition) && Object.hasOwn(models, definition)) return pointerTo(definition);
  return reference.startsWith('#') ? `${pointerTo(model)}${reference.slice(1)}` : reference;
}

const pointerTo = (name: string): string => `#/definitions/${name}`;

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
