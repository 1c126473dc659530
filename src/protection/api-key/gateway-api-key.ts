import { createHash } from 'crypto';
import { Annotations, Resource, Token } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import { CfnApiKey } from 'aws-cdk-lib/aws-apigateway';
import type { ApiKeyReference, IApiKeyRef } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { GatewayApiKeyOptions, GatewayApiKeyProps, SecretApiKeyOptions, SecretVersionsApiKeyOptions } from './gateway-api-key-options';
import { rotationWarning, secretFindings, secretReference } from './secret-value';
import { at, quote, renderFinding, shapeFindings, throwFindings } from '../../errors';
import type { Finding } from '../../errors';

/** An API key, of this app or imported. */
export interface IGatewayApiKey extends IResource, IApiKeyRef {
  /**
   * The id of the key, which is not its value.
   *
   * @attribute
   */
  readonly apiKeyId: string;
}

/**
 * A key by which a usage plan knows who calls. It counts and limits; it does not authenticate.
 *
 * Its value stands in no template: API Gateway makes it up, or it comes from Secrets Manager. It has no name of its own, because
 * CloudFormation cannot replace named keys, and another value is another key.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-apikey.html
 *
 * @example
 * declare const gateway: RestGateway;
 *
 * const partner = new GatewayApiKey(this, 'Partner', { description: 'Of the partner' });
 * gateway.addUsagePlan('gold', { throttle: { rate: 50, burst: 20 }, keys: [partner] });
 */
export class GatewayApiKey extends Resource implements IGatewayApiKey {
  /**
   * A key whose value is one version of a secret; CloudFormation reads it when it deploys.
   *
   * Errors: `GH_API_KEY`, `GH_TYPE`; warnings: `GH_API_KEY_ROTATION`.
   *
   * @param scope the construct that it is made in
   * @param id the id of the construct
   * @param options the secret and its version
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
   */
  public static fromSecret(scope: Construct, id: string, options: SecretApiKeyOptions): GatewayApiKey {
    at(scope, () => throwFindings(secretFindings(options)));
    const key = new GatewayApiKey(scope, id, options);
    (key.node.defaultChild as CfnApiKey).value = secretReference(options);
    const warning = rotationWarning(options);
    if (warning) Annotations.of(key).addWarningV2(`cdk-gatehouse:${warning.code}`, renderFinding(warning));
    return key;
  }

  /**
   * A key for each version of a secret, so that the old value and the new one are good at once.
   *
   * Each key's logical id comes from its version: one more version adds a key, one less removes one, and no key is ever replaced.
   *
   * Errors: `GH_API_KEY`, `GH_TYPE`.
   *
   * @param scope the construct that they are made in
   * @param id the id of the construct that holds them
   * @param options the secret and its versions
   */
  public static fromSecretVersions(scope: Construct, id: string, options: SecretVersionsApiKeyOptions): GatewayApiKey[] {
    at(scope, () => throwFindings(versionsFindings(options)));
    const { secret, field, enabled, description, customerId } = options;
    const each = [...new Set(options.versionIds)].sort().map((versionId) => ({ secret, field, enabled, description, customerId, versionId }));
    at(scope, () => throwFindings(each.flatMap((one) => [...secretFindings(one), ...keyOptionsFindings(one)])));
    const parent = new Construct(scope, id);
    return each.map((one) => GatewayApiKey.fromSecret(parent, `Version${createHash('sha256').update(one.versionId).digest('hex').slice(0, 8)}`, one));
  }

  /**
   * Refers to a key that was made elsewhere.
   *
   * Errors: `GH_API_KEY`.
   *
   * @param scope the construct that refers to it
   * @param id the id of the reference
   * @param apiKeyId the id of the key; not its value
   */
  public static fromApiKeyId(scope: Construct, id: string, apiKeyId: string): IGatewayApiKey {
    at(scope, () => throwFindings(idFindings(apiKeyId)));
    return new ImportedApiKey(scope, id, apiKeyId);
  }

  public readonly apiKeyId: string;

  constructor(scope: Construct, id: string, props: GatewayApiKeyProps = {}) {
    super(scope, id);
    at(this, () => throwFindings(keyOptionsFindings(props)));
    const { description, customerId } = props;
    // API Gateway makes keys that are off unless they say otherwise.
    const key = new CfnApiKey(this, 'Resource', { enabled: props.enabled ?? true, description, customerId });
    this.apiKeyId = key.ref;
  }

  public get apiKeyRef(): ApiKeyReference {
    return { apiKeyId: this.apiKeyId };
  }
}

class ImportedApiKey extends Resource implements IGatewayApiKey {
  public readonly apiKeyId: string;

  constructor(scope: Construct, id: string, apiKeyId: string) {
    super(scope, id);
    this.apiKeyId = apiKeyId;
  }

  public get apiKeyRef(): ApiKeyReference {
    return { apiKeyId: this.apiKeyId };
  }
}

/** Recorded: «Invalid API Key description specified.» */
function keyOptionsFindings(options: GatewayApiKeyOptions): Finding[] {
  const shape = shapeFindings('the API key', options, { enabled: 'boolean', description: 'text', customerId: 'text' });
  if (shape.length > 0) return shape;
  const { description, customerId } = options;
  const empty = Object.entries({ description, customerId }).filter(([, text]) => text === '');
  const isLong = (description?.length ?? 0) > 125_000;
  return [
    ...empty.map(([field]): Finding => ({ code: 'GH_TEXT_EMPTY', given: `${field} of the API key is empty`, allowed: 'text', fix: 'Leave it out, or say something' })),
    ...isLong ? [{ code: 'GH_API_KEY', given: `description of the API key is ${quote(description)}`, allowed: 'up to 125,000 characters', fix: 'Say less' } as const] : [],
  ];
}

function versionsFindings(options: SecretVersionsApiKeyOptions): Finding[] {
  const shape = shapeFindings('the API keys', options, { versionIds: 'texts' });
  if (shape.length > 0) return shape;
  const { versionIds } = options;
  // Logical ids come from them.
  const late = versionIds?.some((each) => Token.isUnresolved(each));
  if (versionIds?.length > 0 && !late) return [];
  const given = late ? 'known only at deployment' : versionIds ? 'empty' : quote(versionIds);
  return [{ code: 'GH_API_KEY', given: `versionIds of the API keys is ${given}`, allowed: 'one version or more, as literal text', fix: 'Name the versions that are good' }];
}

/** An id of plain JavaScript can be anything. */
function idFindings(apiKeyId: unknown): Finding[] {
  const isId = typeof apiKeyId === 'string' && (Token.isUnresolved(apiKeyId) || /^[A-Za-z0-9]{1,128}$/.test(apiKeyId));
  if (isId) return [];
  return [{ code: 'GH_API_KEY', given: `the id of the API key is ${quote(apiKeyId)}`, allowed: 'letters and digits, or a token', fix: 'Copy the id of the key from the console or from get-api-keys; it is not its value' }];
}
