import { execFileSync } from 'child_process';
import * as fs from 'fs';
import { createServer } from 'https';
import type { AddressInfo } from 'net';
import * as os from 'os';
import * as path from 'path';
import { httpBackend } from '../../../../src/local/backends/http';
import { HttpConnections } from '../../../../src/local/backends/http/send';
import type { IntegrationModel } from '../../../../src/local/rest/model';
import { callOf } from '../call';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-certificate-'));
const connections = new HttpConnections();
afterAll(() => {
  connections.dispose();
  fs.rmSync(folder, { recursive: true });
});

/** A server whose certificate nobody but itself vouches for. */
async function selfSigned() {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const server = createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(cert) }, (_, response) => response.end('hello'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, uri: `https://localhost:${(server.address() as AddressInfo).port}/` };
}

test('a certificate of nobody known is taken where the integration says so, and only there', async () => {
  const { server, uri } = await selfSigned();
  const backend = httpBackend({ stubs: {}, hosts: {}, vpcLinks: {} }, connections);
  const answer = (insecureSkipVerification: boolean) => (
    backend(callOf({ kind: 'http' }, { uri }, { integration: { type: 'HTTP', insecureSkipVerification } as IntegrationModel }))
  );
  expect((await answer(true)).body.toString()).toBe('hello');
  await expect(answer(false)).rejects.toMatchObject({ reason: 'unreachable' });
  server.close();
});
