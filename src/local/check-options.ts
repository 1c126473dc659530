import { didYouMean, quote, shapeFindings } from '../errors';
import type { Kind } from '../errors';
import type { LocalGatewayOptions } from './gateway-options';
import { TemplateError } from './template';

/** What each option is; the compiler wants all of them here. */
const KINDS: { readonly [K in keyof Required<LocalGatewayOptions>]: Kind } = {
  account: 'text',
  api: 'text',
  assembly: 'text',
  authorize: 'function',
  backends: 'map',
  credentials: 'objects',
  earlier: 'list',
  endpoints: 'map',
  environment: 'map',
  exports: 'map',
  file: 'function',
  functions: 'map',
  hosts: 'map',
  http: 'map',
  now: 'function',
  onAccessLog: 'function',
  onLog: 'function',
  parameters: 'map',
  random: 'function',
  references: 'map',
  region: 'text',
  services: 'map',
  stackName: 'text',
  stage: 'text',
  userPools: 'map',
  vpcLinks: 'map',
};

/** Refuses, by name, options that do not exist or are of another kind; plain JavaScript has no compiler to tell. */
export function checkOptions(options: LocalGatewayOptions): void {
  const [wrong] = shapeFindings('the options', options, KINDS);
  if (wrong) throw new TemplateError('options', `${wrong.given}, not ${wrong.allowed}`);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(KINDS, name));
  if (unknown !== undefined) throw new TemplateError('options', `there is no option ${quote(unknown)}; ${didYouMean(unknown, Object.keys(KINDS))}`);
}
