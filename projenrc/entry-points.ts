import { Component, JsonPatch } from 'projen';
import type { awscdk } from 'projen';

/** The folders of `src` that can be imported beside the package itself: `cdk-gatehouse/<name>`. */
const SUBPATHS = ['local', 'testing', 'runtime'];

/**
 * The package's entry points: `.` for jsii, and plain TypeScript ones beside it.
 *
 * `exports` serves Node and the new module resolutions, `typesVersions` the old one, which does not read `exports`.
 */
export class EntryPoints extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const subpaths = SUBPATHS.map((name) => [`./${name}`, { types: `./lib/${name}/index.d.ts`, default: `./lib/${name}/index.js` }]);
    project.package.addField('exports', {
      '.': { types: './lib/index.d.ts', default: './lib/index.js' },
      ...Object.fromEntries(subpaths),
      './package.json': './package.json',
      './.jsii': './.jsii',
      // Made by jsii only with deprecation warnings; DESIGN keeps the path.
      './.warnings.jsii.js': './.warnings.jsii.js',
    });
    project.package.addField('typesVersions', {
      '*': Object.fromEntries(SUBPATHS.map((name) => [name, [`lib/${name}/index.d.ts`]])),
    });
    project.package.addBin({ gatehouse: 'bin/gatehouse' });
    // publib knows npm's own registry; nothing in this repository names one.
    project.tryFindObjectFile('.github/workflows/release.yml')
      ?.patch(JsonPatch.remove('/jobs/release_npm/steps/9/env/NPM_REGISTRY'));
  }
}
