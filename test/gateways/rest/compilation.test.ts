import { App, Aspects, Stack } from 'aws-cdk-lib';
import { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { all, bodyOf, deploymentIdOf, handler, newGateway, newPool, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations, RestGateway } from '../../../src';

const mock = () => ({ integration: Integrations.mock() });

describe('routes that come late', () => {
  test('a route that is added after an aspect has read the body is in the template', () => {
    const stack = newStack();
    const gateway = newGateway(stack);
    const seen: string[][] = [];
    Aspects.of(stack).add({
      visit: (node: IConstruct) => {
        if (!(node instanceof CfnRestApi)) return;
        seen.push(Object.keys(stack.resolve(node.body).paths));
        seen.push([stack.resolve(gateway.stage('prod').deploymentId).Ref]);
        gateway.addRoute('GET /late', mock());
      },
    });

    const template = templateOf(stack);

    expect(seen[0]).toEqual(['/']);
    expect(Object.keys(bodyOf(template).paths)).toEqual(['/', '/late']);
    expect(deploymentIdOf(template)).not.toEqual(seen[1][0]);
  });

  test('a route that an aspect adds has its permission and is what the stage waits for', () => {
    const stack = newStack();
    const gateway = newGateway(stack);
    const late = handler(stack, 'Late');
    let added = false;
    Aspects.of(stack).add({
      visit: () => {
        if (!added) gateway.addRoute('GET /late', { integration: Integrations.lambda(late) });
        added = true;
      },
    });

    const template = templateOf(stack);

    const permission = only(template, 'AWS::Lambda::Permission');
    expect(only(template, 'AWS::ApiGateway::Stage').DependsOn).toContain(permission.id);
  });

  test('a route that a validation adds is refused by name', () => {
    const gateway = newGateway();
    let thrown: unknown;
    gateway.node.addValidation({
      validate: () => {
        try {
          gateway.addRoute('GET /late', mock());
        } catch (error) {
          thrown = error;
        }
        return [];
      },
    });

    templateOf(gateway);

    expect(String(thrown)).toMatch(/GH_ROUTE_LATE: route "GET \/late" was added after the template was prepared.*\(at Stack\/Api\)/);
  });

  test('after synthesis, routes and groups are refused by name', () => {
    const gateway = newGateway();
    templateOf(gateway);
    expect(() => gateway.addRoute('GET /late', mock())).toThrow(/^GH_ROUTE_LATE: route "GET \/late"/);
    expect(() => gateway.addRoutes('/late', { routes: { 'GET /er': mock() } })).toThrow(/^GH_ROUTE_LATE: route "GET \/late\/er"/);
  });
});

describe('permissions', () => {
  test('two routes on one function have one permission', () => {
    const stack = newStack();
    const one = handler(stack, 'One');
    const route = { integration: Integrations.lambda(one) };
    newGateway(stack, { routes: { 'GET /a': route, 'POST /b': route, 'GET /c': { integration: Integrations.lambda(one) } } });

    const template = templateOf(stack);

    const permission = only(template, 'AWS::Lambda::Permission');
    expect(permission.Properties).toMatchObject({ Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' });
    expect(permission.Properties.SourceArn['Fn::Join'][1].at(-1)).toBe('/*');
  });

  test('two gateways on one function have a permission each', () => {
    const stack = newStack();
    const route = { integration: Integrations.lambda(handler(stack, 'One')) };
    for (const id of ['A', 'B']) new RestGateway(stack, id, { authorizer: Authorizers.none(), routes: { 'GET /': route } });
    expect(all(templateOf(stack), 'AWS::Lambda::Permission')).toHaveLength(2);
  });

  test('a function of another stack makes no circle', () => {
    const app = new App();
    const functions = new Stack(app, 'Functions');
    const apis = new Stack(app, 'Apis');
    newGateway(apis, { routes: { 'GET /': { integration: Integrations.lambda(handler(functions, 'Far')) } } });

    const assembly = app.synth();

    const uri = bodyOf(assembly.getStackByName('Apis').template).paths['/'].get['x-amazon-apigateway-integration'].uri;
    expect(JSON.stringify(uri)).toMatch(/Fn::ImportValue.*Functions:ExportsOutput/);
    expect(assembly.getStackByName('Functions').dependencies.map((each) => each.id)).not.toContain('Apis');
  });

  test('alias, version and imported ARN, in a stack without an environment', () => {
    const stack = newStack();
    const own = handler(stack, 'Own');
    const arn = 'arn:aws:lambda:eu-west-1:111111111111:function:far';
    newGateway(stack, {
      routes: {
        'GET /alias': { integration: Integrations.lambda(own.addAlias('live')) },
        'GET /version': { integration: Integrations.lambda(own.currentVersion) },
        'GET /far': { integration: Integrations.lambda(Function.fromFunctionArn(stack, 'Far', arn)) },
        'GET /same': { integration: Integrations.lambda(Function.fromFunctionArn(stack, 'FarAgain', arn)) },
      },
    });

    const permissions = all(templateOf(stack), 'AWS::Lambda::Permission').map((each) => each.Properties.FunctionName);

    expect(permissions).toHaveLength(3);
    expect(permissions).toContain(arn);
    expect(permissions.filter((name) => typeof name === 'object').map((name) => Object.keys(name)[0])).toEqual(['Ref', 'Ref']);
  });
});

test('entries in another order make the identical template', () => {
  const build = (turn: <T>(list: T[]) => T[]) => {
    const stack = newStack();
    const one = handler(stack, 'One');
    const two = handler(stack, 'Two');
    const pool = newPool(stack);
    const entries = <T>(map: Record<string, T>) => Object.fromEntries(turn(Object.entries(map)));
    newGateway(stack, {
      routes: entries({
        'GET /a/{id}': { integration: Integrations.lambda(one), request: { querystrings: entries({ a: { required: true }, b: {} }) } },
        'POST /a/{id}': { integration: Integrations.lambda(two), authorizer: Authorizers.cognito(pool), scopes: turn(['x/y', 'a/b']) },
        'GET /b': { integration: Integrations.mock({ headers: entries({ A: '1', B: '2' }) }) },
      }),
      stages: entries({ prod: {}, dev: {} }),
      cors: { allowOrigins: turn(['https://a.example', 'https://b.example']) },
    });
    return templateOf(stack);
  };
  // The order of properties is part of what is written, so the text is compared.
  const sorted = (template: object) => JSON.stringify(template, (_, value) => (Array.isArray(value) || typeof value !== 'object' || !value
    ? value : Object.fromEntries(Object.entries(value).sort())));
  expect(sorted(build((list) => [...list].reverse()))).toEqual(sorted(build((list) => list)));
  expect(JSON.stringify(bodyOf(build((list) => [...list].reverse())))).toEqual(JSON.stringify(bodyOf(build((list) => list))));
});

test('a removed route is gone: from the body, with what only it needed, and from what is deployed', () => {
  // GIVEN
  const build = (removed: boolean) => {
    const stack = newStack();
    const [one, two] = [handler(stack, 'One'), handler(stack, 'Two')];
    const routes = { 'GET /a': { integration: Integrations.lambda(one) }, 'POST /a': { integration: Integrations.lambda(two) }, 'GET /b/c': { integration: Integrations.lambda(two) } };
    newGateway(stack, { routes: removed ? { 'GET /a': routes['GET /a'] } : routes });
    return templateOf(stack);
  };
  // WHEN
  const [before, after] = [build(false), build(true)];
  // THEN
  expect(Object.entries<object>(bodyOf(before).paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([['/a', ['get', 'post']], ['/b/c', ['get']]]);
  expect(Object.entries<object>(bodyOf(after).paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([['/a', ['get']]]);
  expect(bodyOf(after).paths['/a'].get).toEqual(bodyOf(before).paths['/a'].get);
  expect([before, after].map((template) => all(template, 'AWS::Lambda::Permission').length)).toEqual([2, 1]);
  expect(deploymentIdOf(after)).not.toBe(deploymentIdOf(before));
  // The default merges: what is not in the body any more would stay reachable.
  expect([before, after].map((template) => only(template, 'AWS::ApiGateway::RestApi')).map(({ id, Properties }) => [id, Properties.Mode])).toEqual([
    ['ApiCD79AAA0', 'overwrite'], ['ApiCD79AAA0', 'overwrite'],
  ]);
});

test('the API is regional and named uniquely', () => {
  const app = new App();
  const gateways = ['One', 'Two'].map((id) => newGateway(new Stack(app, id)));
  const names = gateways.map((gateway) => {
    const properties = only(templateOf(gateway), 'AWS::ApiGateway::RestApi').Properties;
    expect(properties).toMatchObject({ Mode: 'overwrite', EndpointConfiguration: { Types: ['REGIONAL'] } });
    expect(properties.Body.info.title).toEqual(properties.Name);
    return properties.Name;
  });
  expect(new Set(names).size).toBe(2);
});

test('a thousand routes on one function need no more resources than one route', () => {
  const resources = [1, 1000].map((n) => {
    const stack = newStack({ '@aws-cdk/core:suppressTemplateIndentation': true });
    const integration = Integrations.lambda(handler(stack, 'One'));
    newGateway(stack, { routes: Object.fromEntries(Array.from({ length: n }, (_, i) => [`GET /${i}`, { integration }])) });
    return Object.keys(templateOf(stack).Resources);
  });
  expect(resources[1].length).toBe(resources[0].length);
  // The function and its role come on top.
  expect(resources[1].length).toBeLessThanOrEqual(11 + 1 + 2);
});

test('logical ids are a contract', () => {
  const stack = newStack();
  const bucket = new Bucket(stack, 'Bucket');
  newGateway(stack, {
    routes: {
      'GET /': { integration: Integrations.lambda(handler(stack, 'Home')) },
      'PUT /{key}': { integration: Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/png'] }) },
    },
    stages: { prod: {}, dev: {} },
  });
  const ids = Object.entries<{ Type: string }>(templateOf(stack).Resources)
    .filter(([, each]) => !/Lambda::Function|S3::Bucket/.test(each.Type))
    .map(([id, each]) => `${each.Type} ${id.replace(/(Deployment[0-9A-F]{8})[0-9a-f]{16}$/, '$1<hash>')}`);
  expect(ids.sort()).toMatchInlineSnapshot(`
[
  "AWS::ApiGateway::Account GatehouseAccountLogRoleAccountB846E07C",
  "AWS::ApiGateway::Deployment ApiDeploymentBA294793<hash>",
  "AWS::ApiGateway::RestApi ApiCD79AAA0",
  "AWS::ApiGateway::Stage ApiStagedev4B8AC8A0",
  "AWS::ApiGateway::Stage ApiStageprod1C49FAD2",
  "AWS::IAM::Role ApiServiceRole1BD550DA",
  "AWS::IAM::Role GatehouseAccountLogRoleC4BE4B8C",
  "AWS::IAM::Role HomeServiceRole5AEC5361",
  "AWS::Lambda::Permission ApiInvokeHome87d4a2e935980AD0",
  "AWS::Logs::LogGroup ApiAccessLogdev56F7FFCE",
  "AWS::Logs::LogGroup ApiAccessLogprod45A0CBF0",
]
`);
});
