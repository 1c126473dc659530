import { execFileSync } from 'child_process';
import * as fs from 'fs';
import { builtinModules } from 'module';
import * as os from 'os';
import * as path from 'path';
import * as ts from 'typescript';
import { ROOT, assertCompiled, node } from './package';

const LOCAL = path.join(ROOT, 'lib', 'local');
const ENTRIES = ['cli.js', 'index.js'];
const LICENSES = 'THIRD-PARTY-LICENSES.txt';

const POOL = { Type: 'AWS::Cognito::UserPool', Properties: {} };
const integration = { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } };
const responses = { 200: { description: 'ok' } };
const BODY = {
  'openapi': '3.0.3',
  'info': { title: 'api', version: '1' },
  'paths': {
    '/orders': {
      post: {
        'responses': responses,
        'requestBody': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        'x-amazon-apigateway-request-validator': 'body',
        'x-amazon-apigateway-integration': integration,
      },
    },
    '/me': { get: { responses, 'security': [{ users: [] }], 'x-amazon-apigateway-integration': integration } },
  },
  'components': {
    schemas: { Order: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
    securitySchemes: {
      users: {
        'type': 'apiKey',
        'name': 'Authorization',
        'in': 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [{ 'Fn::GetAtt': ['Users', 'Arn'] }] },
      },
    },
  },
  'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: false } },
};
const TEMPLATE = {
  Resources: {
    Users: POOL,
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: BODY } },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
};

const START = `
const { LocalGateway, LocalUserPool } = require('./index.js');
const pool = new LocalUserPool();
const started = LocalGateway.fromTemplate(${JSON.stringify(TEMPLATE)}, { userPools: { Users: pool } });
const order = (body) => ({ method: 'POST', path: '/orders', headers: { 'content-type': 'application/json' }, body });
const me = (authorization) => ({ path: '/me', headers: { authorization } });
const send = async (request) => (await (await started).dispatch(request)).response.status;
`;

/** Asks for bodies and tokens to be checked, in a process that has nothing but the bundle. */
const CHECKS = `${START}
(async () => {
  const forged = new LocalUserPool({ name: 'other', issuer: pool.issuer });
  const statuses = [await send(order('{"id":"1"}')), await send(order('{}')), await send(me(pool.idToken())), await send(me(forged.idToken()))];
  console.log(JSON.stringify(statuses));
})();
`;

/** Sees what packages export while they are evaluated. */
const LAZY = `
const seen = [];
const watch = (name, package) => Object.defineProperty(Object.prototype, name, {
  configurable: true,
  set(value) {
    seen.push(package);
    Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
  },
});
watch('MissingRefError', 'ajv');
watch('JwtVerifier', 'aws-jwt-verify');
${START}
(async () => {
  const steps = [[...seen]];
  await send(order('{}'));
  steps.push([...new Set(seen)]);
  await send(me(pool.idToken()));
  steps.push([...new Set(seen)]);
  console.log(JSON.stringify(steps));
})();
`;

let folder: string;

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-local-')));
  execFileSync(process.execPath, [path.join(ROOT, 'projenrc', 'bundle-local.mjs'), folder], { stdio: 'pipe' });
  fs.writeFileSync(path.join(folder, 'checks.cjs'), CHECKS);
  fs.writeFileSync(path.join(folder, 'lazy.cjs'), LAZY);
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Every JavaScript file below a folder, relative to it. */
function scripts(within: string): string[] {
  return fs.readdirSync(within, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).map((name) => name.split(path.sep).join('/')).sort();
}

describe('the bundle, alone in a folder', () => {
  test('checks bodies and tokens', () => {
    expect(node(folder, 'checks.cjs')).toBe('[200,400,200,401]');
  });

  test('the command runs', () => {
    expect(node(folder, '-e', "require('./cli.js').run(['--help'], { out: console.log, err: console.error })")).toMatch(/^Usage: gatehouse /);
  });

  test('asks for modules of Node only', () => {
    const asked = ENTRIES.flatMap((name) => [...fs.readFileSync(path.join(folder, name), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module));
    expect([...new Set(asked)].filter((module) => !module.startsWith('node:') && !process.getBuiltinModule(module))).toEqual([]);
    expect(asked).not.toContain('punycode');
  });

  test('a package is evaluated when it is needed first', () => {
    expect(JSON.parse(node(folder, 'lazy.cjs'))).toEqual([[], ['ajv'], ['ajv', 'aws-jwt-verify']]);
  });

  test('the licences of what it holds go along', () => {
    const text = fs.readFileSync(path.join(folder, LICENSES), 'utf8');
    const titles = [...text.matchAll(/^([a-z-]+) \d+\.\d+\.\d+ \([\w.-]+\)$/gm)].map(([, name]) => name);
    expect(titles).toEqual(['ajv', 'aws-jwt-verify', 'fast-deep-equal', 'fast-json-stable-stringify', 'json-schema-traverse', 'uri-js']);
  });
});

describe('what is packed', () => {
  beforeAll(() => assertCompiled());

  test('is the bundles, without what they were made of', () => {
    expect(scripts(LOCAL)).toEqual(ENTRIES);
    expect(fs.existsSync(path.join(LOCAL, LICENSES))).toBe(true);
    for (const name of ENTRIES) expect(fs.readFileSync(path.join(LOCAL, name), 'utf8')).toBe(fs.readFileSync(path.join(folder, name), 'utf8'));
  });

  test('names every file of it', () => {
    const { files } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    expect(files).toEqual(expect.arrayContaining(['lib/**/*.js', 'lib/**/*.d.ts', `lib/**/${LICENSES}`]));
  });

  test('has types that name no package', () => {
    const { files, modules } = declarationsFrom(path.join(LOCAL, 'index.d.ts'));
    expect(files.length).toBeGreaterThan(1);
    expect(modules).toEqual([]);
  });
});

/** The declarations that one leads to, and the modules beside them and Node's own that they name. */
function declarationsFrom(start: string): { readonly files: readonly string[]; readonly modules: readonly string[] } {
  const files = [start];
  const modules: string[] = [];
  for (const file of files) {
    for (const { fileName } of ts.preProcessFile(fs.readFileSync(file, 'utf8')).importedFiles) {
      const base = path.resolve(path.dirname(file), fileName);
      const target = fileName.startsWith('.') && [`${base}.d.ts`, path.join(base, 'index.d.ts')].find((each) => fs.existsSync(each));
      if (target && !files.includes(target)) files.push(target);
      if (!target && !builtinModules.includes(fileName.replace(/^node:/, ''))) modules.push(`${path.relative(LOCAL, file)}: ${fileName}`);
    }
  }
  return { files, modules };
}
