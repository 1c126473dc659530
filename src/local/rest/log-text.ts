/** A map as Java prints it, and with it AWS's execution log: `{a=1, b=2}`. */
export function javaMap(map: Readonly<Record<string, string | readonly string[]>>): string {
  return `{${Object.entries(map).map(([name, value]) => `${name}=${[value].flat().join(',')}`).join(', ')}}`;
}

/** As much of a line as an event of AWS's log holds. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
export function truncated(line: string): string {
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)} [TRUNCATED]` : line;
}

const MOST_CHARACTERS = 1024;

/** A body for the log: as text, or that it is none. */
export function bodyText(body: Buffer, isBinary = false): string {
  return isBinary ? `[Binary Data: ${body.length} bytes]` : body.toString('utf8');
}
