import { awscdk, javascript } from 'projen';
import { EntryPoints } from './projenrc/entry-points';
import { LocalBundle } from './projenrc/local-bundle';
import { Proofs } from './projenrc/proofs';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-gatehouse',
  description: 'Amazon API Gateway for the AWS CDK: declare an API as one route table, and prove it before it is deployed.',
  author: 'The cdk-gatehouse authors',
  authorAddress: 'cdk-gatehouse@users.noreply.github.com',
  authorOrganization: true,
  copyrightOwner: 'The cdk-gatehouse authors',
  repositoryUrl: 'https://github.com/cdk-gatehouse/cdk-gatehouse.git',
  license: 'Apache-2.0',
  keywords: ['api-gateway', 'apigateway', 'rest-api', 'openapi', 'cors', 'cognito', 's3', 'vtl', 'gateway'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  sampleCode: false,
  projenrcTs: true,
  depsUpgrade: false,

  // The oldest supported aws-cdk-lib is what is compiled against; `test:consumer` also runs the newest.
  cdkVersion: '2.257.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.19.0',
  // Version 13 needs Node 22.
  bumpPackage: 'commit-and-tag-version@^12',
  devDeps: [
    // npm's `latest` (3.0.0) is a mistagged build of 2025 that cannot read today's assemblies.
    'aws-cdk@2.1148.1',
    '@cdklabs/cdk-validator-cfnguard@0.0.62',
    // The newest supported release: it has the template validator, and the whole suite runs against it too.
    'aws-cdk-lib-newest@npm:aws-cdk-lib@2.276.0',
    // Bundled into the handlers of examples/photo-upload.
    '@aws-sdk/client-s3@^3.1169.0',
    '@types/aws-lambda@^8.10.164',
    '@types/pngjs@^6.0.5',
    'jpeg-js@^0.4.4',
    'pngjs@^7.0.0',
    'cdk-nag@^3.0.2',
    'esbuild@^0.28.2',
    'ts-node@^10.9.2',
    // Bundled into the local gateway.
    'ajv@^6.15.0',
    'aws-jwt-verify@^5.2.0',
    'fast-check@^4.10.2',
  ],

  publishToPypi: { distName: 'cdk-gatehouse', module: 'cdk_gatehouse' },
  publishToMaven: {
    javaPackage: 'io.github.cdkgatehouse',
    mavenGroupId: 'io.github.cdkgatehouse',
    mavenArtifactId: 'cdk-gatehouse',
  },
  publishToNuget: { dotNetNamespace: 'CdkGatehouse', packageId: 'CdkGatehouse' },
  publishToGo: { moduleName: 'github.com/cdk-gatehouse/cdk-gatehouse-go' },

  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      moduleNameMapper: {
        '^cdk-gatehouse$': '<rootDir>/src',
        '^cdk-gatehouse/(local|testing|runtime)$': '<rootDir>/src/$1',
      },
      // GATEHOUSE_CDK=newest runs everything on the newest aws-cdk-lib.
      resolver: '<rootDir>/test/package/newest-cdk.cjs',
      setupFiles: ['<rootDir>/test/setup.js'],
      testPathIgnorePatterns: ['/node_modules/', '/test/deploy/', '/test/consumer/'],
    },
  },
  gitignore: ['cdk.out/', '/.venv-deploy/', '/.jsii.tabl.json', '/assets/', '.DS_Store'],
});

// What is packed is said, not what is left out: whatever lies about in a checkout stays there.
project.package.addField('files', ['lib/**/*.js', 'lib/**/*.d.ts', 'lib/**/THIRD-PARTY-LICENSES.txt', 'bin', '.jsii', 'API.md', 'CHANGELOG.md']);

// Bindings of 1.13.0 are missing for some platforms, with which `npm ci` refuses the lock file.
project.package.addField('overrides', { 'unrs-resolver': '1.12.1' });

new EntryPoints(project);
new LocalBundle(project);
new Proofs(project);

const npmrc = new javascript.NpmConfig(project);
npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.synth();
