/**
 * Renders the little VTL that our text templates use: `$util.urlDecode` of a literal. Anything else that VTL would read is an error here.
 */
export function renderText(template: string): string {
  const whole = /^\$util\.urlDecode\("([A-Za-z0-9_.%-]*)"\)$/.exec(template);
  if (whole) return decodeURIComponent(whole[1]);
  const read = /[$#\\]/.exec(template);
  if (read) throw new Error(`VTL reads ${read[0]}`);
  return template;
}
