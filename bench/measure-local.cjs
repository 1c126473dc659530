/**
 * Serves one gateway of mocks by the local gateway and prints one line of JSON: `node bench/measure-local.cjs <n>`.
 *
 * To be started as a fresh process each time. The template is synthesized first, which is not measured. Then: from loading the local gateway to the
 * first answer; and the CPU of one request after another, when the code is warm.
 */
'use strict';

const WARM = 2_000;
const REQUESTS = 10_000;
const n = Number(process.argv[2]);

/** A gateway of n mocks with CORS, as text. */
function template() {
  const { App, Stack } = require('aws-cdk-lib');
  const { Template } = require('aws-cdk-lib/assertions');
  const { Authorizers, Integrations, RestGateway } = require('../lib/index.js');
  const { ALLOWED_ORIGIN, CONTEXT, routes } = require('./world.cjs');
  const stack = new Stack(new App({ context: CONTEXT }), 'Bench');
  new RestGateway(stack, 'Api', {
    authorizer: Authorizers.none(),
    cors: { allowOrigins: [ALLOWED_ORIGIN] },
    routes: Object.fromEntries(routes(n).map(({ method, path }) => [`${method} ${path}`, { integration: Integrations.mock({ body: { status: 'ok' } }) }])),
  });
  return JSON.stringify(Template.fromStack(stack).toJSON());
}

/** CPU of the whole process, all threads, in milliseconds. */
function cpuNow() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function run(text) {
  const [wall, cpu] = [performance.now(), cpuNow()];
  const { LocalGateway } = require('../lib/local/index.js');
  // A second between requests, so that no throttle is met.
  let time = Date.UTC(2026, 0, 1);
  const gateway = await LocalGateway.fromTemplate(JSON.parse(text), { now: () => new Date(time += 1000) });
  const ask = async (i) => {
    const { response } = await gateway.dispatch({ method: 'GET', path: `/resource${i % Math.ceil(n / 4)}`, headers: { 'accept': '*/*', 'user-agent': 'bench' } });
    if (response.status !== 200) throw new Error(`answered ${response.status}: ${response.text}`);
  };
  await ask(0);
  const first = { firstAnswerMs: performance.now() - wall, firstAnswerCpuMs: cpuNow() - cpu };
  for (let i = 0; i < WARM; i++) await ask(i);
  const before = cpuNow();
  for (let i = 0; i < REQUESTS; i++) await ask(i);
  const requestCpuMs = (cpuNow() - before) / REQUESTS;
  await gateway.dispose();
  return { n, ...first, requestCpuMs };
}

run(template()).then((result) => console.log(JSON.stringify(result)));
