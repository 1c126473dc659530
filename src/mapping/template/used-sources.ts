import { MappingValue } from './mapping-value';
import type { MappingNode } from './mapping-value';
import { overridesOf } from './overrides';
import type { MappingTemplateOptions } from './overrides';
import { Source } from '../source';

/** What a template does with a source. */
export type Use = 'value' | 'condition' | 'list';

/** A source where a template has it. */
export interface UsedSource {
  readonly source: Source;
  readonly use: Use;
  /** Whether a loop stands around it. */
  readonly inLoop: boolean;
}

/** Every source of a typed template: of its value and of its overrides. */
export function sourcesOfTemplate(value: unknown, options: MappingTemplateOptions): UsedSource[] {
  const overriding = overridesOf(options).flatMap(({ source }) => used(source, 'value', false));
  return [...overriding, ...sourcesOf(value, false, [])];
}

/** What is deeper is refused when it is rendered. */
const DEEPEST = 100;

function sourcesOf(value: unknown, inLoop: boolean, above: readonly unknown[]): UsedSource[] {
  if (value instanceof Source) return used(value, 'value', inLoop);
  if (typeof value !== 'object' || value === null || above.includes(value) || above.length > DEEPEST) return [];
  const inside = [...above, value];
  if (value instanceof MappingValue) return ofNode(value._node, inLoop, inside);
  return Object.values(value).flatMap((each) => sourcesOf(each, inLoop, inside));
}

function ofNode(node: MappingNode, inLoop: boolean, above: readonly unknown[]): UsedSource[] {
  if (node.kind === 'stringified' || node.kind === 'base64') return sourcesOf(node.value, inLoop, above);
  if (node.kind === 'each') return [...used(node.list, 'list', inLoop), ...sourcesOf(node.item, true, above)];
  const conditions = node.condition._sources.flatMap((source) => used(source, 'condition', inLoop));
  return [...conditions, ...sourcesOf(node.then, inLoop, above), ...sourcesOf(node.otherwise, inLoop, above)];
}

/** A source, and those that it joins. */
function used(source: Source, use: Use, inLoop: boolean): UsedSource[] {
  const joined = source instanceof Source ? source._config.parts ?? [] : [];
  return [{ source, use, inLoop }, ...joined.flatMap((part) => used(part, 'value', inLoop))];
}
