/** A JSON schema as API Gateway's import is given it; a `Reference` may stand wherever a schema does. */
export type Converted = Reference | { readonly [keyword: string]: unknown };

/** A document of schemas: its root and whatever its references lead to, each under its JSON pointer (`''` is the root). */
export interface SchemaDocument {
  /** What the root is called in the API, where the document says so itself. */
  readonly name?: string;
  /** How errors call it. */
  readonly label: string;
  readonly parts: ReadonlyMap<string, Converted>;
}

/** What stands behind a `Schema`. */
export interface SchemaContent {
  /** The name that the user gave it. */
  readonly name?: string;
  readonly document: SchemaDocument;
}

/** Where a reference leads: to a part of a document, to a `Schema` given as a value, or to whatever has a name in the API. */
export type Target =
  | { readonly document: SchemaDocument; readonly pointer: string }
  | { readonly content: SchemaContent }
  | { readonly name: string; readonly from: string };

/** Stands for a schema that becomes a model of its own. */
export class Reference {
  constructor(public readonly to: Target) {}
}

/** Kept beside the public class, so that what converts schemas need not import it. */
const CONTENTS = new WeakMap<object, SchemaContent>();

/** Says what stands behind a `Schema`. */
export function setContent(schema: object, content: SchemaContent): void {
  CONTENTS.set(schema, content);
}

/** What stands behind a value, if it is a `Schema`. */
export function contentOf(value: unknown): SchemaContent | undefined {
  return typeof value === 'object' && value !== null ? CONTENTS.get(value) : undefined;
}
