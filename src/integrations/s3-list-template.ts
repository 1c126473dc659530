/**
 * The number of objects that the caller wants, where it is a whole number below the most there may be: so many are asked for otherwise.
 * Longer texts than that are no such number, and no number is parsed that Java could not.
 */
export function limitTemplate(most: number): string {
  return [
    '#set($limit = "$!{input.params().querystring.get(\'limit\')}")#set($Integer = 0)',
    '#if($limit.matches("[1-9][0-9]{0,3}"))#set($wanted = $Integer.parseInt($limit))',
    `#if($wanted < ${most})#set($context.requestOverride.querystring.max-keys = $limit)#{end}#{end}`,
  ].join('');
}

/** A text between two tags of S3's XML. */
const between = (text: string, tag: string) => `${text}.split("<${tag}>")[1].split("<")[0]`;

const DECODED = (text: string) => `$util.urlDecode(${text})`;

/** What stands in a JSON string. escapeJavaScript writes \' which is not JSON. */
const ESCAPED = (text: string) => String.raw`$util.escapeJavaScript(${text}).replaceAll("\\'","'")`;

/**
 * S3's XML as JSON. Keys come encoded, so none of them can hold a tag; they are answered without the list's prefix, and a "folder" that the console
 * made of the prefix itself is left out. The split is behind each object, so that 1,000 of them, where API Gateway stops, are whole.
 */
export const LIST_TEMPLATE = [
  '#set($body = "$!{input.body}")#set($prefix = "")#set($separator = "")',
  // A "<" in base64: on a gateway that takes XML uploads, S3's own XML is binary and arrives so.
  '#if($body.startsWith("P"))#set($body = $util.base64Decode($body))#{end}',
  `#if($body.contains("<Prefix>"))#set($prefix = ${DECODED(between('$body', 'Prefix'))})#{end}`,
  '{"objects":[',
  '#foreach($object in $body.split("</Contents>"))#if($object.contains("<Key>"))',
  `#set($key = ${DECODED(between('$object', 'Key'))})#set($key = $key.substring($prefix.length()))`,
  '#if($key != "")',
  `#set($size = ${between('$object', 'Size')})#set($modified = ${between('$object', 'LastModified')})`,
  `#set($etag = ${between('$object', 'ETag')})#set($etag = $etag.replaceAll("&[^;]*;|[^0-9A-Za-z-]", ""))`,
  `\${separator}{"key":"${ESCAPED('$key')}","size":$size,"lastModified":"$modified","etag":"\\u0022$etag\\u0022"}`,
  '#set($separator = ",")#{end}#{end}#{end}]',
  `#if($body.contains("<NextContinuationToken>"))#set($next = ${between('$body', 'NextContinuationToken')})`,
  `,"nextToken":"${ESCAPED('$next')}"#{end}}`,
].join('');
