import { Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { combinationOf, combinationsOfText, verdictOf } from './binary-model';
import type { Combination } from './binary-model';
import { binaryExchanges } from './binary-recordings';
import { imported } from './importer';
import type { Json } from './importer';
import { recordingsOf, whereRecorded } from './recordings';
import type { CallSequence } from './recordings';
import { ContentConversion, Integrations, MappingTemplate } from '../../src';
import type { IRestIntegration, RequestMappingOptions, ResponseOptions, RestGatewayProps } from '../../src';
import { bodyOf, handler, newGateway, newStack, templateOf } from '../gateways/rest/fixtures';

const { TO_BINARY, TO_TEXT } = ContentConversion;

/** The integrations whose payloads API Gateway converts, each with the pattern of its successes. */
const INTEGRATIONS: Readonly<Record<string, readonly [make: (stack: Stack) => IRestIntegration, success?: string]>> = {
  'mock': [() => Integrations.mock()],
  'mock with a body': [() => Integrations.mock({ body: { ok: true } })],
  'mapped HTTP': [() => Integrations.httpCustom('https://stock.example.com/')],
  'mapped function': [(stack) => Integrations.lambdaCustom(handler(stack, 'F'))],
  'upload': [(stack) => Integrations.s3PutObject(new Bucket(stack, 'Up'), { key: 'a', contentTypes: ['image/png'] }), '2\\d{2}'],
  'download': [(stack) => Integrations.s3GetObject(new Bucket(stack, 'Down'), { key: 'a', contentTypes: ['image/png'] }), '2\\d{2}'],
};

/** What a route may say of its boxes; the templates read no body. */
const template = MappingTemplate.json({ statusCode: 200 });
const ROUTES: Readonly<Record<string, { readonly mapping?: RequestMappingOptions; readonly response?: Omit<ResponseOptions, 'status'> }>> = {
  'as it is': {},
  'a request template': { mapping: { template } },
  'a response template': { response: { template } },
  'both templates': { mapping: { template }, response: { template } },
  'a plain response': { response: {} },
  'text for the back end': { mapping: { contentHandling: TO_TEXT } },
  'text for the caller': { response: { contentHandling: TO_TEXT } },
  'binary for the back end': { mapping: { contentHandling: TO_BINARY } },
  'binary for the caller': { response: { contentHandling: TO_BINARY } },
  'binary for the back end, by a template': { mapping: { contentHandling: TO_BINARY, template } },
  'binary for the caller, by a template': { response: { contentHandling: TO_BINARY, template } },
};

const BINARY_TYPES: Readonly<Record<string, string[]>> = { 'no binary types': [], 'image/png': ['image/png'], 'everything binary': ['*/*'] };

const CORS: Readonly<Record<string, RestGatewayProps['cors']>> = {
  'no CORS': undefined,
  'one origin': { allowOrigins: ['https://a.example'] },
  'several origins': { allowOrigins: ['https://a.example', 'https://b.example'] },
};

/** Every combination of the above: its names, and what it is made of. */
const CASES = Object.keys(INTEGRATIONS).flatMap((integration) => Object.keys(ROUTES).filter((route) => integration !== 'mock with a body' || !ROUTES[route].response).flatMap((route) =>
  Object.keys(BINARY_TYPES).flatMap((binary) => Object.keys(CORS).map((cors) => [integration, route, binary, cors] as const))));

type Case = typeof CASES[number];

/** What AWS itself defines as 500, by integration, box and content handling: nothing that the library chose for others. */
const DEFINED: Readonly<Record<string, string>> = {
  'upload request CONVERT_TO_BINARY': 'a raw body of another type than the upload takes is refused and not stored (docs/adr/0004-content-types-of-uploads.md)',
  'download response CONVERT_TO_BINARY': 'an object of another type than the download names: contentTypes says so',
  'mapped HTTP request CONVERT_TO_BINARY': 'the author says that callers send base64, or a binary type',
  'mapped function request CONVERT_TO_BINARY': 'the author says that callers send base64, or a binary type',
  'download request CONVERT_TO_BINARY': 'the author says that callers send base64, or a binary type',
  'mapped HTTP response CONVERT_TO_BINARY': 'the author says that the back end answers base64, or a binary type',
  'mapped function response CONVERT_TO_BINARY': 'the author says that the function answers base64',
  'upload response CONVERT_TO_BINARY': 'the author says that S3 answers an upload with binary data',
  'mock response CONVERT_TO_BINARY': 'the author says that a mock without a template has a body',
};

/** The body of a case, or the code by which it is refused. */
interface Rendered {
  readonly body?: Json;
  readonly code?: string;
}

const RENDERED = new Map<string, Rendered>();

function renderedCase(row: Case): Rendered {
  const name = row.join();
  const known = RENDERED.get(name) ?? render(row);
  RENDERED.set(name, known);
  return known;
}

function render([integration, route, binary, cors]: Case): Rendered {
  const stack = newStack();
  const [make, match] = INTEGRATIONS[integration];
  const { mapping, response } = ROUTES[route];
  const responses = response && [{ status: 200, match, ...response }];
  try {
    newGateway(stack, { cors: CORS[cors], binaryMediaTypes: BINARY_TYPES[binary], routes: { 'PUT /': { integration: make(stack), mapping, responses } } });
    return { body: bodyOf(templateOf(stack)) };
  } catch (error) {
    return { code: /GH_[A-Z_]+(?=: )/.exec((error as Error).message)?.[0] ?? String(error) };
  }
}

/** The combinations of text that a rendered case meets. */
function combinations(body: Json): Array<Combination & { readonly verb: string }> {
  const binary: string[] = body['x-amazon-apigateway-binary-media-types'] ?? [];
  return Object.entries<Json>(body.paths['/']).flatMap(([verb, operation]) => combinationsOfText(operation, binary).map((each) => ({ ...each, verb })));
}

whereRecorded('rest')('what AWS answered to text and bytes', () => {
  const recorded = binaryExchanges();
  const failed = recorded.filter(({ expect: { status } }) => status === 500).map(combinationOf);

  test('is recorded for both boxes and every content handling, with 500s among them', () => {
    expect(new Set(recorded.map(({ box, handling }) => `${box} ${handling}`)).size).toBe(6);
    expect(failed.length).toBeGreaterThan(0);
  });

  test('text is never a 500 where a payload is turned to text', () => {
    expect(failed.filter(({ handling }) => handling === 'CONVERT_TO_TEXT')).toEqual([]);
  });

  test('requests without content handling are never a 500', () => {
    expect(failed.filter(({ box, handling }) => box === 'request' && handling === undefined)).toEqual([]);
  });

  test('answers without content handling are a 500 where the caller accepts a binary type and the answer is text', () => {
    const unhandled = failed.filter(({ box, handling }) => box === 'response' && handling === undefined);
    expect(new Set(unhandled.map(({ hasBinaryTypes, isBinaryType, acceptsBinary }) => [hasBinaryTypes, isBinaryType, acceptsBinary].join()))).toEqual(new Set(['true,false,true']));
  });

  test('binary beside a template is a 500', () => {
    const shared = { hasBinaryTypes: true, hasTemplate: true, payload: 'text', isBinaryType: true, acceptsBinary: true } as const;
    expect(verdictOf({ ...shared, box: 'response', handling: 'CONVERT_TO_BINARY' })).toBe('answered 500');
    expect(verdictOf({ ...shared, box: 'response', handling: 'CONVERT_TO_TEXT' })).toBe('answered');
  });

  describe('is no 500 for text that a gateway renders', () => {
    const used = new Set<string>();

    test.each(CASES)('%s, %s, %s, %s', (...row) => {
      const [integration] = row;
      const { body, code } = renderedCase(row);
      const met = body ? combinations(body).filter((each) => verdictOf(each, recorded) === 'answered 500') : [];
      // A preflight is nobody's but the gateway's: no reason is good enough there.
      const reasons = met.map(({ verb, box, handling }) => (verb === 'put' ? `${integration} ${box} ${handling}` : 'preflight'));
      reasons.forEach((reason) => used.add(reason));
      expect(reasons.filter((reason) => DEFINED[reason] === undefined)).toEqual([]);
      expect(['GH_RESPONSE_BINARY', 'GH_TEMPLATE_BINARY', undefined]).toContain(code);
    });

    test('but for what AWS defines as 500, and each of those is met', () => {
      expect([...used].sort()).toEqual(Object.keys(DEFINED).sort());
    });
  });

  test('what is rendered and not recorded is text that stays text', () => {
    const unknown = CASES.map(renderedCase).flatMap(({ body }) => (body ? combinations(body) : [])).filter((each) => verdictOf(each, recorded) === 'not recorded');
    expect(unknown.filter(({ handling }) => handling === 'CONVERT_TO_BINARY')).toEqual([]);
  });
});

// Not recorded, because a mock has no back end; a preflight would be a 500 otherwise where everything is binary.
describe('mocks and preflights', () => {
  const isMock = (integration: string) => integration.startsWith('mock');
  const rows = CASES.filter(([integration, route, , cors]) => (isMock(integration) || cors !== 'no CORS') && !route.startsWith('binary'));

  test.each(Object.keys(BINARY_TYPES))('with %s are text wherever there are binary types', (binary) => {
    const met = rows.filter((row) => row[2] === binary).map((row) => ({ row, body: renderedCase(row).body })).filter(({ body }) => body !== undefined)
      .flatMap(({ row: [integration], body }) => combinations(body!).filter(({ verb }) => verb === 'options' || isMock(integration)));
    expect(met.length).toBeGreaterThan(0);
    expect(met.filter(({ handling, hasBinaryTypes }) => handling !== (hasBinaryTypes ? 'CONVERT_TO_TEXT' : undefined) && handling !== 'CONVERT_TO_TEXT')).toEqual([]);
  });
});

describe('conversions that a gateway refuses', () => {
  test.each<[string, string, string]>([
    ['mapped HTTP', 'binary for the back end, by a template', 'GH_TEMPLATE_BINARY'],
    ['mapped function', 'binary for the back end, by a template', 'GH_TEMPLATE_BINARY'],
    ['mock', 'binary for the back end', 'GH_TEMPLATE_BINARY'],
    ['upload', 'a request template', 'GH_TEMPLATE_BINARY'],
    ['mapped HTTP', 'binary for the caller, by a template', 'GH_RESPONSE_BINARY'],
    ['download', 'binary for the caller, by a template', 'GH_RESPONSE_BINARY'],
  ])('%s: %s', (integration, route, code) => {
    expect(renderedCase([integration, route, 'image/png', 'no CORS'])).toEqual({ code });
  });

  const others = CASES.filter(([, route]) => !route.startsWith('binary'));
  /** Comparing several origins takes a template over the answer, which would be base64. */
  const compares = ([, , binary, cors]: Case) => binary === 'everything binary' && cors === 'several origins';

  test('and none where nothing is converted', () => {
    const refused = others.filter((row) => !compares(row) && renderedCase(row).code).map(([integration, route]) => `${integration}: ${route}`);
    expect(new Set(refused)).toEqual(new Set(['upload: a request template', 'upload: both templates']));
  });

  test('or where a template would see base64', () => {
    expect(new Set(others.filter(compares).map((row) => renderedCase(row).code))).toEqual(new Set(['GH_TEMPLATE_BINARY', undefined]));
    expect(renderedCase(['mock', 'a response template', 'everything binary', 'several origins']).code).toBeUndefined();
  });
});

whereRecorded('control')('sizes from which AWS compresses', () => {
  const calls = recordingsOf<CallSequence>('control', 'test-update-rest-api-compression').flatMap((sequence) => sequence.calls);
  const patches = calls.flatMap(({ op, params, recorded = [] }) => (op !== 'update_rest_api' ? [] : params.patchOperations
    .filter((patch: Json) => patch.op === 'replace').map(({ value }: Json) => [value as string, recorded[0].value as Json] as const)));
  const apiOf = (size: string) => {
    const stack = newStack();
    newGateway(stack, { minimumCompressionSize: size === '' ? undefined : Size.bytes(Number(size)) });
    return imported(bodyOf(templateOf(stack))).api;
  };

  test('are recorded, taken and refused', () => {
    expect(new Set(patches.map(([, { Error: refusal }]) => refusal === undefined))).toEqual(new Set([true, false]));
  });

  test.each(patches.filter(([, answer]) => !answer.Error))('%p is taken here too', (size, { minimumCompressionSize }) => {
    expect(apiOf(size).minimumCompressionSize).toBe(minimumCompressionSize);
  });

  test.each(patches.filter(([, answer]) => answer.Error))('%p is refused here too', (size) => {
    expect(() => apiOf(size)).toThrow();
  });

  test.each([[0], [10_485_760]])('%i is in the range that the refusal names', (size) => {
    expect(apiOf(String(size)).minimumCompressionSize).toBe(size);
  });
});
