import type { TemplateResource } from '../../../template';
import type { AuthorizationModel, AuthorizerModel } from '../../model';
import { AUTHORIZER_TYPES, DEFAULT_TTL, functionArnIn, guardedBy, identitySourcesOf } from '../authorizer';
import { optional } from '../integration';
import type { ApiMembers } from './members';

/** An authorizer. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html */
export function discreteAuthorizer({ logicalId, properties }: TemplateResource): AuthorizerModel {
  const type = properties.oneOf('Type', AUTHORIZER_TYPES) ?? properties.fail('its Type is missing');
  return {
    name: properties.text('Name') ?? logicalId,
    type,
    ...optional('functionArn', functionArnIn(properties.text('AuthorizerUri'))),
    providerArns: properties.texts('ProviderARNs'),
    identitySources: identitySourcesOf(properties.text('IdentitySource')),
    ...optional('identityValidationExpression', properties.text('IdentityValidationExpression') || undefined),
    resultTtl: properties.number('AuthorizerResultTtlInSeconds') ?? DEFAULT_TTL,
  };
}

const TYPES = ['NONE', 'AWS_IAM', 'COGNITO_USER_POOLS', 'CUSTOM'] as const;

/** Who may call a method. */
export function discreteAuthorization({ properties }: TemplateResource, members: ApiMembers): AuthorizationModel {
  const type = properties.oneOf('AuthorizationType', TYPES) ?? 'NONE';
  if (type === 'NONE' || type === 'AWS_IAM') return { type };
  const authorizer = members.once(members.named('Authorizer', properties, 'AuthorizerId'), discreteAuthorizer);
  const fits = (authorizer.type === 'COGNITO_USER_POOLS') === (type === 'COGNITO_USER_POOLS');
  if (!fits) properties.fail(`its AuthorizationType is ${type}, but its authorizer is of type ${authorizer.type}`);
  return guardedBy(authorizer, properties.texts('AuthorizationScopes'));
}
