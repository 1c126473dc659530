import { Annotations } from 'aws-cdk-lib/assertions';
import { bodyOf, newGateway, newStack, templateOf } from './fixtures';
import { GatewayResponseType, GatewayResponses } from '../../../src';
import type { GatewayResponseOptions, RestGatewayProps } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const { THROTTLED } = GatewayResponseType;

function withResponses(responses: unknown, more: Partial<RestGatewayProps> = {}) {
  return newGateway(newStack(), { gatewayResponses: responses as GatewayResponseOptions[], ...more });
}

test('what the gateway words is in its body', () => {
  const gateway = withResponses([{ type: THROTTLED, status: 503 }]);
  expect(bodyOf(templateOf(gateway))['x-amazon-apigateway-gateway-responses']).toEqual({ THROTTLED: { statusCode: '503' } });
});

test('what is wrong is refused with the path of the gateway, together with other things', () => {
  expectRefusal(() => withResponses([{ type: THROTTLED, status: 99 }], { defaultStage: 'none' }), 'GH_GATEWAY_RESPONSE', 'the status 99', 'GH_STAGE_DEFAULT', '(at Stack/Api)');
  expectRefusal(() => withResponses({ type: THROTTLED }), 'GH_TYPE', 'gatewayResponses of the gateway');
  expectRefusal(() => withResponses(GatewayResponses.problemJson(), { cors: { allowOrigins: ['https://a.example', 'https://b.example'] } }), 'GH_GATEWAY_RESPONSE_ORIGIN');
});

test('CORS that is wrong is refused for itself', () => {
  expectRefusal(() => withResponses([{ type: THROTTLED, status: 503 }], { cors: { allowOrigins: 'x' as unknown as string[] } }), 'GH_CORS_ORIGIN');
});

test('what may be wrong is a warning that can be acknowledged', () => {
  const stack = newStack();
  newGateway(stack, { gatewayResponses: [{ type: THROTTLED, templates: { 'application/json': '{"a":"$context.error.message"}' } }] });
  Annotations.fromStack(stack).hasWarning('/Stack/Api', 'GH_GATEWAY_RESPONSE_QUOTES: the gateway response THROTTLED puts "$context.error.message" into JSON, where a quote in it breaks the answer. Write $context.error.messageString without quotes around it. [ack: cdk-gatehouse:GH_GATEWAY_RESPONSE_QUOTES]');
});
