// What `npm run demo` asks the examples when it has synthesized them: the commands that it prints and tries. `$API`, `$ID`, `$ACCESS` and `$PHOTO` are
// the address, the tokens and a picture; the status is the one that must come.
import { helpdeskServices } from './helpdesk-services.mjs';
import { PARTNER_KEYS, partnerOptions } from './partner-options.mjs';

const id = '-H "Authorization: $ID"';
const json = '-H "Content-Type: application/json"';
const ORDER = JSON.stringify({
  reference: 'PO-1',
  items: [{ sku: 'A-1', quantity: 2 }],
  shipTo: { name: 'Ann', street: 'Main Street 1', city: 'Springfield', postalCode: '12345', country: 'US' },
});
const TICKET = JSON.stringify({ subject: 'No mail', text: 'It is gone', tags: ['mail'] });
const ANNOUNCEMENT = JSON.stringify({ title: 'News', text: 'Closed on Monday', audience: 'customers' });
const signed = '--aws-sigv4 aws:amz:us-east-1:execute-api --user acme:local';
const keyOf = (name) => `-H "X-Api-Key: ${PARTNER_KEYS[name]}"`;
const PARTNER_ORDER = JSON.stringify({ reference: 'PO-1', items: [{ sku: 'A-1', quantity: 2 }] });

export const REQUESTS = {
  'photo-upload': [
    { command: 'curl "$API/health"', status: 200 },
    { command: 'curl "$API/photos"', status: 401 },
    { command: 'curl -X PUT "$API/photos/cat.png" -H "Authorization: $ACCESS" -H "Content-Type: image/png" --data-binary "@$PHOTO"', status: 200 },
    { command: `curl "$API/photos" ${id}`, status: 200 },
    { command: `curl "$API/photos/cat.png/info" ${id}`, status: 200 },
    { command: `curl "$API/photos/cat.png/thumbnail" ${id} -H "Accept: image/png" -o thumbnail.png`, status: 200 },
    { command: 'curl -X OPTIONS -i "$API/photos" -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: GET"', status: 204 },
  ],
  'orders': [
    { command: 'curl "$API/health"', status: 200 },
    { command: `curl "$API/orders?year=$(date -u +%Y)" ${json}`, status: 401 },
    { command: `curl "$API/orders" ${id} ${json} -d '${ORDER}'`, status: 201 },
    { command: `curl "$API/orders" ${id} ${json} -d '{"reference":"PO-2"}'`, status: 400 },
    { command: `curl "$API/orders?year=$(date -u +%Y)" ${id}`, status: 200 },
    { command: `curl "$API/orders/$(date -u +%Y)-PO-1" ${id}`, status: 200 },
    { command: `curl "$API/stock/A-1" ${id}`, status: 200 },
  ],
  'helpdesk': [
    { command: 'curl "$API/health"', status: 200 },
    { command: 'curl "$API/tickets"', status: 401 },
    { command: `curl -X PUT "$API/tickets/T-1" ${id} ${json} -d '${TICKET}'`, status: 201 },
    { command: `curl -X PUT "$API/tickets/T-1" ${id} ${json} -d '${TICKET}'`, status: 409 },
    { command: `curl "$API/tickets/T-1" ${id}`, status: 200 },
    { command: `curl "$API/tickets" ${id}`, status: 200 },
    { command: `curl "$API/tickets/T-2" ${id}`, status: 404 },
    { command: `curl "$API/tickets/T-1/messages" ${id} ${json} -H "Idempotency-Key: m-1" -d '{"text":"hello"}'`, status: 200 },
    { command: `curl "$API/tickets/T-1/escalations" ${id} ${json} -H "Idempotency-Key: e-1" -d '{"reason":"the boss"}'`, status: 202 },
    { command: `curl "$API/escalations/e-1" ${id}`, status: 200 },
    { command: `curl "$API/quotes" ${id} ${json} -d '{"plan":"standard","topics":["mail","vpn"]}'`, status: 200 },
    { command: `curl "$API/tickets/T-1/events" ${id} ${json} -d '{"type":"TicketRead"}'`, status: 200 },
    { command: `curl "$API/clicks" ${id} ${json} -d '{"page":"/faq"}'`, status: 200 },
    { command: `curl "$API/announcements" ${id} ${json} -d '${ANNOUNCEMENT}'`, status: 401 },
    { command: `curl "$API/announcements" -H "Authorization: $ACCESS" ${json} -d '${ANNOUNCEMENT}'`, status: 200 },
    { command: `curl -X PUT "$API/attachments/screen.png" ${id} -H "Content-Type: image/png" --data-binary "@$PHOTO"`, status: 200 },
    { command: `curl -I "$API/attachments/screen.png" ${id}`, status: 200 },
    { command: `curl "$API/attachments" ${id}`, status: 200 },
  ],
  'partner-api': [
    { command: 'curl "$API/health"', status: 403 },
    { command: `curl "$API/health" ${signed}`, status: 200 },
    { command: `curl "$API/articles/A-1" ${keyOf('globex')}`, status: 403 },
    { command: `curl "$API/articles/A-1" ${signed}`, status: 403 },
    { command: `curl "$API/articles/A-1" ${keyOf('globex')} ${signed}`, status: 200 },
    { command: `curl "$API/reports/2026-11" ${keyOf('globex')} ${signed}`, status: 200 },
    { command: `curl "$API/reports/2026-11" ${keyOf('globex')} ${signed}`, status: 429 },
    { command: `curl "$API/orders" ${keyOf('acmeOld')} ${json} ${signed} -d '${PARTNER_ORDER}'`, status: 200 },
    { command: `curl "$API/orders" ${keyOf('acmeNew')} ${json} ${signed} -d '${PARTNER_ORDER}'`, status: 200 },
    { command: `curl "$API/orders" ${keyOf('acmeNew')} ${json} ${signed} -d '{"reference":"PO-2"}'`, status: 400 },
  ],
  'stages': [
    { command: 'curl "$API/health"', status: 200 },
    { command: 'curl "$API/products"', status: 200 },
    { command: 'curl "$API/products"', status: 200 },
    { command: 'curl "$API/products/A-1" -H "Accept-Language: de"', status: 200 },
    { command: 'curl "$API/offers"', status: 401 },
    { command: `curl "$API/offers" ${id}`, status: 200 },
    { command: `curl "$API/prices/A-1" ${id}`, status: 200 },
    { command: 'curl "$API/stock/A-1"', status: 400 },
    { command: 'curl "$API/stock/A-1?warehouse=ulm"', status: 200 },
  ],
};

/** What stands for back ends that nobody has on this machine. */
export const STUBS = {
  'photo-upload': {},
  'orders': { http: { 'https://stock.example.com': () => ({ body: { sites: [{ site: 'Springfield', available: 3 }] } }) } },
  'helpdesk': { services: helpdeskServices() },
  'partner-api': partnerOptions(),
  'stages': { http: { 'https://stock-2.example.com': () => ({ body: { available: 3 } }) } },
};

/** Where requests come from, of examples that let in certain networks only: this machine is in none of them. */
export const ADDRESSES = { 'partner-api': '203.0.113.7' };
