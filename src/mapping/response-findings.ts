import { Token } from 'aws-cdk-lib';
import { ContentConversion } from './content';
import { isStatus } from './names';
import { compilesAsPattern, matchedStatuses } from './response-match';
import type { ResponseOptions } from './response-options';
import { Schema } from './schema';
import { responseSourceFindings } from './source-findings';
import type { MappedRoute } from './source-findings';
import { listed, quote, shapeFindings } from '../errors';
import type { Finding, Kind } from '../errors';
import { templateFindings } from './template/by-type';

const FIELDS: Record<string, Kind> = {
  status: 'number',
  match: 'text',
  headers: 'map',
  template: 'object',
  templates: 'map',
  schema: 'object',
  contentHandling: Object.values(ContentConversion),
};

/** What is wrong with the answers of a route, as data. `ofErrors`: patterns are matched against error messages, not statuses. */
export function responseFindings(responses: readonly ResponseOptions[], route: MappedRoute, ofErrors: boolean): Finding[] {
  const shape = responses.flatMap((response, i) => shapeFindings(`response ${i + 1} of ${route.where}`, response, FIELDS));
  if (shape.length > 0) return shape;
  return [...responses.flatMap((response) => oneFindings(response, route)), ...matchFindings(responses, route.where, ofErrors)];
}

function oneFindings(response: ResponseOptions, route: MappedRoute): Finding[] {
  const { status, headers = {}, schema } = response;
  const where = `response ${quote(response.match ?? 'default')} of ${route.where}`;
  return [
    ...isStatus(status) ? [] : [{ code: 'GH_RESPONSE_STATUS', given: `${where} has the status ${quote(status)}`, allowed: 'a whole number from 200 to 599', fix: 'Give the status that the caller is to get' } as const],
    ...Object.values(headers).filter((source) => source !== undefined).flatMap((source) => responseSourceFindings(source, where, route.hasClaims)),
    ...templateFindings(response, { ...route, where }, 'response'),
    ...schema === undefined || schema instanceof Schema ? [] : [{ code: 'GH_TYPE', given: `${where} has the schema ${quote(schema)}`, allowed: 'a Schema', fix: 'Wrap it in Schema.fromObject, or use fromFile or named' } as const],
  ];
}

const matchFinding = (given: string, allowed: string, fix: string): Finding => ({ code: 'GH_RESPONSE_MATCH', given, allowed, fix });

function matchFindings(responses: readonly ResponseOptions[], where: string, ofErrors: boolean): Finding[] {
  const patterns = responses.map(({ match }) => match);
  const tokens = patterns.filter((match) => match !== undefined && Token.isUnresolved(match));
  const defaults = patterns.filter((match) => match === undefined).length;
  const written = patterns.filter((match) => match !== undefined);
  const broken = written.filter((match) => !compilesAsPattern(match));
  const twice = written.filter((match, i) => written.indexOf(match) < i);
  const reserved = written.filter((match) => match === '' || match === 'default');
  return [
    ...defaults > 1 ? [matchFinding(`${where} has ${defaults} responses without a match`, 'one, for every answer that no pattern matches', 'Give the others a match')] : [],
    ...broken.map((match) => matchFinding(`${where} has the match ${quote(match)}, which is no regular expression`, 'a regular expression over the whole text', 'Mend the pattern')),
    ...tokens.map(() => matchFinding(`${where} has a match that is known only at deployment`, 'patterns that are written down: they are keys of the OpenAPI body', 'Write the pattern')),
    ...twice.map((match) => matchFinding(`${where} has the match ${quote(match)} twice`, 'each pattern once', 'Join the responses')),
    ...reserved.map((match) => matchFinding(`${where} has the match ${quote(match)}`, 'a pattern: that is how API Gateway writes every other answer', 'Leave the match out, or write the pattern "(?:default)"')),
    ...broken.length || twice.length || reserved.length || ofErrors ? [] : statusFindings(written, where),
  ];
}

/** Tries each pattern on each status: one that matches none is a slip, and which of two wins AWS does not say. */
function statusFindings(patterns: readonly string[], where: string): Finding[] {
  const tried = patterns.map((match) => ({ match, statuses: matchedStatuses(match) })).filter((each) => each.statuses !== undefined);
  const none = tried.filter(({ statuses }) => statuses?.length === 0);
  const both = tried.flatMap((one, i) => tried.slice(0, i).flatMap((other) => {
    const common = one.statuses?.filter((status) => other.statuses?.includes(status)) ?? [];
    return common.length ? [{ matches: [other.match, one.match], common }] : [];
  }));
  return [
    ...none.map(({ match }) => matchFinding(`${where} has the match ${quote(match)}, which no status from 100 to 599 matches`, 'a regular expression over the whole status, such as "4\\\\d{2}"', 'Mend the pattern')),
    ...both.map(({ matches, common }) => matchFinding(`${where} has the matches ${listed(matches)}, which both match ${common[0]}`, 'patterns of which one matches: which of two API Gateway takes is not documented', 'Narrow one of them')),
  ];
}
