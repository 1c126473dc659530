import type { Settings } from './settings';

const REFERENCE = /\{\{resolve:((?:ssm|ssm-secure|secretsmanager):[^{}]*)\}\}/g;

/**
 * Text with what its dynamic references stand for.
 *
 * Values that are not given are made up, always alike, and reported.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withDynamicReferences(text: string, owner: string, settings: Settings): string {
  if (!text.includes('{{resolve:')) return text;
  return text.replace(REFERENCE, (_, reference: string) => settings.reference(reference) ?? madeUp(reference, owner, settings));
}

/** What the reference names, so that whoever reads it sees what it is: `ssm:/pool/name:1` is `/pool/name`. */
function madeUp(reference: string, owner: string, settings: Settings): string {
  const value = reference.replace(/^[a-z-]+:/, '').replace(/^(arn:.*:secret:)?/, '').replace(/:+/g, '.').replace(/\.+$/, '');
  settings.report(owner, 'dynamic reference', `the value of ${reference} is known to AWS only; ${JSON.stringify(value)} stands for it, unless \`references\` says otherwise`);
  return value;
}
