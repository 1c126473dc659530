import { didYouMean, quote } from '../errors';
import type { LocalGatewayOptions } from './gateway-options';
import { TemplateError, isObject } from './template';

type Kind = 'text' | 'function' | 'map' | 'list' | 'maps';

/** What each option is; the compiler wants all of them here. */
const KINDS: { readonly [K in keyof Required<LocalGatewayOptions>]: Kind } = {
  account: 'text',
  api: 'text',
  assembly: 'text',
  authorize: 'function',
  backends: 'map',
  credentials: 'maps',
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

const IS: { readonly [K in Kind]: readonly [words: string, is: (value: unknown) => boolean] } = {
  text: ['a text', (value) => typeof value === 'string'],
  function: ['a function', (value) => typeof value === 'function'],
  map: ['an object', isObject],
  list: ['a list', Array.isArray],
  maps: ['a list of objects', (value) => Array.isArray(value) && value.every(isObject)],
};

/** Refuses, by name, options that do not exist or are of another kind; plain JavaScript has no compiler to tell. */
export function checkOptions(options: LocalGatewayOptions): void {
  if (!isObject(options)) throw new TemplateError('options', `they are ${quote(options)}, not an object`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(KINDS, name)) throw new TemplateError('options', `there is no option ${quote(name)}; ${didYouMean(name, Object.keys(KINDS))}`);
    const [words, is] = IS[KINDS[name as keyof typeof KINDS]];
    if (value !== undefined && !is(value)) throw new TemplateError('options', `${name} is ${quote(value)}, not ${words}`);
  }
}
