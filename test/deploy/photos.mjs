import { contract } from './contract.mjs';

/** The gateway's routes for photos, and the bucket behind them. */
export class Photos {
  constructor(gateway, bucket) {
    Object.assign(this, { gateway, bucket });
  }

  upload(key, body, headers = {}) {
    return this.gateway.send('PUT', contract.photo(key), { headers: { 'content-type': 'image/png', ...headers }, body });
  }

  /** Images are asked for as images: see the gap of contentHandling. */
  download(key, headers = {}) {
    return this.gateway.send('GET', contract.photo(key), { headers: { accept: 'image/png', ...headers } });
  }
}
