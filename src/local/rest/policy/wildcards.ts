const PATTERNS = new Map<string, RegExp>();

/** Whether a text fits a pattern in which `*` stands for any characters and `?` for one, as in IAM policies. */
export function fits(pattern: string, text: string, flags = 's'): boolean {
  const key = `${flags} ${pattern}`;
  const regex = PATTERNS.get(key) ?? new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, flags);
  PATTERNS.set(key, regex);
  return regex.test(text);
}
