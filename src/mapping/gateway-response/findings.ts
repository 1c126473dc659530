import type { CorsOptions } from '../cors';
import { PARAMETER_NAME, isStatus } from '../names';
import { parameterSourceFindings } from '../source-findings';
import { echoesOrigin, gatewayResponseHeaders, mappingOf, readableHeaders } from './headers';
import type { GatewayResponseOptions } from './options';
import { isImpersonal, templateReferences } from './template';
import { templateFindings } from './template-findings';
import { listed, quote, shapeFindings } from '../../errors';
import type { Finding } from '../../errors';

const FIELDS = { type: 'object', status: 'number', headers: 'map', templates: 'textMap' } as const;

/** What is wrong with gateway responses, as data. */
export function gatewayResponseFindings(responses: readonly GatewayResponseOptions[], cors?: CorsOptions): Finding[] {
  const shape = responses.flatMap((response, i) => shapeFindings(`gatewayResponses[${i}]`, response, FIELDS));
  if (shape.length > 0) return shape;
  const names = responses.map((response) => response.type?.name);
  const twice = names.filter((name, i) => names.indexOf(name) < i);
  return [...twice.map(twiceFinding), ...responses.flatMap((response) => findingsOf(response, cors))];
}

function findingsOf(response: GatewayResponseOptions, cors?: CorsOptions): Finding[] {
  const own = [...typeFindings(response), ...statusFindings(response), ...headerFindings(response)];
  const templates = Object.entries(response.templates ?? {}).flatMap(([type, template]) => templateFindings(response.type?.name, type, template));
  // Headers that cannot be rendered cannot be judged together.
  return [...own, ...templates, ...own.length > 0 ? [] : originFindings(response, cors)];
}

function twiceFinding(name: string): Finding {
  return {
    code: 'GH_GATEWAY_RESPONSE',
    given: `the gateway response ${quote(name)} stands twice`,
    allowed: 'one response for each type',
    fix: 'Join them; `GatewayResponses.problemJson` leaves types out with `except`',
  };
}

/** Recorded: `Value 'FAKE_RESPONSE_TYPE' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set`. */
function typeFindings({ type, status, headers, templates }: GatewayResponseOptions): Finding[] {
  if (!/^[A-Z][A-Z0-9_]*$/.test(String(type?.name))) {
    return [{ code: 'GH_GATEWAY_RESPONSE', given: `a gateway response has the type ${quote(type?.name)}`, allowed: 'types of GatewayResponseType', fix: 'Use one of its constants, or GatewayResponseType.of' }];
  }
  if (status !== undefined || headers !== undefined || templates !== undefined) return [];
  return [{ code: 'GH_GATEWAY_RESPONSE', given: `the gateway response ${type.name} says nothing`, allowed: 'a status, headers or templates', fix: 'Say what is to differ, or leave it out' }];
}

/** AWS takes `[1-5]\d\d`; an informational status is no answer. */
function statusFindings({ type, status }: GatewayResponseOptions): Finding[] {
  if (status === undefined || isStatus(status)) return [];
  return [{ code: 'GH_GATEWAY_RESPONSE', given: `the gateway response ${type?.name} has the status ${status}`, allowed: '200 to 599, known at synth', fix: 'Use a status in that range' }];
}

function headerFindings({ type, headers = {} }: GatewayResponseOptions): Finding[] {
  const where = `the gateway response ${type?.name}`;
  const names = Object.keys(headers);
  const unfit = names.filter((name, i) => !PARAMETER_NAME.test(name) || names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i);
  const unreadable = Object.entries(headers).filter(([, source]) => mappingOf(source) === undefined);
  const read = Object.values(headers).filter((source) => !unreadable.some(([, other]) => other === source));
  return [
    ...unfit.map((name): Finding => ({ code: 'GH_GATEWAY_RESPONSE', given: `${where} has the header ${quote(name)}`, allowed: 'names of A-Z a-z 0-9 . _ $ -, each once in whatever case', fix: 'Rename it' })),
    ...unreadable.map(([name, source]): Finding => ({
      code: 'GH_GATEWAY_RESPONSE',
      given: `the header ${quote(name)} of ${where} is ${source?._config?.written ?? quote(source)}`,
      allowed: 'Source.literal on one line without a single quote, Source.header, querystring, path, context, claim and stageVariable',
      fix: typeof source === 'string' ? `Write Source.literal(${quote(source)})` : 'Use one of those',
    })),
    // Which paths have the parameter, and which routes claims, is for each request to show.
    ...read.flatMap((source) => parameterSourceFindings(source, { where, pathParameters: [source._config.reads?.name ?? ''], hasClaims: true })),
  ];
}

/** With an origin that is echoed, every page can read the answer. See docs/adr/0003-cors.md. */
function originFindings({ type, headers, templates = {} }: GatewayResponseOptions, cors?: CorsOptions): Finding[] {
  const all = gatewayResponseHeaders(cors, headers);
  if (!echoesOrigin(all)) return [];
  const ofHeaders = readableHeaders(all).map(([, value]) => value).filter((value) => !value.startsWith("'") && !isImpersonal(value));
  const ofTemplates = Object.values(templates).flatMap(templateReferences).filter(({ known, name }) => known && !isImpersonal(name));
  const personal = [...new Set([...ofHeaders, ...ofTemplates.map(({ text }) => text)])];
  if (personal.length === 0) return [];
  return [{
    code: 'GH_GATEWAY_RESPONSE_ORIGIN',
    given: `the gateway response ${type.name} echoes the caller's origin and shows ${listed(personal)}`,
    allowed: 'there only what is not the caller\'s, for example $context.error.responseType, because pages of every origin can read it',
    fix: 'Leave it out (`detail: false` of problemJson), or give the response a fixed Access-Control-Allow-Origin',
  }];
}
