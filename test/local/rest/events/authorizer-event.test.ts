import { exchange } from './exchange';
import { methodArn, requestAuthorizerEvent, tokenAuthorizerEvent } from '../../../../src/local/rest/events';
import type { AuthorizationModel } from '../../../../src/local/rest/model';

const authorization: AuthorizationModel = {
  type: 'CUSTOM',
  authorizer: {
    name: 'a', type: 'TOKEN', functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:auth', providerArns: [], identitySources: [], resultTtl: 0,
  },
};

test('a token', () => {
  expect(tokenAuthorizerEvent(exchange({ method: 'GET', path: '/', authorization }), 'Bearer x')).toEqual({
    type: 'TOKEN',
    methodArn: 'arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/GET/',
    authorizationToken: 'Bearer x',
  });
});

test('a request: empty maps, no body, the key as it was sent, nobody yet', () => {
  const event = requestAuthorizerEvent(exchange({
    headers: { 'X-Api-Key': ['k'] }, body: 'secret', caller: { principalId: 'before', authorizer: {} }, authorization,
  })) as Record<string, any>;
  expect(event).toMatchObject({
    type: 'REQUEST',
    resource: '/photos/{key}',
    headers: { 'X-Api-Key': 'k' },
    queryStringParameters: {},
    multiValueQueryStringParameters: {},
    pathParameters: {},
    stageVariables: {},
    requestContext: { identity: { apiKey: 'k' } },
  });
  expect(event).not.toHaveProperty('body');
  expect(event.requestContext).not.toHaveProperty('authorizer');
});

test('the ARN of a method has the path as it was sent', () => {
  expect(methodArn(exchange({ authorization }))).toBe('arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/POST/photos/a%20b');
});
