import { Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Authorizers } from '../../src/authorizers';
import { expectRefusal } from '../errors/refusal';

const ROUTE = { method: 'GET', path: '/photos', scopes: [] };

const ARN = 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc';

describe('Authorizers.none', () => {
  test('says that the route is public', () => {
    expect(Authorizers.none().bindRestAuthorizer(ROUTE)).toEqual({ label: 'none' });
  });
});

describe('Authorizers.iam', () => {
  test('is a scheme of signed requests that grants have an effect on', () => {
    const config = Authorizers.iam().bindRestAuthorizer(ROUTE);
    expect(config).toMatchObject({ label: 'iam', schemeName: 'iam', usesIam: true });
    expect(config.scheme).toEqual({ 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' });
    expect([config.checksScopes, config.yieldsClaims]).toEqual([undefined, undefined]);
  });
});

describe('Authorizers.cognito', () => {
  test('is a scheme of the pool that checks scopes and yields claims', () => {
    // GIVEN
    const stack = new Stack();
    const pool = UserPool.fromUserPoolArn(stack, 'Users', ARN);
    // WHEN
    const config = Authorizers.cognito(pool).bindRestAuthorizer(ROUTE);
    // THEN
    expect(config).toMatchObject({ label: 'cognito:Users', checksScopes: true, yieldsClaims: true });
    expect(config.usesIam).toBeUndefined();
    expect(stack.resolve(config.scheme)).toEqual({
      'type': 'apiKey',
      'name': 'Authorization',
      'in': 'header',
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [ARN] },
    });
  });

  test('takes the tokens of further pools', () => {
    // GIVEN
    const stack = new Stack();
    const [users, staff] = ['Users', 'Staff'].map((id) => new UserPool(stack, id));
    // WHEN
    const config = Authorizers.cognito(users, { additionalPools: [staff] }).bindRestAuthorizer(ROUTE);
    // THEN
    expect(config.label).toBe('cognito:Users+Staff');
    expect(stack.resolve(config.scheme)['x-amazon-apigateway-authorizer'].providerARNs).toHaveLength(2);
  });

  test('equal authorizers are one, others are told apart, and the name is known at synth', () => {
    // GIVEN
    const stack = new Stack();
    const [users, staff] = ['Users', 'Staff'].map((id) => new UserPool(stack, id));
    const identity = (...pools: UserPool[]) => {
      const { schemeName, schemeIdentity } = Authorizers.cognito(pools[0], { additionalPools: pools.slice(1) }).bindRestAuthorizer(ROUTE);
      return `${schemeName} ${schemeIdentity}`;
    };
    // THEN
    expect(identity(users)).toBe(identity(users));
    expect(new Set([identity(users), identity(staff), identity(users, staff)]).size).toBe(3);
    expect(identity(users)).toMatch(/^[A-Za-z0-9_ ]+$/);
  });

  test.each([[['client-1']], [[]]])('the clients %j are refused: REST gateways cannot check them', (clients) => {
    const pool = UserPool.fromUserPoolArn(new Stack(), 'Users', ARN);
    expectRefusal(() => Authorizers.cognito(pool, { clients }).bindRestAuthorizer(ROUTE), 'GH_AUTHORIZER_CLIENTS', `${clients.length} clients`, 'require it on the routes');
  });

  test('is pure: binding again gives the same and makes nothing', () => {
    const stack = new Stack();
    const authorizer = Authorizers.cognito(new UserPool(stack, 'Users'));
    const before = stack.node.findAll().length;
    expect(authorizer.bindRestAuthorizer(ROUTE)).toEqual(authorizer.bindRestAuthorizer(ROUTE));
    expect(stack.node.findAll()).toHaveLength(before);
  });
});
