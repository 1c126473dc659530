const VALUES: Record<string, string> = {};

/**
 * Renders the little VTL that our text templates use, as Apache Velocity does (conformance/vtl, esc-* and set-newline-gobble):
 * `#set` with a literal takes the line break behind it along, `${name}` is the value, and a backslash before a defined reference
 * escapes it. Anything else that VTL would read is an error here.
 */
export function renderText(template: string): string {
  const values = { ...VALUES };
  const text = template.replace(/#set\(\$(\w+) = '([^']*)'\)(?:[ \t]*\r?\n)?/g, (_whole, name: string, value: string) => {
    values[name] = value;
    return '';
  });
  const marked = text.replace(/(\\*)\$\{(\w+)\}/g, (whole, slashes: string, name: string) => {
    if (!(name in values)) throw new Error(`VTL reads ${whole}, which is not set`);
    const kept = '\\'.repeat(Math.floor(slashes.length / 2));
    return slashes.length % 2 ? `${kept}<escaped reference>` : kept + values[name].replace('$', '<dollar>').replace('#', '<hash>');
  });
  const read = /[$#]./.exec(marked);
  if (read) throw new Error(`VTL reads ${read[0]}`);
  return marked.replace(/<dollar>/g, '$').replace(/<hash>/g, '#');
}
