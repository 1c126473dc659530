/** Every group of files that import one another in a circle, each as one way around it. */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles = new Map<string, string[]>();
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) {
      const cycle = way.slice(at);
      cycles.set([...cycle].sort().join(), [...cycle, file]);
    }
    if (at >= 0 || done.has(file)) return;
    way.push(file);
    for (const next of edges.get(file) ?? []) visit(next);
    way.pop();
    done.add(file);
  };
  for (const file of [...edges.keys()].sort()) visit(file);
  return [...cycles.values()];
}
