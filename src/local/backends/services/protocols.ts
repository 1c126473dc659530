/** How API Gateway calls an action that an integration's URI names, `…:service:action/Name`. */
export interface Protocol {
  /** What stands before the action in `X-Amz-Target`. @default - the action is the parameter `Action` */
  readonly target?: string;
  /** The parameter `Version`, where the service wants one. */
  readonly version?: string;
}

/**
 * The services that differ from each other. Those with a target were recorded to need no header in the integration; others of the JSON
 * protocols, as EventBridge, want the integration to map `X-Amz-Target` itself.
 */
const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  dynamodb: { target: 'DynamoDB_20120810' },
  kinesis: { target: 'Kinesis_20131202' },
  states: { target: 'AWSStepFunctions' },
  ec2: { version: '2016-11-15' },
  email: { version: '2010-12-01' },
  iam: { version: '2010-05-08' },
  monitoring: { version: '2010-08-01' },
  sns: { version: '2010-03-31' },
  sqs: { version: '2012-11-05' },
  sts: { version: '2011-06-15' },
};

/** How a service's actions are called. */
export function protocolOf(service: string): Protocol {
  return Object.hasOwn(PROTOCOLS, service) ? PROTOCOLS[service] : {};
}

/** Services whose signatures name them otherwise. */
const SIGNED_AS: Readonly<Record<string, string>> = { email: 'ses' };

/** The name of a service in signatures. */
export function signingName(service: string): string {
  return Object.hasOwn(SIGNED_AS, service) ? SIGNED_AS[service] : service;
}

/** Services that the SDKs call otherwise in `AWS_ENDPOINT_URL_…`. @see https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html */
const IN_ENVIRONMENT: Readonly<Record<string, string>> = {
  'cognito-idp': 'COGNITO_IDENTITY_PROVIDER',
  'email': 'SES',
  'events': 'EVENTBRIDGE',
  'logs': 'CLOUDWATCH_LOGS',
  'monitoring': 'CLOUDWATCH',
  'secretsmanager': 'SECRETS_MANAGER',
  'states': 'SFN',
};

/** The environment variable in which the SDKs look for a service's endpoint. */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${IN_ENVIRONMENT[service] ?? service.toUpperCase().replace(/-/g, '_')}`;
}
