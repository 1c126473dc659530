/** Headers that let their bearer in; AWS's log keeps the end of them only. */
const SECRET = /^(?:authorization|x-api-key|x-amz-security-token|cookie)$/i;

/** A map as Java prints it, and with it AWS's execution log: `{a=1, b=2}`; secrets without all but their last six signs. */
export function javaMap(map: Readonly<Record<string, string | readonly string[]>>): string {
  return `{${Object.entries(map).map(([name, value]) => `${name}=${shown(name, [value].flat().join(','))}`).join(', ')}}`;
}

function shown(name: string, value: string): string {
  return SECRET.test(name) && value.length > 0 ? `${'*'.repeat(10)}${value.length > 12 ? value.slice(-6) : ''}` : value;
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
