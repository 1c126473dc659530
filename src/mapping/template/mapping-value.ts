import type { Condition } from './condition';
import type { Source } from '../source';

/** A part of a typed template that is more than JSON and sources. */
export type MappingNode =
  | { readonly kind: 'when'; readonly condition: Condition; readonly then: unknown; readonly otherwise?: unknown }
  | { readonly kind: 'each'; readonly list: Source; readonly item: unknown }
  | { readonly kind: 'stringified'; readonly value: unknown }
  | { readonly kind: 'base64'; readonly value: unknown; readonly end?: string };

/** A part of a typed template that `MappingTemplate.when`, `each`, `stringified` or `base64` made. */
export class MappingValue {
  /** @internal */
  public static _of(node: MappingNode): MappingValue {
    return new MappingValue(node);
  }

  /** @internal */
  public readonly _node: MappingNode;

  private constructor(node: MappingNode) {
    this._node = node;
  }
}
