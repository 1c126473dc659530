import { jsonFailure } from './backend';
import type { BackendRow } from './backend';
import { Integrations, MappingTemplate, Source } from '../../../src';

export const AWS_SERVICE: readonly BackendRow[] = [
  {
    name: 'awsService by an action',
    route: 'GET /settings/{name}',
    make: () => Integrations.awsService({
      service: 'ssm',
      action: 'GetParameter',
      iamActions: ['ssm:GetParameter'],
      iamResources: ['arn:aws:ssm:us-east-1:111111111111:parameter/public/*'],
      headers: { 'Content-Type': Source.literal('application/x-amz-json-1.1'), 'X-Amz-Target': Source.literal('AmazonSSM.GetParameter') },
      body: MappingTemplate.json({ Name: Source.concat(Source.literal('/public/'), Source.path('name')) }),
      answer: MappingTemplate.json({ value: Source.body('$.Parameter.Value') }),
      failures: { ParameterNotFound: 404, InternalServerError: 503 },
    }),
    description: { service: 'ssm', action: 'GetParameter' },
    policy: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: 'arn:aws:ssm:us-east-1:111111111111:parameter/public/*' }],
    ask: (text) => ({ path: `/settings/${encodeURIComponent(text)}` }),
    seen: (text) => ({
      service: 'ssm',
      action: 'GetParameter',
      method: 'POST',
      path: '/',
      query: { Action: 'GetParameter' },
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
      body: { Name: `/public/${text}` },
    }),
    success: { answer: { body: { Parameter: { Value: 'on' } } }, status: 200, json: { value: 'on' } },
    failures: [[jsonFailure('ParameterNotFound'), 404], [jsonFailure('InternalServerError', 500), 503], [jsonFailure('AccessDeniedException:http://internal.amazon.com/'), 403]],
  },
];
