import type { Identity } from '../identities';
import type { TemplateResource } from '../resource';

const tableArn = (self: TemplateResource) => self.arnOf('dynamodb', `table/${self.name}`);
const streamArn = (self: TemplateResource) => `${tableArn(self)}/stream/2026-01-01T00:00:00.000`;

/** What keeps data: S3, DynamoDB, logs. */
export const DATA: Readonly<Record<string, Identity>> = {
  'AWS::S3::Bucket': {
    name: 'BucketName',
    // Capitals are no part of a bucket's name, and the SDK addresses such buckets otherwise.
    madeUp: (logicalId) => logicalId.toLowerCase(),
    attributes: {
      Arn: (self) => self.arnOf('s3', self.name, { region: '', account: '' }),
      DomainName: (self) => `${self.name}.s3.${self.settings.urlSuffix}`,
      DualStackDomainName: (self) => `${self.name}.s3.dualstack.${self.settings.region}.${self.settings.urlSuffix}`,
      RegionalDomainName: (self) => `${self.name}.s3.${self.settings.region}.${self.settings.urlSuffix}`,
      WebsiteURL: (self) => `http://${self.name}.s3-website-${self.settings.region}.${self.settings.urlSuffix}`,
    },
  },
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    attributes: { Arn: tableArn, StreamArn: streamArn },
  },
  'AWS::DynamoDB::GlobalTable': {
    name: 'TableName',
    attributes: { Arn: tableArn, StreamArn: streamArn, TableId: (self) => self.id(32) },
  },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', attributes: { Arn: (self) => self.arnOf('logs', `log-group:${self.name}:*`) } },
};
