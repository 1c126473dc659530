import { binaryExchanges } from './binary-recordings';
import type { BinaryExchange, Handling } from './binary-recordings';
import type { Json } from './importer';

/** What decides how API Gateway converts a payload. */
export interface Combination {
  readonly box: BinaryExchange['box'];
  readonly handling: Handling;
  /** Whether the API has binary media types. */
  readonly hasBinaryTypes: boolean;
  readonly hasTemplate: boolean;
  readonly payload: BinaryExchange['payload'];
  /** Whether the payload's content type is one of them. */
  readonly isBinaryType: boolean;
  /** Whether the caller accepts one of them; a request accepts nothing. */
  readonly acceptsBinary: boolean;
}

/** The combination of a recorded exchange. */
export function combinationOf({ box, handling, binaryMediaTypes, hasTemplate, payload, contentType, request }: BinaryExchange): Combination {
  const isBinary = (type: string) => binaryMediaTypes.includes(type);
  return {
    box,
    handling,
    hasTemplate,
    payload,
    hasBinaryTypes: binaryMediaTypes.length > 0,
    isBinaryType: isBinary(contentType),
    acceptsBinary: box === 'response' && isBinary(request.headers.Accept),
  };
}

/** What AWS answered, as far as it is recorded. */
export type Verdict = 'answered' | 'answered 500' | 'not recorded';

/**
 * What the recordings say of a combination: those of the same conversion, and, where there is a template, those of the same content
 * handling beside one. Whatever one of them answered with 500 counts as that.
 */
export function verdictOf(combination: Combination, recorded: readonly BinaryExchange[] = binaryExchanges()): Verdict {
  const all = recorded.map((exchange) => ({ ...combinationOf(exchange), failed: exchange.expect.status === 500 }));
  const agree = (keys: ReadonlyArray<keyof Combination>) => all.filter((each) => keys.every((key) => each[key] === combination[key]));
  const alike = [
    ...agree(['box', 'handling', 'hasBinaryTypes', 'payload', 'isBinaryType', 'acceptsBinary']).filter((each) => !each.hasTemplate),
    ...combination.hasTemplate ? agree(['handling', 'hasBinaryTypes', 'hasTemplate']) : [],
  ];
  if (alike.some(({ failed }) => failed)) return 'answered 500';
  return alike.length > 0 ? 'answered' : 'not recorded';
}

/** The combinations of text that an operation of a rendered body can meet. */
export function combinationsOfText(operation: Json, binaryMediaTypes: readonly string[]): Combination[] {
  const integration = operation['x-amazon-apigateway-integration'];
  const hasBinaryTypes = binaryMediaTypes.length > 0;
  const types = binaryMediaTypes.includes('*/*') ? [true] : hasBinaryTypes ? [false, true] : [false];
  const has = (templates: object = {}) => Object.keys(templates).length > 0;
  const shared = { hasBinaryTypes, payload: 'text' as const };
  const request = types.map((isBinaryType): Combination => ({
    ...shared,
    box: 'request',
    handling: integration.contentHandling,
    hasTemplate: has(integration.requestTemplates),
    isBinaryType,
    acceptsBinary: false,
  }));
  const responses = Object.values<Json>(integration.responses ?? {}).flatMap(({ contentHandling: handling, responseTemplates }) => types
    .flatMap((isBinaryType) =>
      types.map((acceptsBinary): Combination => ({
        ...shared,
        box: 'response',
        handling,
        hasTemplate: has(responseTemplates),
        isBinaryType,
        acceptsBinary,
      }))));
  return [...request, ...responses];
}
