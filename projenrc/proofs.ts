import { Component } from 'projen';
import type { awscdk, Task } from 'projen';

/** The tasks by which the library proves itself; CONTRIBUTING.md says which shows what. */
export class Proofs extends Component {
  private readonly library: awscdk.AwsCdkConstructLibrary;

  constructor(library: awscdk.AwsCdkConstructLibrary) {
    super(library);
    this.library = library;
    this.extendTest();
    this.compiled('demo', 'Builds, synthesizes an example (photo-upload, or the one named), prints its route table and serves it', 'node examples/demo.mjs');
    this.compiled('test:deploy', 'Deploys the examples to emulators of AWS (needs Python 3)', 'node test/deploy/run.mjs');
    this.compiled('test:consumer', 'Packs the library and uses the tarball in fresh projects', 'node test/consumer/run.mjs');
    this.library.addTask('docs:checks', { description: 'Renders the table of docs/checks.md', exec: 'node docs/generate-checks.mjs' });
    this.compiled('test:newest', 'Runs the unit tests on the newest aws-cdk-lib', 'jest --ci').env('GATEHOUSE_CDK', 'newest');
    this.compiled('bench', 'Measures synthesis against aws-cdk-lib and a hand-written template', 'node bench/run.mjs');
  }

  /** jest neither compiles docs nor checks types: both are part of the tests. */
  private extendTest() {
    const { testTask, compileTask } = this.library;
    const types = this.library.addTask('test:types', {
      description: 'Type-checks the tests and the examples',
      steps: [{ exec: 'tsc --noEmit -p test/tsconfig.json' }, { exec: 'tsc --noEmit -p examples/tsconfig.json' }],
    });
    const docs = this.library.addTask('test:docs', {
      description: 'Compiles every example of README, docs and docstrings',
      steps: [{ exec: 'jsii-rosetta extract --strict --compile --directory .' }, { exec: 'node test/package/docs-examples.mjs' }],
    });
    const conformance = this.library.addTask('conformance', {
      description: 'Holds the library against what AWS and Apache Velocity answered, where the folder with the recordings is there',
      steps: [{ exec: 'ts-node --transpile-only --project test/tsconfig.json test/conformance/run.ts', receiveArgs: true }],
    });
    testTask.prependSpawn(compileTask);
    // The table of codes and API.md are generated from what was compiled.
    this.library.postCompileTask.exec('node docs/generate-checks.mjs');
    this.library.postCompileTask.exec('node docs/generate-patterns.mjs');
    testTask.spawn(types);
    testTask.spawn(docs);
    testTask.spawn(conformance);
    testTask.env('CDK_VALIDATION', 'false');
  }

  private compiled(name: string, description: string, exec: string): Task {
    const task = this.library.addTask(name, { description });
    task.spawn(this.library.compileTask);
    task.exec(exec, { receiveArgs: true });
    return task;
  }
}
