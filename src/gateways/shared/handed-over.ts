import { Token } from 'aws-cdk-lib';
import type { IResolvable, IResolveContext } from 'aws-cdk-lib';

/** Where the value of a `HandedOver` token comes from. */
export interface Source {
  /** The value as it stands now, tokens included. */
  value(): unknown;
  /** Called when CDK prepares the template; from then on `value` must not change. */
  prepare(): void;
  /** Whether `prepare` was called. */
  readonly prepared: boolean;
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
      return handOver(context, new Walk(context).resolve(this.source.value()));
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
    if (Object.getPrototypeOf(value) !== Object.prototype) return this.context.resolve(value);
    return this.object(value);
  }

  private object(value: object): unknown {
    const result: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('Token[')) return this.context.resolve(value);
      if (inner !== undefined) result[key] = this.resolve(inner);
    }
    return result;
  }

  private text(text: string): unknown {
    if (!text.includes('Token[')) return text;
    if (!this.texts.has(text)) this.texts.set(text, this.context.resolve(text));
    return this.texts.get(text);
  }
}
