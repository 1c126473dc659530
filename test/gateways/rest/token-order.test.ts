import { CfnParameter, Lazy } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { bodyOf, deploymentIdOf, handler, newGateway, newPool, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';
import type { RestGatewayProps } from '../../../src';

/** Makes a token and returns its number. */
const nextToken = () => Number(/\d+/.exec(Lazy.string({ produce: () => 'unrelated' }))![0]);

/** A template whose lists hold values that are known only at deployment, of parameters that were made in this order and named in that. */
function build({ unrelated = 0, named = ['Z', 'M', 'A'] }: { unrelated?: number; named?: string[] } = {}) {
  for (let i = 0; i < unrelated; i++) nextToken();
  const stack = newStack();
  const made = ['A', 'M', 'Z'].map((id) => [id, new CfnParameter(stack, id).valueAsString] as const);
  const values = named.map((id) => Object.fromEntries(made)[id]);
  const props: Partial<RestGatewayProps> = {
    authorizer: Authorizers.cognito(newPool(stack)),
    cors: { allowOrigins: ['https://b.example', ...values, 'https://a.example'] },
    binaryMediaTypes: ['image/b', ...values, 'image/a'],
    routes: {
      'GET /': { integration: Integrations.lambda(handler(stack, 'Home')), scopes: ['b/b', ...values, 'a/a'] },
      'PUT /{key}': { integration: Integrations.s3PutObject(new Bucket(stack, 'Bucket'), { key: '{key}', contentTypes: ['image/png'] }) },
    },
  };
  newGateway(stack, props);
  return templateOf(stack);
}

const refs = (...ids: string[]) => ids.map((Ref) => ({ Ref }));

describe('values known at deployment keep the order in which they are given', () => {
  // GIVEN
  const template = build();
  const body = bodyOf(template);
  const text = JSON.stringify(template);

  test('scopes and media types, behind the literal ones', () => {
    expect(body.paths['/'].get.security[0].cognito).toEqual(['a/a', 'b/b', ...refs('Z', 'M', 'A')]);
    expect(body['x-amazon-apigateway-binary-media-types']).toEqual(['image/a', 'image/b', 'image/png', ...refs('Z', 'M', 'A')]);
  });

  test('origins, in the bucket\'s rule and in the comparison', () => {
    const [rule] = only(template, 'AWS::S3::Bucket').Properties.CorsConfiguration.CorsRules;
    expect(rule.AllowedOrigins).toEqual(['https://a.example', 'https://b.example', ...refs('Z', 'M', 'A')]);
    const compared = JSON.stringify(body.paths['/'].options);
    expect(compared).toMatch(/https:\/\/a\.example.*https:\/\/b\.example.*"Ref":"Z".*"Ref":"M".*"Ref":"A"/);
  });

  test.each([1, 9, 90])('%i unrelated tokens before them change nothing at all', (unrelated) => {
    expect(JSON.stringify(build({ unrelated }))).toBe(text);
  });

  test('nor does it that the numbers of some have one digit more, which as text come first', () => {
    const number = nextToken();
    expect(JSON.stringify(build({ unrelated: 10 ** String(number).length - number - 4 }))).toBe(text);
  });

  test('another order is another body, so it is another deployment', () => {
    expect(deploymentIdOf(build({ named: ['A', 'M', 'Z'] }))).not.toBe(deploymentIdOf(template));
  });
});

test('a whole list that is known at deployment is refused: CDK has no way to join it with those of the routes', () => {
  const stack = newStack();
  const binaryMediaTypes = new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList' }).valueAsList;
  expect(() => newGateway(stack, { binaryMediaTypes })).toThrow(/^GH_TYPE: binaryMediaTypes of the gateway is a list known only at deployment/);
});
