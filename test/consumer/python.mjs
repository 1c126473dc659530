import assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { check, run } from './results.mjs';

/** What Python users write; every public name stands in the snapshot of the public surface (test/package). */
const NAMES = {
  RestGateway: ['__init__', 'add_route', 'add_routes', 'stage', 'url', 'routes', 'from_attributes', 'is_rest_gateway'],
  RestGatewayBase: ['grant_invoke', 'metric', 'metric_client_error'],
  RestGatewayProps: ['authorizer', 'cors', 'default_stage', 'minimum_compression_size', 'routes', 'stages'],
  Integrations: ['http', 'lambda_', 'mock', 's3_get_object', 's3_put_object'],
  Authorizers: ['cognito', 'iam', 'none'],
  S3PutObjectOptions: ['content_types', 'key'],
  RestRouteOptions: ['integration', 'authorizer', 'scopes', 'operation_name'],
};

/** Generates the Python package (its code only, without building it) and looks at the names. */
export function generatePython(root, folder) {
  const args = [path.join(root, 'node_modules/jsii-pacmak/bin/jsii-pacmak'), '--target', 'python', '--code-only', '--outdir', folder, '--npmignore=false', '--force', '--no-fingerprint', root];
  if (!check('jsii-pacmak generates the Python code', () => run(process.execPath, args, { cwd: root }))) return;
  const source = path.join(folder, 'python', 'src', 'cdk_gatehouse', '__init__.py');
  check('the Python module is cdk_gatehouse', () => assert(fs.existsSync(source), 'no src/cdk_gatehouse/__init__.py'));
  const text = fs.existsSync(source) ? fs.readFileSync(source, 'utf8') : '';
  for (const [type, members] of Object.entries(NAMES)) {
    check(`Python has ${type} with ${members.join(', ')}`, () => {
      const body = text.split(/^(?=class |@jsii)/m).find((part) => new RegExp(`^class ${type}\\(|^class ${type}:`, 'm').test(part));
      assert(body, `there is no class ${type}`);
      assert.deepEqual(members.filter((name) => !new RegExp(`^    def ${name}\\(`, 'm').test(body)), []);
    });
  }
}
