// What `npm run demo` asks the examples when it has synthesized them: the commands that it prints and tries. `$API`, `$ID`, `$ACCESS` and `$PHOTO` are
// the address, the tokens and a picture; the status is the one that must come.
const id = '-H "Authorization: $ID"';
const json = '-H "Content-Type: application/json"';
const ORDER = JSON.stringify({
  reference: 'PO-1',
  items: [{ sku: 'A-1', quantity: 2 }],
  shipTo: { name: 'Ann', street: 'Main Street 1', city: 'Springfield', postalCode: '12345', country: 'US' },
});

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
};

/** What stands for back ends that nobody has on this machine. */
export const STUBS = {
  'photo-upload': {},
  'orders': { http: { 'https://stock.example.com': () => ({ body: { sites: [{ site: 'Springfield', available: 3 }] } }) } },
};
