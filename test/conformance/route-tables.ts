import { Duration, Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ApiKeySource, Authorizers, Condition, ContentConversion, GatewayResponseType, GatewayResponses, Integrations, MappingTemplate,
  PassthroughBehavior, ResponseSource, Schema, Source,
} from '../../src';
import type { ResponseOptions, RestGatewayProps } from '../../src';
import { handler, newPool } from '../gateways/rest/fixtures';

/** Props of a gateway, made for a stack. */
export type RouteTableOf = (stack: Stack) => Partial<RestGatewayProps>;

const ONE = { allowOrigins: ['https://app.example.com'], exposeHeaders: ['ETag'] };
const TWO = { allowOrigins: ['https://app.example.com', 'https://admin.example.com'], allowCredentials: true, maxAge: Duration.minutes(5) };
const KEY = Schema.named('Key', Schema.fromObject({ type: 'string', pattern: '^[a-z]+$' }));
const ITEM = Schema.named('Item', Schema.fromObject({
  type: 'object',
  required: ['sku'],
  properties: {
    sku: KEY,
    count: {
      type: 'integer',
      minimum: 1,
    },
  },
}));
const ORDER = Schema.named('Order', Schema.fromObject({
  type: 'object',
  required: ['items'],
  properties: { items: { type: 'array', items: ITEM }, parent: { $ref: '#' }, note: { $ref: '#/definitions/note' } },
  definitions: { note: { type: 'string', maxLength: 100 } },
}));
const BUSY: ResponseOptions = {
  status: 503,
  match: '5\\d{2}',
  headers: { 'Retry-After': ResponseSource.literal('10') },
  templates: { 'application/xml': MappingTemplate.fromVtl('<busy/>') },
};
const PROBLEM = Schema.fromObject({ type: 'object', properties: { message: { type: 'string' } } });

const http = (path = 'items') => Integrations.httpCustom(`https://stock.example.com/${path}`);
const mock = Integrations.mock({ body: { ok: true } });

/** Route tables of all kinds. */
export const ROUTE_TABLES: Readonly<Record<string, RouteTableOf>> = {
  'one mock': () => ({ routes: { 'GET /': { integration: mock } } }),

  'mocks of every form': () => ({
    cors: ONE,
    routes: {
      'GET /json': { integration: Integrations.mock({ status: 201, body: { a: ['$x', '#if', "it's"] }, headers: { 'Cache-Control': 'no-store' } }) },
      'GET /text': { integration: Integrations.mock({ body: 'pong' }) },
      'DELETE /nothing': { integration: Integrations.mock({ status: 204 }) },
      'GET /failing': {
        integration: mock,
        mapping: { template: MappingTemplate.fromVtl('{"statusCode": 404}') },
        responses: [{
          status: 404,
          match: '404',
          template: MappingTemplate.json({ message: 'Gone' }),
        }],
      },
    },
  }),

  'Lambda proxies, one origin': (stack) => ({
    cors: ONE,
    routes: {
      'GET /photos': {
        integration: Integrations.lambda(handler(stack, 'List')),
        operationName: 'ListPhotos',
        request: { querystrings: { next: {} } },
      },
      'ANY /photos/{id}/{proxy+}': { integration: Integrations.lambda(handler(stack, 'Photo')), operationName: 'Photo' },
    },
  }),

  'HTTP proxies with parameters': () => ({
    stages: { prod: { variables: { version: '1' } } },
    routes: {
      'ANY /legacy/{proxy+}': { integration: Integrations.http('https://legacy.example.com/{proxy}') },
      'GET /search/{word}': {
        integration: Integrations.http('https://search.example.com/{word}', { httpMethod: 'POST' }),
        mapping: {
          headers: { 'X-Request-Id': Source.context('requestId'), 'X-Lang': Source.header('Accept-Language') },
          querystrings: { all: Source.multiValueQuerystring('tag'), v: Source.stageVariable('version') },
        },
      },
    },
  }),

  'functions, mapped, several origins': (stack) => ({
    cors: TWO,
    routes: {
      'POST /orders': {
        integration: Integrations.lambdaCustom(handler(stack, 'Order')),
        request: { body: ORDER },
        mapping: {
          template: MappingTemplate.json({
            order: Source.body(),
            from: Source.header('User-Agent'),
            at: Source.context('requestTimeEpoch'),
          }),
        },
        responses: [
          {
            status: 201,
            headers: { Location: ResponseSource.body('$.location') },
            template: MappingTemplate.json({ id: Source.body('$.id') }),
            schema: ITEM,
          },
          {
            status: 409,
            match: '[\\s\\S]*Conflict[\\s\\S]*',
            template: MappingTemplate.json({ message: Source.body('$.errorMessage') }),
            schema: PROBLEM,
          },
        ],
      },
    },
  }),

  'HTTP, every box': () => ({
    cors: ONE,
    stages: { prod: { variables: { version: '1' } } },
    routes: {
      'PUT /items/{sku}': {
        integration: http('{version}/items/{sku}'),
        timeout: Duration.seconds(3),
        request: {
          body: ITEM,
          headers: { 'If-Match': { required: true }, 'X-Trace': {} },
          querystrings: { dry: { description: 'Try only' } },
          path: { sku: { description: 'Which' } },
        },
        mapping: {
          headers: { 'If-Match': Source.header('If-Match'), 'X-Source': Source.literal('gateway') },
          querystrings: { dry: Source.querystring('dry'), first: Source.body('$.items[0].sku') },
          path: { version: Source.stageVariable('version') },
          template: MappingTemplate.json({ item: Source.body('$.item'), sku: Source.path('sku') }),
          passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES,
        },
        responses: [
          { status: 200, headers: { 'ETag': ResponseSource.header('ETag'), 'X-All': ResponseSource.multiValueHeader('X-All'), 'X-Stage': ResponseSource.context('stage') }, schema: ITEM },
          { status: 412, match: '412', template: MappingTemplate.json({ message: 'Changed meanwhile' }), schema: PROBLEM },
          BUSY,
        ],
      },
    },
  }),

  'answers whose statuses the integration has too': () => ({
    routes: {
      'GET /a': {
        integration: http(),
        responses: [{ status: 200, match: '2\\d{2}' }, { status: 400, match: '400' }, {
          status: 404,
          match: '410',
        }, { status: 502, match: '50[34]' }],
      },
      'GET /b': { integration: http(), responses: [{ status: 200, match: '200' }, { status: 201, match: '201' }] },
    },
  }),

  'validators of every kind': () => ({
    routes: {
      'POST /both': { integration: http(), request: { body: ORDER, querystrings: { a: { required: true } } } },
      'POST /body': { integration: http(), request: { body: ORDER, bodies: { 'application/vnd.order+json': ORDER } } },
      'GET /parameters': { integration: http(), request: { headers: { 'X-A': { required: true } } } },
      'POST /none': { integration: http(), request: { body: ORDER, headers: { 'X-A': { required: true } }, validate: false } },
      'GET /optional': { integration: http(), request: { headers: { 'X-A': {} } } },
    },
  }),

  'objects up and down, several origins, claims': (stack) => {
    const photos = new Bucket(stack, 'Photos');
    return {
      authorizer: Authorizers.cognito(newPool(stack)),
      cors: TWO,
      routes: {
        'PUT /photos/{key}': {
          integration: Integrations.s3PutObject(photos, {
            key: '{claims.sub}/{key}',
            contentTypes: ['image/png', 'image/jpeg'],
          }),
        },
        'GET /photos/{key}': { integration: Integrations.s3GetObject(photos, { key: '{claims.sub}/{key}', cacheControl: 'private' }) },
        'GET /logo': { integration: Integrations.s3GetObject(photos, { key: 'logo.png' }), authorizer: Authorizers.none() },
      },
    };
  },

  'one type of object, one origin': (stack) => ({
    cors: ONE,
    routes: {
      'PUT /avatar/{id}': { integration: Integrations.s3PutObject(new Bucket(stack, 'Avatars'), { key: 'a/{id}.png', contentTypes: ['image/png'] }) },
    },
  }),

  'authorizers of every kind, keys': (stack) => ({
    authorizer: Authorizers.iam(),
    apiKeyRequired: true,
    apiKeySource: ApiKeySource.HEADER,
    routes: {
      'GET /iam': { integration: mock },
      'GET /open': { integration: mock, authorizer: Authorizers.none(), apiKeyRequired: false },
      'GET /ids': { integration: mock, authorizer: Authorizers.cognito(newPool(stack, 'A')) },
      'GET /scopes': {
        integration: mock,
        authorizer: Authorizers.cognito(newPool(stack, 'B')),
        scopes: ['photos/read', 'photos/write'],
        apiKeyRequired: false,
      },
    },
  }),

  'gateway responses of every type': () => ({
    cors: ONE,
    gatewayResponses: GatewayResponses.problemJson({ headers: { 'X-Path': Source.context('resourcePath') } }),
  }),

  'gateway responses, several origins': () => ({
    cors: TWO,
    gatewayResponses: [
      ...GatewayResponses.problemJson({ typeBase: 'https://errors.example.com/', detail: false, except: [GatewayResponseType.THROTTLED] }),
      { type: GatewayResponseType.THROTTLED, status: 503, headers: { 'Retry-After': Source.literal('1') }, templates: { 'text/plain': 'later' } },
    ],
  }),

  'typed templates, every form': () => ({
    routes: {
      'POST /orders/{id}': {
        integration: http(),
        mapping: {
          template: MappingTemplate.json({
            id: Source.path('id'),
            items: MappingTemplate.each(Source.body('$.items'), {
              sku: Source.item('$.sku'),
              key: Source.concat(Source.literal('ITEM#'),
                Source.item('$.sku')),
            }),
            note: MappingTemplate.when(Condition.present(Source.body('$.note')), Source.body('$.note'), 'none'),
            input: MappingTemplate.stringified({ user: Source.header('X-User') }),
          }, { requestOverrides: { headers: { 'X-Kind': Source.body('$.kind') }, path: { x: Source.literal('1') } } }),
        },
        responses: [{
          status: 200,
          template: MappingTemplate.json(Source.body(), {
            responseOverrides: {
              status: Source.body('$.status'),
              headers: { 'X-Id': Source.body('$.id') },
            },
          }),
        }],
      },
      'POST /messages': {
        integration: Integrations.httpCustom('https://queue.example.com/'),
        mapping: {
          templates: { 'text/plain': MappingTemplate.form({ Action: 'SendMessage', MessageBody: Source.bodyText() }) },
          headers: { 'Content-Type': Source.literal('application/x-www-form-urlencoded') },
        },
      },
    },
  }),

  'binary types and compression, everything mapped': (stack) => ({
    cors: ONE,
    binaryMediaTypes: ['image/*', 'application/pdf'],
    minimumCompressionSize: Size.kibibytes(1),
    routes: {
      'GET /mock': { integration: mock },
      'POST /function': { integration: Integrations.lambdaCustom(handler(stack, 'F')), mapping: { template: MappingTemplate.json(Source.body()) } },
      'GET /picture': {
        integration: http('picture'),
        responses: [{
          status: 200,
          contentHandling: ContentConversion.TO_BINARY,
          headers: { 'Content-Type': ResponseSource.header('Content-Type') },
        }],
      },
      'GET /proxy': { integration: Integrations.http('https://legacy.example.com/') },
    },
  }),

  'everything binary': () => ({
    binaryMediaTypes: ['*/*'],
    cors: ONE,
    disableExecuteApiEndpoint: true,
    description: 'Files',
    routes: { 'POST /files': { integration: http('files'), throttle: { rate: 1, burst: 1 } } },
  }),
};
