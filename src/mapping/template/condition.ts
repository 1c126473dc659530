import { candidates } from './leaf';
import { GatehouseError, quote } from '../../errors';
import { percentEncoded, piecewise } from '../literals';
import type { Piece } from './pieces';
import { bodyPart } from './scope';
import type { Scope } from './scope';
import type { Source } from '../source';

/** A condition as VTL: the test, and what has to stand before it. */
export interface RenderedCondition {
  readonly before: readonly Piece[];
  readonly test: string;
}

/** A question about a request or an answer, for `MappingTemplate.when`. */
export class Condition {
  /**
   * Whether a source has a value: it is neither missing nor null nor empty text.
   *
   * @param source what is looked at
   */
  public static present(source: Source): Condition {
    return new Condition([source], (scope) => {
      const { before, references } = candidates(source, scope);
      return { before, test: references.map((reference) => `"$!{${reference}}" != ""`).join(' || ') };
    });
  }

  /**
   * Whether the text of a source is exactly this. Numbers, `true` and `false` of a body count as their text.
   *
   * @param source what is looked at
   * @param value the text
   */
  public static equalTo(source: Source, value: string): Condition {
    if (typeof value !== 'string') throw new GatehouseError({ code: 'GH_TYPE', given: `a condition compares with ${quote(value)}`, allowed: 'text', fix: 'Write the value as text, for example "5" or "true"' });
    return new Condition([source], (scope) => {
      const { before, references } = candidates(source, scope);
      return { before, test: references.map((reference) => `"$!{${reference}}" == ${vtlText(value)}`).join(' || ') };
    });
  }

  /**
   * The opposite of a condition.
   *
   * @param condition what is denied
   */
  public static not(condition: Condition): Condition {
    Condition._assert(condition);
    return new Condition(condition._sources, (scope) => {
      const { before, test } = condition._render(scope);
      return { before, test: `!(${test})` };
    });
  }

  /**
   * Whether all of the conditions hold.
   *
   * @param conditions at least one
   */
  public static all(...conditions: Condition[]): Condition {
    return combined(conditions, ' && ', (sources, render) => new Condition(sources, render));
  }

  /**
   * Whether any of the conditions holds.
   *
   * @param conditions at least one
   */
  public static any(...conditions: Condition[]): Condition {
    return combined(conditions, ' || ', (sources, render) => new Condition(sources, render));
  }

  /**
   * Whether a part of the body is a list, asked as `MappingTemplate.each` asks it.
   *
   * @internal
   */
  public static _isList(source: Source): Condition {
    return new Condition([source], (scope) => {
      const { before, argument } = bodyPart(source, scope);
      return { before, test: `$input.json(${argument}).startsWith('[')` };
    });
  }

  /** @internal */
  public static _assert(condition: unknown): void {
    if (condition instanceof Condition) return;
    throw new GatehouseError({ code: 'GH_TYPE', given: `a condition of a template is ${quote(condition)}`, allowed: 'a Condition', fix: 'Use a factory of Condition, for example Condition.present' });
  }

  /** @internal */
  public readonly _sources: readonly Source[];
  /** @internal */
  public readonly _render: (scope: Scope) => RenderedCondition;

  private constructor(sources: readonly Source[], render: (scope: Scope) => RenderedCondition) {
    this._sources = sources;
    this._render = render;
  }
}

type Render = (scope: Scope) => RenderedCondition;

function combined(conditions: readonly Condition[], operator: string, make: (sources: readonly Source[], render: Render) => Condition): Condition {
  if (conditions.length === 0) Condition._assert(undefined);
  conditions.forEach((condition) => Condition._assert(condition));
  return make(conditions.flatMap((each) => each._sources), (scope) => {
    const all = conditions.map((each) => each._render(scope));
    return { before: all.flatMap((each) => each.before), test: all.map((each) => `(${each.test})`).join(operator) };
  });
}

/** Text as a VTL expression, whatever signs it has. */
export function vtlText(value: string): string {
  const parts = piecewise(value).map((part) => (part.isToken ? `"${part.text}"` : plainText(part.text)));
  return parts.join(' + ') || "''";
}

function plainText(plain: string): string {
  return /^[A-Za-z0-9 _.,:;/@+-]*$/.test(plain) ? `'${plain}'` : `$util.urlDecode("${percentEncoded(plain)}")`;
}
