import { Emulator } from './emulator.mjs';
import { pythonEnvironment } from './python-env.mjs';

/** LocalStack in host mode: the gateway's data plane and S3; no functions, since those need Docker. */
export async function startLocalStack() {
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
      DNS_ADDRESS: '0', // no DNS server
      DISABLE_EVENTS: '1', // no telemetry
      SKIP_SSL_CERT_DOWNLOAD: '1',
    }),
  });
}
