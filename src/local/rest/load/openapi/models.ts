import type { OpenApiDocument } from './document';
import { idOf, isObject, own } from '../../../template';

/** The models of a body: its schemas by name, and those that operations hold themselves, under names that are made up. */
export class BodyModels {
  private readonly inline = new Map<string, unknown>();

  constructor(private readonly document: OpenApiDocument) {}

  /** The name of the model that a schema is; nothing where there is no schema. */
  public nameOf(schema: unknown): string | undefined {
    if (!isObject(schema)) return undefined;
    const reference = own(schema, '$ref');
    return typeof reference === 'string' ? reference.split('/').pop() : this.madeUp(schema);
  }

  /** Every model, by name. */
  public all(): Readonly<Record<string, unknown>> {
    return { ...this.document.schemas.json(), ...Object.fromEntries(this.inline) };
  }

  private madeUp(schema: object): string {
    const name = `MODEL${idOf(JSON.stringify(schema), 6)}`;
    this.inline.set(name, schema);
    return name;
  }
}
