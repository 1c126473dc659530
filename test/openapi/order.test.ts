import fc from 'fast-check';
import { modelOf, shuffled } from './models';
import type { RouteSpec } from './models';
import type { RestIntegrationConfig } from '../../src/integrations';
import { RestIntegrationType } from '../../src/integrations';
import { renderRestBody } from '../../src/openapi';
import type { RestBodyModel } from '../../src/openapi';

const COGNITO = { label: 'cognito', schemeName: 'cognito', scheme: { type: 'apiKey' } };

const render = (routes: Record<string, RouteSpec>, more: Partial<RestBodyModel> = {}) => renderRestBody(modelOf(routes, more));

describe('the same model is the same text', () => {
  const cors = { allowOrigins: ['https://b.example.com', 'https://a.example.com'] };
  const integration: RestIntegrationConfig = {
    type: RestIntegrationType.HTTP,
    label: 'http',
    uri: 'https://a.example.com',
    requestParameters: { 'integration.request.header.B': "'b'", 'integration.request.header.A': "'a'" },
    requestTemplates: { 'text/plain': '', 'application/json': '{}' },
    responses: [{ statusCode: 200, headers: { B: "'b'", A: "'a'" }, templates: { 'text/plain': '', 'application/json': '{}' } }],
  };
  const request = { headers: { B: {}, A: { required: true } }, querystrings: { d: {}, c: {} } };
  const routes: Record<string, RouteSpec> = { 'GET /b': { integration, request }, 'ANY /a': { authorizer: COGNITO, apiKeyRequired: true }, 'GET /a': {} };

  test('whatever the order of its maps', () => {
    const expected = JSON.stringify(render(routes, { cors }));
    fc.assert(fc.property(fc.integer(), (seed) => {
      expect(JSON.stringify(render(shuffled(routes, seed), { cors }))).toBe(expected);
    }), { numRuns: 30 });
  });

  test('whatever the order of the maps in raw overrides', () => {
    const overridden = { 'GET /a': { overrides: { 'x-b': { d: 1, c: 2 }, 'x-a': 1 } } };
    const expected = JSON.stringify(render(overridden));
    fc.assert(fc.property(fc.integer(), (seed) => {
      expect(JSON.stringify(render(shuffled(overridden, seed)))).toBe(expected);
    }), { numRuns: 30 });
  });
});
