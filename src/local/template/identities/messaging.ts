import type { Identity } from '../identities';

/** What takes messages, events and records. */
export const MESSAGING: Readonly<Record<string, Identity>> = {
  'AWS::SQS::Queue': {
    name: 'QueueName',
    ref: (self) => `https://sqs.${self.settings.region}.${self.settings.urlSuffix}/${self.settings.account}/${self.name}`,
    attributes: { Arn: (self) => self.arnOf('sqs', self.name), QueueName: (self) => self.name, QueueUrl: (self) => self.ref },
  },
  'AWS::SNS::Topic': {
    name: 'TopicName',
    ref: (self) => self.arnOf('sns', self.name),
    attributes: { Arn: (self) => self.ref, TopicArn: (self) => self.ref, TopicName: (self) => self.name },
  },
  'AWS::Events::EventBus': { name: 'Name', attributes: { Arn: (self) => self.arnOf('events', `event-bus/${self.name}`), Name: (self) => self.name } },
  'AWS::Events::Rule': { name: 'Name', attributes: { Arn: (self) => self.arnOf('events', `rule/${self.name}`) } },
  'AWS::Kinesis::Stream': { name: 'Name', attributes: { Arn: (self) => self.arnOf('kinesis', `stream/${self.name}`) } },
  'AWS::KinesisFirehose::DeliveryStream': { name: 'DeliveryStreamName', attributes: { Arn: (self) => self.arnOf('firehose', `deliverystream/${self.name}`) } },
};
