import { SECRET, jsonFailure } from './backend';
import type { BackendRow, Seen } from './backend';
import { Integrations, Source } from '../../../src';

const seen = (model: string, body: unknown): Seen => ({
  service: 'bedrock-runtime',
  method: 'POST',
  path: `/model/${model}/invoke`,
  query: {},
  headers: { 'content-type': 'application/json' },
  body,
});
const ARN = 'arn:aws:bedrock:eu-west-1:222222222222:application-inference-profile/abcdefghijkl';
const MODELS = ['arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0', 'arn:aws:bedrock:eu-north-1::foundation-model/amazon.nova-lite-v1:0'];
const ALLOW = { Effect: 'Allow', Action: 'bedrock:InvokeModel' };
const SAID = { output: { message: { content: [{ text: '"$5"' }] } }, usage: { totalTokens: 9 } };

export const BEDROCK: readonly BackendRow[] = [
  {
    name: 'bedrockInvokeModel with the body',
    route: 'POST /ask',
    make: () => Integrations.bedrockInvokeModel('arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0'),
    description: { service: 'bedrock-runtime', action: 'InvokeModel', target: 'amazon.nova-lite-v1:0' },
    policy: [{ ...ALLOW, Resource: MODELS[0] }],
    ask: (text) => ({ path: '/ask', body: JSON.stringify({ text, more: [text] }) }),
    seen: (text) => seen('amazon.nova-lite-v1:0', { text, more: [text] }),
    success: { answer: { body: SAID }, status: 200, json: SAID },
    failures: [
      [jsonFailure('ValidationException'), 400], [jsonFailure('ModelErrorException'), 502], [jsonFailure('ModelNotReadyException'), 503],
      [jsonFailure('ModelTimeoutException'), 504], [jsonFailure('ServiceQuotaExceededException'), 429],
      // As Bedrock answers them: the code is in a header.
      ...([[400, 400], [403, 403], [404, 502], [408, 504], [424, 502], [429, 429], [500, 502], [503, 502]] as const)
        .map(([status, expected]) => [{ status, body: { message: `${SECRET} is not allowed` } }, expected] as const),
      [jsonFailure('ModelNotReadyException', 429), 503],
    ],
  },
  {
    name: 'bedrockInvokeModel of an inference profile with a prompt',
    route: 'POST /ask/{topic}',
    make: () => Integrations.bedrockInvokeModel(ARN, {
      body: {
        system: [{ text: 'Answer in one sentence.' }],
        messages: [{ role: 'user', content: [{ text: Source.concat(Source.path('topic'), Source.literal(': '), Source.body('$.question')) }] }],
        inferenceConfig: { maxTokens: 200 },
      },
      profileModels: MODELS,
    }),
    description: { service: 'bedrock-runtime', action: 'InvokeModel', target: 'abcdefghijkl' },
    policy: [
      { ...ALLOW, Resource: ARN },
      { ...ALLOW, Resource: MODELS, Condition: { StringEquals: { 'bedrock:InferenceProfileArn': ARN } } },
    ],
    ask: (text) => ({ path: `/ask/${encodeURIComponent(text)}`, body: JSON.stringify({ question: text, inferenceConfig: { maxTokens: 9999 } }) }),
    seen: (text) => seen(ARN.replace('/', '%2F'), {
      system: [{ text: 'Answer in one sentence.' }],
      messages: [{ role: 'user', content: [{ text: `${text}: ${text}` }] }],
      inferenceConfig: { maxTokens: 200 },
    }),
    success: { answer: { body: SAID }, status: 200, json: SAID },
  },
];
