import { quoted } from './item-answer';
import type { OwnField } from './request-template';
import type { Source } from '../../mapping';

/**
 * The token of a next page: the key of the last item as pairs of form-encoded text (`id=S:a&at=N:5`), in base64 whose signs need no encoding in URLs.
 *
 * It is no secret and not signed. DynamoDB refuses one of another partition, and answers items of the key condition only whatever the token says;
 * and what is read from it is put together anew, as at most ten attributes of text, so that it cannot be another part of the request.
 */
const TEXT = '[A-Za-z0-9.*_+-]+';
const PAIR = `${TEXT}=[SNB]:${TEXT}`;
/** An index has up to four partition and four sort keys, its table two. */
const PAIRS = `${PAIR}(&${PAIR}){0,9}`;
/** What no table has as its key, for tokens that are none: DynamoDB answers 400. */
const INVALID = '"nextToken":{"S":"invalid"}';

/** The start of the page that a caller asks for. */
export function exclusiveStartKey(source: Source): OwnField {
  const asked = (source._config.texts ?? []).map((reference) => `#if($token == "")#set($token = "$!{${reference}}")#end`);
  return { sources: [source], vtl: () => `#set($token = "")${asked.join('')}#if($token != ""),"ExclusiveStartKey":{${KEY}}#end` };
}

const KEY = [
  // Java goes through repeated alternatives by recursion, so that none are in the patterns: what is long would end in a 500.
  '#set($pairs = "")#set($over = $token.length() % 4)',
  '#if($over == 0 && $token.matches(\'[A-Za-z0-9_-]+={0,2}\'))#set($pairs = $util.base64Decode($token.replace(\'-\', \'+\').replace(\'_\', \'/\')))#end',
  `#if($pairs.replaceAll('%[0-9A-F][0-9A-F]', '_').matches('${PAIRS}'))`,
  '#foreach($pair in $pairs.split(\'&\'))#if($foreach.index > 0),#end#set($parts = $pair.split(\'[=:]\'))',
  '#set($name = $util.urlDecode($parts[0]))#set($type = $parts[1])#set($value = $util.urlDecode($parts[2]))',
  `${quoted('name')}:{"$!{type}":${quoted('value')}}#end`,
  `#{else}${INVALID}#end`,
].join('');

/** The member of the answer that names the next page, where there is one. */
export const NEXT_TOKEN = [
  '#if("$!{input.path(\'$.LastEvaluatedKey\')}" != "")#set($last = $input.path(\'$.LastEvaluatedKey\'))#set($pairs = "")',
  '#foreach($name in $last.keySet())#foreach($type in $last.get($name).keySet())',
  '#set($pairs = "${pairs}&$util.urlEncode($name)=${type}:$util.urlEncode($last.get($name).get($type))")',
  '#end#end,"nextToken":"$util.base64Encode($pairs.substring(1)).replace(\'+\', \'-\').replace(\'/\', \'_\')"#end',
].join('');
