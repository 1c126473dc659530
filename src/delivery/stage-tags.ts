import { Token } from 'aws-cdk-lib';
import type { CfnTag } from 'aws-cdk-lib';
import { quote } from '../errors';
import type { Finding } from '../errors';

const MOST_TAGS = 50;

/**
 * What is wrong with the tags of a stage, as data.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-supported-resources.html
 */
export function tagFindings(stage: string, tags: { readonly [key: string]: string } = {}): Finding[] {
  const entries = Object.entries(tags);
  const unfit = entries.filter(([key, value]) => !isTag(key, value)).map(([key, value]): Finding => ({
    code: 'GH_STAGE_TAG',
    given: `stage ${quote(stage)} has the tag ${quote(key)} with the value ${quote(value)}`,
    allowed: 'keys of up to 128 letters, digits, white space and + - = . _ : / @, not beginning with "aws:"; values of up to 256 of them',
    fix: 'Change the key or value',
  }));
  const many = entries.length > MOST_TAGS
    ? [{ code: 'GH_STAGE_TAG' as const, given: `stage ${quote(stage)} has ${entries.length} tags`, allowed: `up to ${MOST_TAGS}`, fix: 'Remove some' }]
    : [];
  return [...unfit, ...many];
}

function isTag(key: string, value: unknown): boolean {
  const fits = (text: string, least: number, most: number) => text.length >= least && text.length <= most && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
  return fits(key, 1, 128) && !/^aws:/i.test(key) && typeof value === 'string' && (Token.isUnresolved(value) || fits(value, 0, 256));
}

/** Tags as CloudFormation has them, sorted; none where there are none. */
export function renderTags(tags: { readonly [key: string]: string } = {}): CfnTag[] | undefined {
  const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value }));
  return sorted.length > 0 ? sorted : undefined;
}
