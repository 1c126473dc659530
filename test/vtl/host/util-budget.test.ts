import { contextOf, inputOf, parseTemplate, renderTemplate, stageVariablesOf, templateVariables, VtlError } from '../../../src/vtl';

test.each(['base64Encode', 'base64Decode', 'urlEncode', 'escapeJavaScript'])('%s of a large body in loops within loops comes to an end', (method) => {
  const input = inputOf({ body: 'x'.repeat(1_000_000), path: {}, querystring: {}, header: {} });
  const variables = templateVariables({ input, context: contextOf({}), stageVariables: stageVariablesOf({}) });
  const loops = `#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $util.${method}($input.body))#end#end`;
  expect(() => renderTemplate(parseTemplate(loops), variables)).toThrow(VtlError);
});
