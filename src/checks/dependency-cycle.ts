import type { Finding } from '../errors';
import { quote } from '../errors';

/** What a resource refers to, by logical id. */
export type Dependencies = (logicalId: string) => readonly string[];

/**
 * The way from one of `starts` back to one of `targets`, as logical ids; nothing where there is none.
 *
 * CDK does not see such a circle inside one stack: CloudFormation refuses it at deployment.
 */
export function findCycle(starts: readonly string[], targets: ReadonlySet<string>, dependencies: Dependencies): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>(starts.map((start) => [start, undefined]));
  const queue = [...starts];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (targets.has(id)) return wayTo(id, cameFrom);
    for (const next of dependencies(id)) {
      if (!cameFrom.has(next)) {
        cameFrom.set(next, id);
        queue.push(next);
      }
    }
  }
  return undefined;
}

/** The logical ids that a resolved resource refers to: `DependsOn`, and `Ref`, `Fn::GetAtt` and `Fn::Sub` in its properties. */
export function referencesOf(value: unknown): string[] {
  const found = new Set<string>();
  collect(value, found);
  return [...found];
}

/** The same for a large value whose JSON is at hand: reading the text is several times as fast as walking the data. */
export function referencesOfText(value: unknown, json: string): string[] {
  if (/"(?:Fn::Sub|DependsOn)":/.test(json)) return referencesOf(value);
  const found = [...json.matchAll(/"Ref":"([^"]+)"|"Fn::GetAtt":\["([^"]+)"|"Fn::GetAtt":"([^".]+)/g)].map((match) => match[1] ?? match[2] ?? match[3]);
  return [...new Set(found)];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return value.forEach((each) => collect(each, found));
  for (const [key, inner] of Object.entries(value)) {
    const names = direct(key, inner);
    if (names) names.forEach((name) => found.add(name));
    else collect(inner, found);
  }
}

/** Says what to do about a target that holds its gateway. */
export function cycleFinding(way: readonly string[], path: string): Finding {
  return {
    code: 'GH_CYCLE',
    given: `${quote(path)}, to which the gateway refers, depends on the gateway (${[...way, 'gateway'].join(' -> ')}), a circle that CloudFormation refuses`,
    allowed: 'functions, buckets and pools that do not refer to their own gateway',
    fix: 'Read the address from the request (requestContext.domainName and stage), pass it by an SSM parameter that the function reads at run time, '
      + 'use a custom domain whose name is known, or put the grant or the second function into a stack of its own',
  };
}

function direct(key: string, inner: unknown): string[] | undefined {
  if (key === 'Ref' && typeof inner === 'string') return [inner];
  if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).split('.')[0]];
  if (key === 'Fn::Sub') return substituted(inner);
  // Properties may be called so too, as those of containers: those hold objects.
  const names = key === 'DependsOn' ? [inner].flat() : [];
  return names.length > 0 && names.every((name) => typeof name === 'string') ? names as string[] : undefined;
}

/** The references of `Fn::Sub`: those in its text that its own variables do not hide, and those of the variables. */
function substituted(inner: unknown): string[] {
  const [text, variables = {}] = [inner].flat() as [string, object?];
  const names = [...String(text).matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)].map((match) => match[1]);
  return [...names.filter((name) => !(name in variables)), ...referencesOf(variables)];
}

function wayTo(id: string, cameFrom: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let at = cameFrom.get(id); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
