import type { Identity } from '../identities';
import { textOf } from '../json';

/** Who may do what: IAM, Cognito, secrets, keys. */
export const ACCESS: Readonly<Record<string, Identity>> = {
  'AWS::IAM::Role': {
    name: 'RoleName',
    attributes: {
      Arn: (self) => self.arnOf('iam', `role${textOf(self.property('Path') ?? '/')}${self.name}`, { region: '' }),
      RoleId: (self) => `AROA${self.id(17).toUpperCase()}`,
    },
  },
  'AWS::IAM::User': { name: 'UserName', attributes: { Arn: (self) => self.arnOf('iam', `user/${self.name}`, { region: '' }) } },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    ref: (self) => self.arnOf('iam', `policy/${self.name}`, { region: '' }),
    attributes: { PolicyArn: (self) => self.ref },
  },
  'AWS::Cognito::UserPool': {
    ref: (self) => `${self.settings.region}_${self.name}`,
    attributes: {
      Arn: (self) => self.arnOf('cognito-idp', `userpool/${self.ref}`),
      UserPoolId: (self) => self.ref,
      ProviderName: (self) => `cognito-idp.${self.settings.region}.${self.settings.urlSuffix}/${self.ref}`,
      ProviderURL: (self) => `https://cognito-idp.${self.settings.region}.${self.settings.urlSuffix}/${self.ref}`,
    },
  },
  'AWS::Cognito::UserPoolClient': {
    ref: (self) => self.id(26),
    attributes: {
      ClientId: (self) => self.ref,
      ClientSecret: (self) => self.id(51, 'secret'),
      Name: (self) => textOf(self.property('ClientName') ?? self.name),
    },
  },
  'AWS::Cognito::UserPoolDomain': { name: 'Domain' },
  'AWS::Cognito::UserPoolResourceServer': { name: 'Identifier' },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    ref: (self) => self.arnOf('secretsmanager', `secret:${self.name}-${self.id(6)}`),
    attributes: { Id: (self) => self.ref },
  },
  'AWS::SSM::Parameter': {
    name: 'Name',
    attributes: {
      Arn: (self) => self.arnOf('ssm', `parameter/${self.name.replace(/^\//, '')}`),
      Type: (self) => textOf(self.property('Type')),
      Value: (self) => textOf(self.property('Value')),
    },
  },
  'AWS::KMS::Key': { attributes: { Arn: (self) => self.arnOf('kms', `key/${self.ref}`), KeyId: (self) => self.ref } },
  'AWS::KMS::Alias': { name: 'AliasName', attributes: { Arn: (self) => self.arnOf('kms', self.name) } },
  'AWS::CertificateManager::Certificate': {
    ref: (self) => self.arnOf('acm', `certificate/${self.name}`),
    attributes: { Arn: (self) => self.ref, CertificateArn: (self) => self.ref },
  },
};
