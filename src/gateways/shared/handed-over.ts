import { Token } from 'aws-cdk-lib';
import type { IResolvable, IResolveContext } from 'aws-cdk-lib';

/** Where the value of a `HandedOver` token comes from. */
export interface Source {
  /** Whether `prepare` was called. */
  readonly prepared: boolean;
  /** The value as it stands now, tokens included. */
  value(): unknown;
  /** Called when CDK prepares the template; from then on `value` must not change. */
  prepare(): void;
}

/**
 * A large value that CDK resolves without walking it.
 *
 * CDK walks what a Lazy produces string by string, several times a synth. This token resolves its value itself, looking only at what
 * can be a token, and hands the result over behind CDK's walk. The result is kept once the template is prepared, and not before:
 * during preparation a reference to another stack is not yet an import.
 */
export class HandedOver implements IResolvable {
  public readonly creationStack: string[] = [];
  private readonly source: Source;
  private kept?: unknown;

  constructor(source: Source) {
    this.source = source;
  }

  public resolve(context: IResolveContext): unknown {
    if (context.preparing) {
      this.source.prepare();
      // CDK only collects the tokens that it meets here, and throws the result away.
      new Visit(context).visit(this.source.value());
      return undefined;
    }
    if (!this.source.prepared) return this.source.value();
    this.kept ??= new Walk(context).resolve(this.source.value());
    return handOver(context, this.kept);
  }

  public toString(): string {
    return Token.asString(this);
  }

  /** What `JSON.stringify` shows of a token that was never resolved, as CDK's own tokens do. */
  public toJSON(): string {
    return '<unresolved-token>';
  }
}

function handOver(context: IResolveContext, value: unknown): undefined {
  context.registerPostProcessor({ postProcess: () => value });
  return undefined;
}

/** Lets CDK see every token of plain data, each distinct text once. */
class Visit {
  private readonly context: IResolveContext;
  private readonly texts = new Set<string>();

  constructor(context: IResolveContext) {
    this.context = context;
  }

  public visit(value: unknown): void {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null || Token.isUnresolved(value) || !isPlain(value)) return void this.context.resolve(value);
    for (const key in value) {
      this.text(key);
      this.visit((value as Record<string, unknown>)[key]);
    }
  }

  private text(text: string): void {
    if (!text.includes('Token[') || this.texts.has(text)) return;
    this.texts.add(text);
    this.context.resolve(text);
  }
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** One resolution of plain data; each distinct text is resolved once. */
class Walk {
  private readonly context: IResolveContext;
  private readonly texts = new Map<string, unknown>();

  constructor(context: IResolveContext) {
    this.context = context;
  }

  public resolve(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return Token.isUnresolved(value) ? this.context.resolve(value) : value;
    if (Token.isUnresolved(value)) return this.context.resolve(value);
    if (Array.isArray(value)) return value.map((each) => this.resolve(each));
    return isPlain(value) ? this.object(value) : this.context.resolve(value);
  }

  private object(value: object): unknown {
    const result: Record<string, unknown> = {};
    for (const key in value) {
      if (key.includes('Token[')) return this.context.resolve(value);
      const inner = (value as Record<string, unknown>)[key];
      const resolved = inner === undefined ? undefined : this.resolve(inner);
      if (resolved !== undefined) result[key] = resolved;
    }
    return result;
  }

  private text(text: string): unknown {
    if (!text.includes('Token[')) return text;
    if (!this.texts.has(text)) this.texts.set(text, this.context.resolve(text));
    return this.texts.get(text);
  }
}
