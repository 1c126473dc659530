import { MappingTemplate, percentEncoded } from '../../mapping';

/** How deep lists and maps of an item are read. VTL at API Gateway has no recursion, so each level is written out. */
const DEEPEST = 8;

/** The item at a path of DynamoDB's answer as plain JSON; `{}` where there is none. */
export function itemTemplate(path: string, only?: readonly string[]): MappingTemplate {
  return MappingTemplate.fromVtl(`${ITEM_BLOCKS}#set($item = $input.path('${path}'))#if("$!{item}" == ""){}#else${itemVtl(only)}#end`);
}

/** `$item` as plain JSON, whole or with these attributes of it. `ITEM_BLOCKS` stand before it, once. */
export function itemVtl(only?: readonly string[]): string {
  if (only === undefined) return `#set($inner = [{"M": $item}])${LEVELS}`;
  const names = [...new Set(only)].map((name) => `$util.urlDecode("${percentEncoded(name)}")`).join(', ');
  const kept = '#if($item.containsKey($name))#set($former = $kept.put($name, $item.get($name)))#end';
  return `#set($kept = {})#foreach($name in [${names}])${kept}#end#set($inner = [{"M": $kept}])${LEVELS}`;
}

/** The reference as a JSON string: `escapeJavaScript` writes \' too, which is not JSON. */
export function quoted(reference: string): string {
  return String.raw`"$!{util.escapeJavaScript($${reference}).replaceAll("\\'","'")}"`;
}

/**
 * Blocks are evaluated anew wherever their name is printed. Each is written once, which keeps a template small: a body holds one for each route. The default
 * templates of the Serverless Framework have brought `#define` to API Gateway for years.
 *
 * @see https://www.serverless.com/framework/docs/providers/aws/events/apigateway#default-request-templates
 */
const BLOCKS: Readonly<Record<string, string>> = {
  // The comma before an item: API Gateway stops after 1,000, and a comma behind the last of them would be one too many.
  comma: '#if($foreach.index > 0),#end',
  text: quoted('x'),
  // An object whose one key is its type. Sets are lists, binary data is base64.
  scalar: [
    '#foreach($type in $v.keySet())#set($x = $v.get($type))',
    "#if($type == 'S' || $type == 'B')$text#elseif($type == 'N' || $type == 'BOOL')$!{x}",
    "#elseif($type == 'NS')[#foreach($x in $x)$comma$!{x}#end]#elseif($type == 'SS' || $type == 'BS')[#foreach($x in $x)$comma$text#end]",
    '#{else}null#end#end',
  ].join(''),
  open: "#if($box.containsKey('M')){#set($list = $box.M.keySet())#{else}[#set($list = $box.L)#end",
  // One of `$list`, but for a list or map, which is left in `$inner`.
  next: [
    "$comma#if($box.containsKey('M'))#set($x = $each)$text:#set($v = $box.M.get($each))#{else}#set($v = $each)#end",
    "#if($v.containsKey('M') || $v.containsKey('L'))#set($inner = [$v])#{else}#set($inner = [])$scalar#end",
  ].join(''),
  close: "#if($box.containsKey('M'))}#{else}]#end",
};

/** What `itemVtl` prints with. */
export const ITEM_BLOCKS = Object.entries(BLOCKS).map(([name, vtl]) => `#define($${name})${vtl}#end`).join('');

/** The list or map in `$inner`, if one is. What is around it is kept in variables of loops: they have their former values again behind an inner loop. */
const LEVELS = levelVtl(DEEPEST);

function levelVtl(below: number): string {
  const inner = below > 0 ? levelVtl(below - 1) : '#foreach($box in $inner)null#end';
  return `#foreach($box in $inner)$open#foreach($each in $list)$next${inner}#end$close#end`;
}
