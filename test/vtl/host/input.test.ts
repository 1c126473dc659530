import * as fc from 'fast-check';
import { inputOf } from '../../../src/vtl/host/input';
import type { TemplateRequest } from '../../../src/vtl/host/input';
import { JavaException, print } from '../../../src/vtl/java';
import type { Value } from '../../../src/vtl/values';
import { VtlMap } from '../../../src/vtl/values';

const NOTHING: TemplateRequest = { body: undefined, path: {}, querystring: {}, header: {} };

const input = (request: Partial<TemplateRequest>) => inputOf({ ...NOTHING, ...request });
const printed = (value: Value | undefined): string | undefined => value === undefined ? undefined : print(value);
const path = (body: string | undefined, of: string) => printed(input({ body }).call('path', [of]));
const json = (body: string | undefined, of: string) => printed(input({ body }).call('json', [of]));

describe('$input.path and $input.json', () => {
  test.each([
    ['{"a": {"b": [1, {"c": 2.50}]}}', '$.a', '{b=[1,{"c":2.5}]}', '{"b":[1,{"c":2.5}]}'],
    ['{"a": "it\'s \\"é\\" / ’"}', '$.a', 'it\'s "é" / ’', '"it\'s \\"é\\" / ’"'],
    ['{"a": 9007199254740993}', '$.a', '9007199254740993', '9007199254740993'],
    ['{"a": 1.0}', '$.a', '1.0', '1.0'],
    ['{"a": true}', 'a', 'true', 'true'],
    ['{"a": []}', '$.a', '[]', '[]'],
    ['{"a": [1]}', '$.a[*]', '[1]', '[1]'],
    ['{"a": 1}', '$..b', '[]', '[]'],
    ['{"__proto__": {"a": 1}}', '$.__proto__', '{a=1}', '{"a":1}'],
  ])('%s at %s', (body, of, asPath, asJson) => {
    expect(path(body, of)).toBe(asPath);
    expect(json(body, of)).toBe(asJson);
  });

  test('what is not there, or null, renders nothing, and an empty string as JSON', () => {
    expect(input({ body: '{"a": 1}' }).call('path', ['$.b'])).toBeNull();
    expect(json('{"a": 1}', '$.b')).toBe('""');
    expect(input({ body: '{"a": null}' }).call('path', ['$.a'])).toBeNull();
    expect(json('{"a": null}', '$.a')).toBe('""');
    expect(json('{"a": null}', '$')).toBe('{"a":null}');
  });

  test.each([[undefined], ['']])('a request without a payload (%j) has an empty object', (body) => {
    expect(input({ body }).property('body')).toBe('{}');
    expect(json(body, '$')).toBe('{}');
    expect(path(body, '$')).toBe('{}');
    expect(input({ body }).call('path', ['$.a'])).toBeNull();
  });

  test.each([['a=1&b=2'], ['<a>1</a>'], ['{"a":'], ['['.repeat(100_000)], ['{a: 1}']])('a payload that is no JSON is one text: %.20s', (body) => {
    expect(path(body, '$')).toBe(body);
    expect(json(body, '$')).toBe(JSON.stringify(body));
    expect(json(body, '$.a')).toBe('""');
  });

  test('the payload itself is left as it came', () => {
    expect(input({ body: ' {"a" : 1.00 } ' }).property('body')).toBe(' {"a" : 1.00 } ');
  });

  test('what is no JSONPath is an error that names it', () => {
    expect(() => path('{}', '$.')).toThrow(JavaException);
    expect(() => path('{}', '$.')).toThrow('$input.path("$."): a path that ends with . at character 3');
    expect(() => json('{}', '$[?(@ like 1)]')).toThrow('$input.json("$[?(@ like 1)]"): no operator like at character 7');
  });

  test('any payload is read and printed again', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
      const isJson = (): boolean => {
        try {
          JSON.parse(body);
          return true;
        } catch {
          return false;
        }
      };
      const expected = body === '' ? {} : isJson() ? JSON.parse(body) : body;
      expect(JSON.parse(json(body, '$') ?? '')).toEqual(expected === null ? '' : expected);
    }));
  });
});

describe('$input.params', () => {
  const request = { path: { id: 'path', a: '1' }, querystring: { id: 'query', q: 'query' }, header: { 'id': 'header', 'q': 'header', 'X-Id': 'header' } };

  test('looks in path, query string and headers, in this order', () => {
    const params = input(request);
    expect(params.call('params', ['id'])).toBe('path');
    expect(params.call('params', ['q'])).toBe('query');
    expect(params.call('params', ['X-Id'])).toBe('header');
  });

  test('is empty for what is not there, whatever JavaScript has under the name', () => {
    const params = input(request);
    expect(['x', 'x-id', 'toString', '__proto__', 'constructor', ''].map((name) => params.call('params', [name]))).toEqual(['', '', '', '', '', '']);
  });

  test('without a name has all of them, in the order of the places', () => {
    const params = input(request).call('params', []) as VtlMap;
    expect(print(params)).toBe('{path={id=path, a=1}, querystring={id=query, q=query}, header={id=header, q=header, X-Id=header}}');
    expect(params.entries.get('header')).toEqual(new VtlMap([['id', 'header'], ['q', 'header'], ['X-Id', 'header']]));
  });
});

test('there is no other method or property, nor one of these with other arguments', () => {
  const all = input({ body: '{}' });
  expect([all.property('paht'), all.property('path'), all.property('constructor'), all.property('__proto__')]).toEqual(Array(4).fill(undefined));
  expect([all.call('body', []), all.call('toString', []), all.call('hasOwnProperty', ['body'])]).toEqual(Array(3).fill(undefined));
  expect([all.call('path', []), all.call('path', [1n]), all.call('path', [null]), all.call('json', ['$', '$']), all.call('params', ['a', 'b'])]).toEqual(Array(5).fill(undefined));
  expect(all.print()).toBe('');
});
