import { quote } from '../../errors';
import { routeLines } from '../../routes';
import { readTemplates } from '../assembly';
import { CliError } from '../cli-error';
import { apisOf } from '../rest-apis';
import type { ListedApi } from '../rest-apis';
import { readArguments } from './command';
import type { Command } from './command';

/** `gatehouse routes [folder|template.json]`. */
export const routes: Command = async (args, { out }) => {
  const { rest } = readArguments('routes', args, {});
  if (rest.length > 1) throw new CliError(`\`gatehouse routes\` takes one folder or template, but got ${rest.length}.`);
  const [target = 'cdk.out'] = rest;
  const tables = readTemplates(target).flatMap(({ stack, template }) => apisOf(template).map((api) => routeTable(stack, api)));
  if (tables.length === 0) throw new CliError(`${quote(target)} has no REST API with an OpenAPI body.`);
  out(tables.join('\n\n'));
};

/** The routes of an API in columns, under its name. */
export function routeTable(stack: string, { logicalId, name, routes: listed, preflights }: ListedApi): string {
  const title = `${stack} / ${logicalId}${name === undefined ? '' : ` (${name})`}`;
  const answered = preflights === 0 ? [] : ['', `CORS preflights are answered on ${preflights} ${preflights === 1 ? 'path' : 'paths'}.`];
  return [title, '', ...routeLines(listed), ...answered].join('\n');
}
