import type { ISecretRef } from 'aws-cdk-lib/aws-secretsmanager';

/** What an API key is, beside its value. */
export interface GatewayApiKeyOptions {
  /**
   * Whether the key opens anything. Switched off, callers get 403, and the key keeps its value.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whose key it is. It can change at any time, which the name of a key cannot.
   *
   * Errors: `GH_TEXT_EMPTY`, `GH_API_KEY` for more than 125,000 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The customer of AWS Marketplace that it belongs to.
   *
   * @default - none
   */
  readonly customerId?: string;
}

/** Properties of a `GatewayApiKey`. */
export interface GatewayApiKeyProps extends GatewayApiKeyOptions {}

/** An API key whose value is one version of a secret. */
export interface SecretApiKeyOptions extends GatewayApiKeyOptions {
  /** The secret: 20 to 128 letters and digits, so one that Secrets Manager makes needs `excludePunctuation`. */
  readonly secret: ISecretRef;

  /**
   * The version of the secret. Another version makes another key in place of this one, and the old value ends with the deployment.
   *
   * Errors: `GH_API_KEY` for none of `versionId` and `versionStage`, or both.
   *
   * @default - the version that `versionStage` names
   */
  readonly versionId?: string;

  /**
   * The staging label of a version. A label that moves, as AWSCURRENT does, changes nothing in the template, so a rotated value would never
   * reach API Gateway: warning `GH_API_KEY_ROTATION`.
   *
   * @default - the version that `versionId` names
   */
  readonly versionStage?: string;

  /**
   * The field of the secret's JSON that has the value.
   *
   * @default - the whole secret is the value
   */
  readonly field?: string;
}

/** API keys whose values are versions of one secret. */
export interface SecretVersionsApiKeyOptions extends GatewayApiKeyOptions {
  /** The secret: 20 to 128 letters and digits, so one that Secrets Manager makes needs `excludePunctuation`. */
  readonly secret: ISecretRef;

  /** The ids of the versions that are good: while callers change over, the new one and the old one. */
  readonly versionIds: string[];

  /**
   * The field of the secret's JSON that has the value.
   *
   * @default - the whole secret is the value
   */
  readonly field?: string;
}
