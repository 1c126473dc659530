/** The methods that a route key may name; `ANY` means every method that the path does not name itself. */
export const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/** A method of a route key. */
export type Method = typeof METHODS[number];

/** The methods that `ANY` stands for. */
export const CONCRETE_METHODS: readonly Method[] = METHODS.filter((method) => method !== 'ANY');

export function isMethod(text: string): text is Method {
  return (METHODS as readonly string[]).includes(text);
}
