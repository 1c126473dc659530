import { Component } from 'projen';
import type { awscdk } from 'projen';

/**
 * The local gateway's entry points as files that need no package: users of the library install none for it.
 *
 * The bundles take the place of what the compiler writes, each time that it has written.
 */
export class LocalBundle extends Component {
  constructor(library: awscdk.AwsCdkConstructLibrary) {
    super(library);
    library.compileTask.exec('node projenrc/bundle-local.mjs');
    library.eslint?.allowDevDeps('**/src/local/**');
  }
}
