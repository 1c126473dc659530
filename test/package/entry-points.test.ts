import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { assertCompiled, consumerFolder, node } from './package';

/** One name that each entry point exports. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  'cdk-gatehouse': 'RestGateway',
  'cdk-gatehouse/local': 'matchRoute',
  'cdk-gatehouse/testing': 'GatehouseError',
  'cdk-gatehouse/runtime': 'corsHeaders',
};

const USER = Object.entries(ENTRY_POINTS).map(([module, name]) => `import { ${name} } from '${module}';\nexport const my${name}: Function = ${name};`).join('\n');

let folder: string;

/** Declarations of aws-cdk-lib are parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function diagnostics(files: readonly string[], resolution: ts.CompilerOptions): string[] {
  const options: ts.CompilerOptions = {
    ...resolution,
    ignoreDeprecations: '6.0',
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    noUncheckedSideEffectImports: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    const format = typeof version === 'object' ? version.impliedNodeFormat : undefined;
    const key = `${format} ${name}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(name, version, ...rest));
    return parsed.get(key);
  };
  const program = ts.createProgram(files.map((name) => path.join(folder, name)), options, host);
  return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
}

beforeAll(() => {
  assertCompiled();
  folder = consumerFolder({ 'user.ts': USER, 'user.mts': USER, 'wrong.ts': "import 'cdk-gatehouse/routes';" });
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('types', () => {
  const { Node16, CommonJS, ESNext } = ts.ModuleKind;
  const { Node10, Node16: ByExports, Bundler } = ts.ModuleResolutionKind;
  const resolutions: [string, string[], ts.ModuleKind, ts.ModuleResolutionKind][] = [
    // The old one does not read `exports`, only `typesVersions`.
    ['node10', ['user.ts'], CommonJS, Node10],
    ['node16, from CommonJS and ESM', ['user.ts', 'user.mts'], Node16, ByExports],
    ['bundler', ['user.ts'], ESNext, Bundler],
  ];

  test.each(resolutions)('%s', (_, files, module, moduleResolution) => {
    expect(diagnostics(files, { module, moduleResolution })).toEqual([]);
  });

  test.each(resolutions)('%s: an inner folder is no entry point', (_, __, module, moduleResolution) => {
    expect(diagnostics(['wrong.ts'], { module, moduleResolution })).toEqual([expect.stringContaining("'cdk-gatehouse/routes'")]);
  });
});

describe('Node', () => {
  test.each(Object.entries(ENTRY_POINTS))('%s: require and import have %s', (module, name) => {
    expect(node(folder, '-p', `typeof require('${module}').${name}`)).toBe('function');
    expect(node(folder, '--input-type=module', '-e', `import { ${name} } from '${module}'; console.log(typeof ${name});`)).toBe('function');
  });

  test('the local gateway and the runtime load no aws-cdk-lib', () => {
    const loaded = "require('cdk-gatehouse/local'); require('cdk-gatehouse/runtime'); Object.keys(require.cache).filter((file) => /aws-cdk-lib|constructs/.test(file)).length";
    expect(node(folder, '-p', loaded)).toBe('0');
  });

  test('tools read package.json, the jsii assembly and its warnings', () => {
    expect(node(folder, '-p', "require('cdk-gatehouse/package.json').name")).toBe('cdk-gatehouse');
    expect(node(folder, '-p', "JSON.parse(fs.readFileSync(require.resolve('cdk-gatehouse/.jsii'))).name")).toBe('cdk-gatehouse');
    // Made only where the library has deprecated something.
    expect(node(folder, '-p', "typeof require('cdk-gatehouse/.warnings.jsii.js')")).not.toMatch(/not defined by "exports"/);
  });

  test.each(['cdk-gatehouse/routes', 'cdk-gatehouse/lib/index.js', 'cdk-gatehouse/nothing'])('%s is no entry point', (module) => {
    expect(node(folder, '-p', `require('${module}')`)).toMatch(/not defined by "exports"/);
    expect(node(folder, '--input-type=module', '-e', `await import('${module}');`)).toMatch(/not defined by "exports"/);
  });
});
