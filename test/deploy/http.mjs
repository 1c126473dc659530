import http from 'node:http';

/**
 * One request to 127.0.0.1. `path` goes out exactly as given (fetch would normalise `..` and refuse a `Host` header),
 * and the body comes back as bytes.
 */
export function send(port, method, path, { headers = {}, body, timeoutMs = 40_000 } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, timeout: timeoutMs });
    request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer in ${timeoutMs / 1000} s`)));
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(new Answer(response.statusCode, response.headers, Buffer.concat(chunks))));
    });
    request.end(body);
  });
}

export const get = (port, path, options) => send(port, 'GET', path, options);

class Answer {
  constructor(status, headers, bytes) {
    Object.assign(this, { status, headers, bytes });
  }

  get text() {
    return this.bytes.toString('utf8');
  }

  get json() {
    return JSON.parse(this.text);
  }
}

/** A deployed REST API, addressed as clients do: by its host name. */
export class Gateway {
  constructor(port, apiId, stage) {
    Object.assign(this, { port, apiId, stage });
  }

  send(method, path, { headers, ...rest } = {}) {
    const host = `${this.apiId}.execute-api.localhost`;
    return send(this.port, method, `/${this.stage}${path}`, { headers: { host, ...headers }, ...rest });
  }
}
