import path from 'node:path';
import { Emulator } from './emulator.mjs';
import { here } from './paths.mjs';
import { pythonEnvironment } from './python-env.mjs';

/**
 * LocalStack in host mode: the gateway's data plane and services that it runs in its own process; no functions, since those need Docker.
 * With `plugin` it has what `python/localstack-plugin` says besides: DynamoDB, and claims.
 */
export async function startLocalStack({ plugin = false } = {}) {
  const python = await pythonEnvironment('localstack', [3, 13]);
  return Emulator.start({
    name: 'localstack',
    python,
    args: ['-m', 'localstack.runtime.main'],
    health: '/_localstack/health',
    environment: ({ folder, port }) => ({
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      GATEWAY_SERVER: 'hypercorn', // the default server ignores the host of GATEWAY_LISTEN and binds every interface
      LOCALSTACK_HOST: `127.0.0.1:${port}`,
      FILESYSTEM_ROOT: folder,
      OVERRIDE_IN_DOCKER: 'false', // where this runs in a container itself, it takes that for its own and writes outside of FILESYSTEM_ROOT
      DNS_ADDRESS: '0', // no DNS server
      DISABLE_EVENTS: '1', // no telemetry
      SKIP_SSL_CERT_DOWNLOAD: '1',
      ...plugin && {
        PYTHONPATH: path.join(here, 'python', 'localstack-plugin'),
        PYTHONDONTWRITEBYTECODE: '1',
        PROVIDER_OVERRIDE_DYNAMODB: 'moto',
      },
    }),
  });
}
