import { CfnDynamicReference, CfnDynamicReferenceService, SecretValue, Token } from 'aws-cdk-lib';
import type { SecretApiKeyOptions } from './gateway-api-key-options';
import { quote, shapeFindings } from '../../errors';
import type { Finding } from '../../errors';

/** The labels that Secrets Manager itself moves from version to version. */
const MOVING = ['AWSCURRENT', 'AWSPENDING', 'AWSPREVIOUS'];

/**
 * The reference by which CloudFormation reads a version of a secret when it deploys. The value stands in no template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 */
export function secretReference({ secret, versionId, versionStage, field }: SecretApiKeyOptions): string {
  const key = SecretValue.cfnDynamicReferenceKey(secret.secretRef.secretId, { versionId, versionStage, jsonField: field });
  return new CfnDynamicReference(CfnDynamicReferenceService.SECRETS_MANAGER, key).toString();
}

/** What is wrong with the secret of a key, as data. */
export function secretFindings(options: SecretApiKeyOptions): Finding[] {
  const shape = shapeFindings('the API key', options, { secret: 'object', versionId: 'text', versionStage: 'text', field: 'text' });
  if (shape.length > 0) return shape;
  const { secret, versionId, versionStage, field } = options;
  return [
    ...secretIdFindings(secret?.secretRef?.secretId),
    ...(versionId === undefined) === (versionStage === undefined) ? [oneVersion(versionId, versionStage)] : [],
    ...partFindings('versionId', versionId, /^[^\s:{}]{32,64}$/, 'the id of a version: 32 to 64 characters, for example a UUID'),
    ...partFindings('versionStage', versionStage, /^[^\s:{}]{1,256}$/, 'a staging label'),
    ...partFindings('field', field, /^[^:{}]+$/, 'the name of a field without : { }'),
  ];
}

/** A label that names another version after a rotation, while the template stays as it is. */
export function rotationWarning({ versionStage }: SecretApiKeyOptions): Finding | undefined {
  if (versionStage === undefined || !MOVING.includes(versionStage)) return undefined;
  return {
    code: 'GH_API_KEY_ROTATION',
    given: `the API key has the value that ${versionStage} means when it is made`,
    allowed: 'versions that stay what they are, so that a rotation changes the template',
    fix: 'Name the version by versionId, or acknowledge this warning where the secret never rotates',
  };
}

function secretIdFindings(secretId: unknown): Finding[] {
  const isName = (text: string) => text !== '' && (Token.isUnresolved(text) || text.startsWith('arn:') || !/[:{}\s]/.test(text));
  if (typeof secretId === 'string' && isName(secretId)) return [];
  return [{ code: 'GH_TYPE', given: `the secret of the API key is ${quote(secretId)}`, allowed: 'what has a secretRef with the name or ARN of a secret', fix: 'Hand over the Secret itself, or Secret.fromSecretNameV2' }];
}

function oneVersion(versionId: unknown, versionStage: unknown): Finding {
  return {
    code: 'GH_API_KEY',
    given: `the API key has the versionId ${quote(versionId)} and the versionStage ${quote(versionStage)}`,
    allowed: 'one of both: CloudFormation reads a secret again only when the reference to it changes',
    fix: 'Name the version by versionId',
  };
}

function partFindings(name: string, text: string | undefined, pattern: RegExp, allowed: string): Finding[] {
  if (text === undefined || Token.isUnresolved(text) || pattern.test(text)) return [];
  return [{ code: 'GH_API_KEY', given: `${name} of the API key is ${quote(text)}`, allowed, fix: 'Copy it from Secrets Manager' }];
}
