import * as fc from 'fast-check';
import { render } from './recordings';
import { contextOf, overridesOf } from '../../../src/vtl/host/context';
import { VtlError } from '../../../src/vtl/index';

describe('what the developer guide says of the variables', () => {
  test('$input.path: a list has its methods', () => {
    const body = '{"pets": [{"id": 1, "price": 249.99}, {"id": 2, "price": 124.99}, {"id": 3, "price": 0.99}]}';
    expect(render('$input.path(\'$.pets\').size() $input.path(\'$.pets[1].price\') $input.json(\'$.pets[0]\')', { body })).toBe('3 124.99 {"id":1,"price":249.99}');
  });

  test('$util.parseJson: JSON within JSON', () => {
    const body = JSON.stringify({ errorMessage: JSON.stringify({ key1: 'var1', key2: { arr: [1, 2, 3] } }) });
    const template = '#set ($errorMessageObj = $util.parseJson($input.path(\'$.errorMessage\')))\n{ "errorMessageObjKey2ArrVal" : $errorMessageObj.key2.arr[0] }';
    expect(JSON.parse(render(template, { body }))).toEqual({ errorMessageObjKey2ArrVal: 1 });
  });

  test('$util.escapeJavaScript: apostrophes have to be undone for JSON', () => {
    const body = JSON.stringify({ a: 'it\'s "é" \\ /' });
    expect(JSON.parse(render('"$util.escapeJavaScript($input.path("$.a")).replaceAll("\\\\\'", "\'")"', { body }))).toBe('it\'s "é" \\ /');
  });

  test('$context.authorizer: whatever it returned is text, and claims are read one by one', () => {
    const contextValues = { authorizer: { numKey: 1, boolKey: true, claims: { sub: 's' } } };
    expect(render('$context.authorizer.numKey.length() $context.authorizer.boolKey [$context.authorizer.claims] $context.authorizer.claims.sub', { contextValues })).toBe('1 true [] s');
  });

  test('$stageVariables: by name, by index, in braces', () => {
    expect(render('$stageVariables.a $stageVariables[\'a\'] ${stageVariables[\'a\']} [$stageVariables.b]', { stageVariables: { a: 'x' } })).toBe('x x x []');
  });
});

test('a form is text, which templates take apart', () => {
  const template = '{#foreach($pair in $input.path("$").split("&"))#set($words = $pair.split("="))"$words[0]": "$util.urlDecode($words[1])"#if($foreach.hasNext),#end#end}';
  expect(JSON.parse(render(template, { body: 'a=1+2&b=%C3%A9' }))).toEqual({ a: '1 2', b: 'é' });
});

test('what templates set in $context is there afterwards, in whichever way it is set', () => {
  const context = contextOf({});
  render('#set($context.requestOverride.header.A = "1")#set($context.requestOverride.header["B"] = ["2", 3])$context.requestOverride.path.put("c", 4)', { context });
  render('#set($context.responseOverride = {"header": {"D": "5"}, "status": 201})$context.requestOverride.header.A', { context });
  expect(overridesOf(context)).toEqual({
    request: { header: { A: '1', B: ['2', '3'] }, path: { c: '4' }, querystring: {} },
    response: { header: { D: '5' }, status: 201 },
  });
});

describe('what goes wrong has its place', () => {
  test.each([
    ['$input.path("$.")', '$input.path("$."): a path that ends with . at character 3 (line 2, column 7)'],
    ['$util.parseJson("{")', '$util.parseJson: unexpected end at character 2 (line 2, column 6)'],
    ['$util.urlDecode("%")', '$util.urlDecode: a % without two hexadecimal digits (line 2, column 6)'],
  ])('%s', (template, message) => {
    expect(() => render(`\n${template}`)).toThrow(VtlError);
    expect(() => render(`\n${template}`)).toThrow(message);
  });
});

describe('hostile templates end', () => {
  const body = JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ i })));

  test.each([
    ['#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $input.path("$..*"))#end#end'],
    ['#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $input.json("$"))#end#end'],
    ['#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $util.parseJson($input.body))#end#end'],
    ['#set($a = $input.path("$"))$a.add($a)$input.json("$")'],
  ])('%s', (template) => {
    expect(() => render(template, { body, limits: { steps: 1_000_000 } })).toThrow(VtlError);
  });

  test('any payload and any parameter go through the usual template', () => {
    const template = '{"all": $input.json("$"), "one": "$util.escapeJavaScript($input.params("p")).replaceAll("\\\\\'", "\'")"}';
    fc.assert(fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (payload, p) => {
      const all = payload === null ? '' : JSON.parse(JSON.stringify(payload));
      expect(JSON.parse(render(template, { body: JSON.stringify(payload), querystring: { p } }))).toEqual({ all, one: p });
    }));
  });
});
