import { createHash } from 'crypto';
import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnDocumentationVersion } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { quote, shapeFindings } from '../errors';
import type { Finding } from '../errors';

/** How the documentation of an API is published. */
export interface RestDocumentationOptions {
  /**
   * The name of the version: 1 to 64 of `A-Z a-z 0-9 . _ -`. A name that stays the same keeps the version as it was first published.
   *
   * Errors: `GH_DOCUMENTATION`.
   *
   * @default - made from the content, so that each change is another version
   */
  readonly version?: string;

  /**
   * What the version is.
   *
   * Errors: `GH_TEXT_EMPTY`.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** What is wrong with how documentation is published, as data. */
export function documentationFindings(options?: RestDocumentationOptions): Finding[] {
  if (options === undefined) return [];
  const shape = shapeFindings('documentation', options, { version: 'text', description: 'text' });
  if (shape.length > 0) return shape;
  const { version, description } = options;
  return [
    ...version === undefined || /^[A-Za-z0-9._-]{1,64}$/.test(version) ? [] : [{
      code: 'GH_DOCUMENTATION', given: `the version of the documentation is ${quote(version)}`, allowed: '1 to 64 of A-Z a-z 0-9 . _ -', fix: 'Rename it, or leave it out',
    } as const],
    ...description === '' ? [{ code: 'GH_TEXT_EMPTY', given: 'description of the documentation is empty', allowed: 'text', fix: 'Leave it out, or say something' } as const] : [],
  ];
}

/**
 * Publishes the documentation parts that the API has after its import, as a version; the parts are read at the end.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-documentationversion.html
 */
export function documentationVersion(
  scope: Construct, id: string, restApiId: string, options: RestDocumentationOptions, parts: () => unknown,
): CfnDocumentationVersion {
  const ofContent = () => createHash('sha256').update(JSON.stringify(Stack.of(scope).resolve(parts()) ?? '')).digest('hex').slice(0, 16);
  return new CfnDocumentationVersion(scope, id, {
    restApiId,
    documentationVersion: options.version ?? Lazy.uncachedString({ produce: ofContent }),
    description: options.description,
  });
}
