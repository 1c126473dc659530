/**
 * The path and query string of a URL as they are written: `URL` would take dot segments out, and what stands behind them would be asked for instead.
 * Only what no request line can hold is encoded.
 */
export function rawPathOf(url: string): string {
  const [, written = ''] = /^[a-z][a-z\d+.-]*:\/\/[^/?#\\]*([^#]*)/i.exec(url) ?? [];
  const path = written.startsWith('/') ? written : `/${written}`;
  return Buffer.from(path, 'utf8').toString('utf8').replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, encodeURIComponent);
}
