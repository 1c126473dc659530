import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { FOLDER, recorded, recording } from './recordings';
import { CONTEXT_VARIABLES } from '../../../src/vtl/host/context-variables';
import { unknownNames } from '../../../src/vtl/host/names';
import { VtlError, parseTemplate } from '../../../src/vtl/index';

const unknownIn = (template: string) => unknownNames(parseTemplate(template));

test.each([
  ['$input.paht("$.a")', '$input.paht', '$input.path', 'is not among "path", "json", "params"'],
  ['$input.Body', '$input.Body', '$input.body', 'is not among "path", "json", "params", "body"'],
  ['$input.path', '$input.path', undefined, 'is a method and needs its parentheses'],
  ['$input.body()', '$input.body', undefined, 'is not among'],
  ['$input.params().headers.a', '$input.params().headers', '$input.params().header', 'is not among "path", "querystring", "header"'],
  ['$input.params().get("query")', '$input.params().query', undefined, 'is not among'],
  ['$input.json()', '$input.json', undefined, 'takes 1 arguments, not 0'],
  ['$input.params("a", "b")', '$input.params', undefined, 'takes 0 or 1 arguments, not 2'],
  ['$input.path("$.a[")', '$input.path("$.a[")', undefined, 'has a JSONPath with expected a name in quotes, an index, * or ?(…) at character 5'],
  ['$input.json("")', '$input.json("")', undefined, 'has a JSONPath with an empty path at character 1'],
  ['$util.escapeJavascript("a")', '$util.escapeJavascript', '$util.escapeJavaScript', 'is not among'],
  ['$util.toJson("a")', '$util.toJson', undefined, 'is not among "escapeJavaScript"'],
  ['$util.urlEncode("a", "b")', '$util.urlEncode', undefined, 'takes 1 arguments, not 2'],
  ['$util.constructor', '$util.constructor', undefined, 'is not among'],
  ['$context.requestid', '$context.requestid', '$context.requestId', 'is not a variable of $context'],
  ['$context.identity.sourceIP', '$context.identity.sourceIP', '$context.identity.sourceIp', 'is not a variable of $context'],
  ['$context.sourceIp', '$context.sourceIp', '$context.identity.sourceIp', 'is not a variable of $context'],
  ['$context["identity"].get("userAgnt")', '$context.identity.userAgnt', '$context.identity.userAgent', 'is not a variable of $context'],
  ['$context.authoriser.claims.sub', '$context.authoriser', '$context.authorizer', 'is not a variable of $context'],
  ['$context.status', '$context.status', undefined, 'is not a variable of $context in mapping templates'],
  ['#set($context.responseOverride.stauts = 400)', '$context.responseOverride.stauts', '$context.responseOverride.status', 'is not a variable'],
  ['$context.responseOverride.heder.a', '$context.responseOverride.heder', '$context.responseOverride.header', 'is not a variable'],
  ['$context.identity.clientCert.validity.after', '$context.identity.clientCert.validity.after', undefined, 'is not a variable'],
  ['#set($context.requestOverride.headers.a = "b")', '$context.requestOverride.headers', '$context.requestOverride.header', 'is not a variable'],
  ['$inptu.path("$")', '$inptu', '$input', 'is not set anywhere'],
  ['$contxt.stage', '$contxt', '$context', 'is not set anywhere'],
])('%s', (template, written, suggestion, reason) => {
  const found = unknownIn(`{\n  ${template}`);
  const at = expect.objectContaining({ line: 2 });
  expect(found).toEqual([{ written, at, reason: expect.stringContaining(reason), ...(suggestion !== undefined && { suggestion }) }]);
});

test.each([
  ['$input.body $!{input.body} $input.params() $input.params().header.X $input.params().get("path").get("id") $input.params($name) $input.params("x").length()'],
  ['$input.path("$.a").b.c[0] $input.json($path) $input.path("$.a[${i}]") $input.params().keySet()'],
  ['$util.parseJson($x).a.b $util.escapeJavaScript($input.json("$")).replaceAll("a", "b")'],
  ['$context.stage.length() $context.keySet() $context.get($key) $context.identity.keySet() $context.authorizer.anything.at.all $context.error.message $context.isCanaryRequest'],
  ['#set($context.responseOverride.custom = "1") #set($context.requestOverride.header["X-A"] = "b") #set($context.responseOverride.status = 400) #set($context.mine = 1) $context.mine $context.responseOverride.other'],
  ['$stageVariables.anything $stageVariables["a"] $foo $item.id $ctx.stage'],
  ['#set($inputs = 1) $inputs.foo #foreach($utils in [1]) $utils.bar #end'],
  [CONTEXT_VARIABLES.map((name) => `$context.${name}`).join(' ')],
])('nothing is unknown in %s', (template) => {
  expect(unknownIn(template)).toEqual([]);
});

test('all of a template, in the order in which they are written', () => {
  expect(unknownIn('#if($input.a)"$util.b"#end\n#set($x = $util.urlEncode($context.c))').map(({ written, at }) => `${at.line}: ${written}`)).toEqual(
    ['1: $input.a', '1: $util.b', '2: $context.c']);
});

test('any template that parses is checked', () => {
  const piece = fc.constantFrom('$input', '$util', '$context', '.path', '.params()', '(', ')', '[', ']', '"$.a"', '"', '.get("', '.identity', '#set(', '=', '.__proto__', '.constructor', '["toString"]');
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    try {
      expect(Array.isArray(unknownIn(pieces.join('')))).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(VtlError);
    }
  }));
});

recorded('AWS\'s own words', () => {
  test('the variables are those of the developer guide', () => {
    const { tables } = JSON.parse(readFileSync(join(FOLDER, 'semantics.json'), 'utf8'));
    const documented: string[] = tables['api-gateway-mapping-template-reference.md'][0].slice(2).map(([name]: [string]) => name.replace('$context.', ''));
    const closed = documented.filter((name) => !/^authorizer\.(claims\.)?property$|Override\./.test(name));
    expect([...CONTEXT_VARIABLES].sort()).toEqual(closed.sort());
    expect(unknownIn(documented.map((name) => `$context.${name}`).join(' '))).toEqual([]);
  });

  test('no recorded template has an unknown name', () => {
    const cases = readdirSync(join(FOLDER, 'rest')).filter((file) => file.endsWith('.json'));
    const templates = cases.flatMap((file) => recording(file.replace('.json', '')).templates);
    expect(templates.length).toBeGreaterThan(40);
    expect(templates.flatMap(unknownIn)).toEqual([]);
  });
});
