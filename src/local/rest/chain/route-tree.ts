/** A resource: what its segment leads on to, and its methods. */
interface Node<T> {
  readonly statics: Map<string, Node<T>>;
  parameter?: { readonly name: string; readonly node: Node<T> };
  greedy?: { readonly name: string; readonly node: Node<T> };
  readonly methods: Map<string, T>;
}

/** The resource that a path leads to, and its variables. */
interface Found<T> {
  readonly node: Node<T>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A method of a resource that a request leads to. */
export interface RouteMatch<T> {
  readonly value: T;
  /** By name without `+`, in the form that they have in the path. */
  readonly parameters: Readonly<Record<string, string>>;
}

const PARAMETER = /^\{([^{}+]+)(\+?)\}$/;
/** What `ANY` stands for. */
const METHODS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/**
 * The routes of an API, by which requests find theirs.
 *
 * The most specific resource wins, segment by segment: static before variable before greedy. Its own method wins over `ANY`. Where it has neither
 * there is no route, whatever less specific resources have.
 */
export class RouteTree<T> {
  private readonly root: Node<T> = emptyNode();

  public add(method: string, path: string, value: T): void {
    const node = segmentsOf(path).reduce(childFor, this.root);
    node.methods.set(method, value);
  }

  public find(method: string, segments: readonly string[]): RouteMatch<T> | undefined {
    const found = resourceFor(this.root, segments, 0, {});
    const value = METHODS.has(method) ? found?.node.methods.get(method) ?? found?.node.methods.get('ANY') : undefined;
    return found && value !== undefined ? { value, parameters: found.parameters } : undefined;
  }
}

/** The segments of a path; the root has none. */
export function segmentsOf(path: string): string[] {
  return path === '/' ? [] : path.split('/').slice(1);
}

const emptyNode = <T>(): Node<T> => ({ statics: new Map(), methods: new Map() });

function childFor<T>(node: Node<T>, segment: string): Node<T> {
  const [, name, plus] = PARAMETER.exec(segment) ?? [];
  if (name !== undefined) return (node[plus ? 'greedy' : 'parameter'] ??= { name, node: emptyNode<T>() }).node;
  const child = node.statics.get(segment) ?? emptyNode<T>();
  node.statics.set(segment, child);
  return child;
}

/** Depth first in order of precedence, so that the first resource with methods is the most specific one. */
function resourceFor<T>(node: Node<T>, segments: readonly string[], at: number, parameters: Readonly<Record<string, string>>): Found<T> | undefined {
  if (at === segments.length) return node.methods.size > 0 ? { node, parameters } : undefined;
  const segment = segments[at];
  const next = node.statics.get(segment);
  const found = next && resourceFor(next, segments, at + 1, parameters);
  if (found || segment === '') return found;
  const { parameter, greedy } = node;
  return (parameter && resourceFor(parameter.node, segments, at + 1, { ...parameters, [parameter.name]: segment }))
    ?? (greedy && { node: greedy.node, parameters: { ...parameters, [greedy.name]: segments.slice(at).join('/') } });
}
