import type { AuthorizerModel } from '../model';

/** API Gateway's default. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html */
export const DEFAULT_TTL = 300;

/** What authorizers are called in templates and, in small letters, in bodies. */
export const AUTHORIZER_TYPES = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;

/** The function that a URI of an authorizer or integration invokes, qualifier and stage variables included. */
export function functionArnIn(uri: string | undefined): string | undefined {
  return /\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(uri ?? '')?.[1];
}

/** Identity sources, which are written as one text. */
export function identitySourcesOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').map((source) => source.trim()).filter(Boolean);
}

/** How a method names its authorizer. */
export function guardedBy(authorizer: AuthorizerModel, scopes: readonly string[]) {
  return authorizer.type === 'COGNITO_USER_POOLS'
    ? { type: 'COGNITO_USER_POOLS' as const, authorizer, scopes }
    : { type: 'CUSTOM' as const, authorizer };
}
