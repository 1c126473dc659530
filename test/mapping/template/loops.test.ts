import * as fc from 'fast-check';
import { evaluated, evaluatedJson } from './rendered';
import { Condition, MappingTemplate, Source } from '../../../src/mapping';
import { overridesOf } from '../../../src/vtl';

const { json, when, each } = MappingTemplate;

describe('loops', () => {
  const skus = json({ items: each(Source.body('$.items'), { sku: Source.item('$.sku'), whole: Source.item(), from: Source.header('X-From') }) });

  test('make one item of each', () => {
    const body = { items: [{ sku: 'a' }, { sku: 'it\'s "b"' }, {}, 5, null] };
    expect(evaluatedJson(skus, { body, header: { 'X-From': 'web' } })).toEqual({
      items: body.items.map((item) => ({ sku: (item as { sku?: string } | null)?.sku ?? null, whole: item, from: 'web' })),
    });
  });

  test.each([[[]], [{}], ['text'], [5], [null], [undefined], [{ a: 1, b: 2 }]])('make an empty list of %j, unless it is a list', (items) => {
    expect(evaluatedJson(skus, { body: { items } })).toEqual({ items: [] });
  });

  test('stand inside one another', () => {
    const template = json(each(Source.body('$.orders'), each(Source.item('$.lines'), { sku: Source.item('$.sku'), tags: each(Source.item('$.tags'), Source.item()) })));
    fc.assert(fc.property(fc.array(fc.array(fc.record({ sku: fc.string({ unit: 'grapheme' }), tags: fc.array(fc.jsonValue()) }), { maxLength: 3 }), { maxLength: 3 }), (orders) => {
      expect(evaluatedJson(template, { body: { orders: orders.map((lines) => ({ lines })) } })).toEqual(JSON.parse(JSON.stringify(orders)));
    }), { numRuns: 50 });
  });

  test('end after 1,000 items with JSON that is whole', () => {
    const items = Array.from({ length: 1500 }, (_, i) => ({ sku: String(i) }));
    const answer = evaluatedJson(json(each(Source.body('$.items'), Source.item('$.sku'))), { body: { items } }) as string[];
    expect(answer).toEqual(items.slice(0, 1000).map(({ sku }) => sku));
  });

  test('read from names that need quotes', () => {
    const template = json(each(Source.body("$['my items']"), Source.item("$['the sku']")));
    expect(evaluatedJson(template, { body: { 'my items': [{ 'the sku': 'a' }, { 'the sku': 'b' }] } })).toEqual(['a', 'b']);
  });
});

describe('conditions', () => {
  const flag = Source.querystring('flag');
  const of = (condition: Condition) => json({ answer: when(condition, 'yes', 'no') });
  const answers = (condition: Condition, querystring: Record<string, string>, body: unknown = {}) =>
    (evaluatedJson(of(condition), { querystring, body }) as { answer: string }).answer;

  test('present: neither missing nor null nor empty', () => {
    expect([{ flag: 'x' }, { flag: '' }, {}].map((each_) => answers(Condition.present(flag), each_ as Record<string, string>))).toEqual(['yes', 'no', 'no']);
    const part = Condition.present(Source.body('$.a'));
    expect([{ a: 0 }, { a: false }, { a: {} }, { a: [] }, { a: 'x' }, { a: '' }, { a: null }, {}].map((body) => answers(part, {}, body)))
      .toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no']);
  });

  test('equalTo: the text, whatever signs it has', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom("'", '"', '$x', '#end', '\\')), fc.string(), (one, other) => {
      expect(answers(Condition.equalTo(flag, one), { flag: one })).toBe('yes');
      expect(answers(Condition.equalTo(flag, one), { flag: other })).toBe(one === other ? 'yes' : 'no');
    }));
    expect(answers(Condition.equalTo(Source.body('$.n'), '5'), {}, { n: 5 })).toBe('yes');
    expect(answers(Condition.equalTo(Source.body('$.n'), 'true'), {}, { n: true })).toBe('yes');
  });

  test('not, all and any', () => {
    const [yes, no] = [Condition.equalTo(flag, 'a'), Condition.equalTo(flag, 'b')];
    const table: ReadonlyArray<readonly [Condition, string]> = [
      [Condition.not(yes), 'no'], [Condition.not(no), 'yes'],
      [Condition.all(yes, Condition.not(no)), 'yes'], [Condition.all(yes, no), 'no'],
      [Condition.any(no, yes), 'yes'], [Condition.any(no, no), 'no'],
      [Condition.not(Condition.any(no, Condition.all(yes, no))), 'yes'],
    ];
    expect(table.map(([condition]) => answers(condition, { flag: 'a' }))).toEqual(table.map(([, answer]) => answer));
  });

  test('headers count in lower case too, as HTTP/2 clients send them', () => {
    const template = json({ a: when(Condition.present(Source.header('X-Flag')), Source.header('X-Flag')) });
    expect([{ 'X-Flag': '1' }, { 'x-flag': '2' }, {}].map((header) => evaluatedJson(template, { header: header as Record<string, string> }))).toEqual([{ a: '1' }, { a: '2' }, {}]);
  });

  test('members without an alternative are left out, of objects, lists and forms', () => {
    const maybe = (name: string) => when(Condition.present(Source.querystring(name)), Source.querystring(name));
    const names = ['a', 'b', 'c'];
    const object = json({ outer: Object.fromEntries(names.map((name) => [name, maybe(name)])), list: names.map(maybe), mixed: ['first', maybe('a'), 'last'] });
    const form = MappingTemplate.form(Object.fromEntries(names.map((name) => [name, maybe(name)])));
    for (const sent of [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], names]) {
      const querystring = Object.fromEntries(sent.map((name) => [name, `${name}!`]));
      expect(evaluatedJson(object, { querystring })).toEqual({ outer: querystring, list: Object.values(querystring), mixed: ['first', ...sent.includes('a') ? ['a!'] : [], 'last'] });
      expect(Object.fromEntries(new URLSearchParams(evaluated(form, { querystring }).text))).toEqual(querystring);
    }
  });

  test('lists inside lists keep their commas', () => {
    const maybe = when(Condition.present(flag), [when(Condition.present(flag), 1), 2]);
    expect(evaluatedJson(json([[maybe], maybe, each(Source.body('$.l'), [maybe, Source.item()])]), { querystring: { flag: 'x' }, body: { l: [7, 8] } }))
      .toEqual([[[1, 2]], [1, 2], [[[1, 2], 7], [[1, 2], 8]]]);
    expect(evaluatedJson(json([[maybe], maybe, each(Source.body('$.l'), [maybe, Source.item()])]), { body: { l: [7, 8] } })).toEqual([[], [[7], [8]]]);
  });

  test('elsewhere nothing is null', () => {
    expect(evaluatedJson(json(when(Condition.present(flag), 1)), {})).toBeNull();
  });
});

describe('joined sources', () => {
  test('are one text', () => {
    const key = Source.concat(Source.literal('USER#$'), Source.claim('sub'), Source.literal('\\'), Source.header('X-A'), Source.body('$.n'), Source.body('$.o'));
    const sent = { context: { authorizer: { claims: { sub: 'it\'s "me"' } } }, header: { 'x-a': '+' }, body: { n: 5, o: { a: ['\''] } } };
    expect(evaluatedJson(json({ key }), sent)).toEqual({ key: 'USER#$it\'s "me"\\+5{"a":["\'"]}' });
    expect(new URLSearchParams(evaluated(MappingTemplate.form({ key }), sent).text).get('key')).toBe('USER#$it\'s "me"\\+5{"a":["\'"]}');
  });

  test('claims with signs in their names are found', () => {
    const claims = { 'cognito:groups': 'a,b', 'custom:tenant': 't' };
    expect(evaluatedJson(json([Source.claim('cognito:groups'), Source.claim('custom:tenant')]), { context: { authorizer: { claims } } })).toEqual(['a,b', 't']);
  });
});

describe('overrides', () => {
  const template = (status: Source) => json({ ok: true }, {
    requestOverrides: { headers: { 'X-User': Source.claim('sub') }, querystrings: { page: Source.querystring('p') }, path: { id: Source.concat(Source.literal("it's-"), Source.header('X-Id')) } },
    responseOverrides: { status, headers: { 'X-Note': Source.body('$.note') } },
  });

  test('set parameters of the request and the answer', () => {
    const sent = { context: { authorizer: { claims: { sub: 'me' } } }, querystring: { p: '2' }, header: { 'x-id': '7' }, body: { note: 'a "b"' } };
    const { text, context } = evaluated(template(Source.literal('202')), sent);
    expect(JSON.parse(text)).toEqual({ ok: true });
    expect(overridesOf(context)).toEqual({
      request: { header: { 'X-User': 'me' }, querystring: { page: '2' }, path: { id: "it's-7" } },
      response: { status: 202, header: { 'X-Note': 'a "b"' } },
    });
  });

  test('are text, whatever they look like', () => {
    const header = (source: Source) => overridesOf(evaluated(json(1, { requestOverrides: { headers: { a: source } } }), {}).context).request.header.a;
    expect([Source.literal('007'), Source.concat(Source.literal('100'), Source.literal('200'))].map(header)).toEqual(['007', '100200']);
  });

  test('leave alone what has no value', () => {
    const { context } = evaluated(template(Source.body('$.status')), { body: {} });
    expect(overridesOf(context)).toEqual({ request: { header: {}, querystring: {}, path: { id: "it's-" } }, response: { header: {} } });
  });
});
