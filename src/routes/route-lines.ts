/** A route as one line of a table. */
export interface RouteLine {
  readonly method: string;
  readonly path: string;
  readonly integration: string;
  readonly callers: string;
}

const TITLE: RouteLine = { method: 'METHOD', path: 'PATH', integration: 'INTEGRATION', callers: 'WHO MAY CALL' };

/** Routes as lines of text, in columns, under a title. */
export function routeLines(routes: readonly RouteLine[]): string[] {
  const rows = [TITLE, ...routes];
  const width = (column: keyof RouteLine) => Math.max(...rows.map((row) => row[column].length));
  const [method, path, integration] = [width('method'), width('path'), width('integration')];
  return rows.map((row) => [row.method.padEnd(method), row.path.padEnd(path), row.integration.padEnd(integration), row.callers].join('  '));
}
