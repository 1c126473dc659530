import type { Method, Route } from '../../src/routes';

interface Node {
  readonly children: Map<string, Node>;
  readonly methods: Map<string, string>;
}

/**
 * AWS's rule, the slow way: a tree of resources; at each node the static child is tried first, then the parameter, then the greedy one.
 * The first resource that has any method is the one; then its own method counts, else its ANY, and nothing else.
 */
export function naiveMatch(routes: readonly Route<string>[], method: Method, path: string): string | undefined {
  const root = newNode();
  for (const { key, value } of routes) {
    let node = root;
    for (const part of partsOf(key.path)) {
      if (!node.children.has(part)) node.children.set(part, newNode());
      node = node.children.get(part)!;
    }
    node.methods.set(key.method, value);
  }
  const resource = walk(root, partsOf(path));
  return resource?.methods.get(method) ?? resource?.methods.get('ANY');
}

function walk(node: Node, rest: readonly string[]): Node | undefined {
  if (rest.length === 0) return node.methods.size > 0 ? node : undefined;
  const [next, ...others] = rest;
  const named = [...node.children].filter(([part]) => part === next).map(([, child]) => walk(child, others));
  const parameters = [...node.children].filter(([part]) => /^\{[^+]*\}$/.test(part)).map(([, child]) => walk(child, others));
  const greedy = [...node.children].filter(([part]) => part.endsWith('+}')).map(([, child]) => walk(child, []));
  return [...named, ...parameters, ...greedy].find((found) => found !== undefined);
}

function newNode(): Node {
  return { children: new Map(), methods: new Map() };
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
