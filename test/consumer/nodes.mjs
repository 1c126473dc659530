import assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { bodyOf } from './installed.mjs';
import { check, run } from './results.mjs';

/** The versions of Node that are supported beside the one that runs the tests. */
const SUPPORTED = ['20.19', '22', '24'];

/** Synthesizes the JavaScript app of a consumer's project with every supported Node, as the registry has them. */
export function useOnEveryNode(project, folder, body) {
  const here = process.versions.node.split('.')[0];
  for (const version of SUPPORTED.filter((each) => each !== here)) {
    const nodes = path.join(folder, version);
    fs.mkdirSync(nodes);
    fs.writeFileSync(path.join(nodes, 'package.json'), '{"private":true}');
    check(`Node ${version} makes the same API`, () => {
      // Its binary comes as a package of its own; nothing else of it is wanted.
      run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `node-${process.platform}-${process.arch}@${version}`], { cwd: nodes });
      const node = path.join(nodes, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
      assert.equal(run(node, ['--version']).startsWith(`v${version}.`), true);
      run(node, ['app.js'], { cwd: project, env: { ...process.env, CDK_VALIDATION: 'false', CDK_OUTDIR: `from-node-${version}` } });
      assert.deepEqual(bodyOf(path.join(project, `from-node-${version}`)), body);
    });
  }
}
