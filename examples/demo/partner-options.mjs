// What examples/partner-api finds on this machine: the values of its secrets, whose signatures are good, and a catalogue.

/** Keys of the partners; deployed, Secrets Manager has others. */
export const PARTNER_KEYS = { acmeOld: 'acmeOld0123456789abcdef', acmeNew: 'acmeNew0123456789abcdef', globex: 'globex00123456789abcdef' };

/** A version of a secret, as the template names it. */
const version = (secret, id) => `secretsmanager:arn:aws:secretsmanager:us-east-1:111111111111:secret:partner-api/${secret}:SecretString:::${id}`;

/** The versions are those of `lib/partners.ts`, the organization is that of `lib/access.ts`. */
export const partnerOptions = () => ({
  references: {
    [version('acme', '6f1d0c1e-3f43-4d7e-9a53-0b6b3c1f2a11')]: PARTNER_KEYS.acmeOld,
    [version('acme', 'b0c8a5f2-8d4e-4c39-a1f7-5e2d9c7b3e22')]: PARTNER_KEYS.acmeNew,
    [version('globex', '1a7c4e90-52d6-4b8f-8e03-7c9d2f6a5b44')]: PARTNER_KEYS.globex,
  },
  credentials: [{ accessKeyId: 'acme', secretAccessKey: 'local', accountId: '222222222222', principalOrgId: 'o-a1b2c3d4e5' }],
  http: {
    'https://catalogue.example.com/v1/articles': ({ query }) => ({ body: { sku: query.sku, price: 12 } }),
    'https://catalogue.example.com/v1/reports': ({ query }) => ({ body: { month: query.month, orders: 3 } }),
  },
  services: { sqs: () => ({ body: { MessageId: 'order-1' } }) },
});
