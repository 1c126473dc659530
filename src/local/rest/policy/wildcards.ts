/**
 * Whether a text fits a pattern in which `*` stands for any characters and `?` for one, as in IAM policies.
 *
 * Only the last `*` is ever tried again, so the time grows with the text times the pattern, whoever wrote them.
 */
export function fits(pattern: string, text: string, ignoreCase = false): boolean {
  const [glob, given] = ignoreCase ? [pattern.toLowerCase(), text.toLowerCase()] : [pattern, text];
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (at < given.length) {
    if (glob[place] === '*') {
      star = place++;
      resume = at;
    } else if (place < glob.length && (glob[place] === '?' || glob[place] === given[at])) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return [...glob.slice(place)].every((sign) => sign === '*');
}
