import { once } from 'node:events';
import http from 'node:http';

/** Answers of a stock service by article; every other article is in stock. */
const ANSWERS = {
  none: [404, {}, 'no such article, said db7.internal'],
  busy: [429, { 'Retry-After': '7' }, ''],
  broken: [500, {}, 'stack trace of db7.internal'],
};

/** The stock service behind `examples/orders`: it keeps what it was asked. */
export class StockService {
  asked = [];
  #server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://stock');
    const query = Object.fromEntries(searchParams);
    this.asked.push({ path: pathname, query, headers: request.headers });
    const inStock = JSON.stringify({ sites: [{ site: 'Köln', available: 3, shelf: 'x' }, { site: query.site, available: 0, restock: '2026-03-01' }], db: 'db7.internal' });
    const [status, headers, body] = ANSWERS[query.article] ?? [200, { 'Cache-Control': 'max-age=60' }, inStock];
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  });

  static async start() {
    const service = new StockService();
    service.#server.listen(0, '127.0.0.1');
    await once(service.#server, 'listening');
    return service;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
