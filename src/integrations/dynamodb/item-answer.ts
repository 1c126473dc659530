import { MappingTemplate, percentEncoded } from '../../mapping';

/** How deep lists and maps of an item are read. VTL at API Gateway has no recursion, so each level is written out. */
const DEEPEST = 8;

/** The item at a path of DynamoDB's answer as plain JSON; `{}` where there is none. */
export function itemTemplate(path: string, only?: readonly string[]): MappingTemplate {
  return MappingTemplate.fromVtl(`#set($item = $input.path('${path}'))#if("$!{item}" == ""){}#else${itemVtl(only)}#end`);
}

/** `$item` as plain JSON, whole or with these attributes of it. */
export function itemVtl(only?: readonly string[]): string {
  if (only === undefined) return `#set($v0 = {"M": $item})${valueVtl(0)}`;
  const names = [...new Set(only)].map((name) => `$util.urlDecode("${percentEncoded(name)}")`).join(', ');
  const kept = '#if($item.containsKey($name))#set($former = $kept.put($name, $item.get($name)))#end';
  return `#set($kept = {})#foreach($name in [${names}])${kept}#end#set($v0 = {"M": $kept})${valueVtl(0)}`;
}

/** The reference as a JSON string: `escapeJavaScript` writes \' too, which is not JSON. */
export function quoted(reference: string): string {
  return String.raw`"$!{util.escapeJavaScript($${reference}).replaceAll("\\'","'")}"`;
}

const COMMA = '#if($foreach.index > 0),#end';

/** The value of `$v0`, `$v1` …, of which each is an object with one key, its type. Sets are lists, binary data is base64. */
function valueVtl(level: number): string {
  const v = `v${level}`;
  const has = (type: string) => `$${v}.containsKey('${type}')`;
  const nested = level > DEEPEST ? [] : [`#elseif(${has('M')} || ${has('L')})`, containerVtl(level)];
  return [
    `#if(${has('S')})${quoted(`${v}.S`)}`,
    `#elseif(${has('N')})$!{${v}.N}`,
    `#elseif(${has('BOOL')})$!{${v}.BOOL}`,
    `#elseif(${has('B')})${quoted(`${v}.B`)}`,
    `#elseif(${has('SS')})[#foreach($each in $${v}.SS)${COMMA}${quoted('each')}#end]`,
    `#elseif(${has('NS')})[#foreach($each in $${v}.NS)${COMMA}$!{each}#end]`,
    `#elseif(${has('BS')})[#foreach($each in $${v}.BS)${COMMA}${quoted('each')}#end]`,
    ...nested,
    '#{else}null#end',
  ].join('');
}

/** Maps and lists in one loop: two would double the template with each level. The comma stands first, since API Gateway stops after 1,000. */
function containerVtl(level: number): string {
  const [v, e, c, inner] = ['v', 'e', 'c'].map((name) => `${name}${level}`).concat(`v${level + 1}`);
  const isMap = `$${v}.containsKey('M')`;
  return [
    `#if(${isMap}){#set($${c} = $${v}.M.keySet())#{else}[#set($${c} = $${v}.L)#end`,
    `#foreach($${e} in $${c})${COMMA}`,
    `#if(${isMap})${quoted(e)}:#set($${inner} = $${v}.M.get($${e}))#{else}#set($${inner} = $${e})#end`,
    valueVtl(level + 1),
    `#end#if(${isMap})}#{else}]#end`,
  ].join('');
}
