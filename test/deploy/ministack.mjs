import path from 'node:path';
import { Emulator } from './emulator.mjs';
import { lambdaSdk } from './lambda-sdk.mjs';
import { pythonEnvironment } from './python-env.mjs';

/** MiniStack: the whole application, functions in local processes. */
export async function startMiniStack() {
  const python = await pythonEnvironment('ministack', [3, 10]);
  const sdk = await lambdaSdk();
  return Emulator.start({
    name: 'ministack',
    python,
    args: ['-m', 'ministack'],
    health: '/_ministack/health',
    environment: ({ folder, port }) => ({
      BIND_HOST: '127.0.0.1', // it listens on every interface otherwise
      GATEWAY_PORT: String(port),
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, // for the functions
      LAMBDA_EXECUTOR: 'local',
      NODE_PATH: sdk,
      S3_DATA_DIR: path.join(folder, 's3'),
      STATE_DIR: path.join(folder, 'state'),
      PERSIST_STATE: '0',
      IOT_MTLS_ENABLED: '0', // another listener on every interface
      SFTP_ENABLED: '0',
    }),
  });
}
