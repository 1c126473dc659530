import * as fc from 'fast-check';
import { evaluated } from './rendered';
import { MappingTemplate, Source } from '../../../src';

const decoded = (text: string) => Buffer.from(text, 'base64').toString('utf8');

test('a body is encoded as it is, whatever it holds', () => {
  const json = MappingTemplate.json({ Data: MappingTemplate.base64(Source.bodyText()) });
  const form = MappingTemplate.form({ data: MappingTemplate.base64(Source.bodyText()) });
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''), (body) => {
    expect(decoded(JSON.parse(evaluated(json, { bodyText: body }).text).Data)).toBe(body);
    expect(decoded(new URLSearchParams(evaluated(form, { bodyText: body }).text).get('data')!)).toBe(body);
  }));
});

test('an object is encoded as JSON, with what is left out left out', () => {
  const template = MappingTemplate.json({
    Data: MappingTemplate.base64({ fixed: '$x #if "\'', sku: Source.body('$.sku'), all: Source.body(), note: MappingTemplate.whenPresent(Source.body('$.note')) }),
  });
  const body = { sku: 'a"b\\', n: 12345678901234567890n };
  const text = JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? 1 : value));
  expect(JSON.parse(decoded(JSON.parse(evaluated(template, { bodyText: text }).text).Data))).toEqual({ fixed: '$x #if "\'', sku: 'a"b\\', all: { sku: 'a"b\\', n: 1 } });
});

test('parameters, claims and context variables stand in it, whatever they hold', () => {
  const template = MappingTemplate.json({ Data: MappingTemplate.base64({ id: Source.path('id'), by: Source.claim('sub'), at: Source.context('requestId'), no: Source.path('no') }) });
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''), (text) => {
    const { text: rendered } = evaluated(template, { path: { id: text }, context: { requestId: 'r', authorizer: { claims: { sub: text } } } });
    expect(JSON.parse(decoded(JSON.parse(rendered).Data))).toEqual({ id: text, by: text, at: 'r', no: null });
  }));
});
