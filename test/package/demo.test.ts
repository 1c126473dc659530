import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { ROOT, assertCompiled } from './package';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

beforeAll(assertCompiled);

/** `npm run demo` behind compiling, with nobody looking at it. */
test.each([
  ['photo-upload', 'GET     /photos/{key}/thumbnail  s3:GetObject:Photos  cognito:Users', ['200', '401', '200', '200', '200', '200', '204']],
  ['orders', 'GET     /stock/{sku} ', ['200', '401', '201', '400', '200', '200', '200']],
  ['helpdesk', 'GET     /tickets  ', ['200', '401', '201', '409', '200', '200', '404', '200', '202', '200', '200', '200', '200', '401', '200', '200', '200', '200']],
  ['partner-api', 'POST    /orders           sqs:SendMessage:Orders      iam, API key', ['403', '200', '403', '403', '200', '200', '429', '200', '200', '400']],
  ['stages', 'GET     /stock/{id}     http:${stageVariables.stock}        none', ['200', '200', '200', '200', '401', '200', '200', '400', '200']],
])('the demo of %s prints the routes, serves the example, tries its commands and ends', (name, route, statuses) => {
  expect(fs.existsSync(path.join(ROOT, 'lib', 'local', 'index.js'))).toBe(true);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'examples', 'demo.mjs'), name], { encoding: 'utf8', timeout: 100_000 });
  if (status !== 0) throw new Error(stderr);
  expect(stdout).toContain(route);
  expect(stdout).toMatch(/^API='http:\/\/127\.0\.0\.1:\d+\/prod'$/m);
  const [, printed] = /\n\n((?:curl .*\n)+)/.exec(stdout)!;
  const tried = [...stdout.matchAll(/^(\d{3}) {2}(curl .*)$/gm)];
  expect(tried.map(([, code]) => code)).toEqual(hasCurl ? statuses : []);
  const commands = printed.trim().split('\n');
  expect(commands).toHaveLength(statuses.length);
  for (const [i, [, , command]] of tried.entries()) expect(commands[i].startsWith(command)).toBe(true);
}, 120_000);
