import { GatehouseError, quote, throwFindings } from '../errors';
import { MappingTemplate, Source, requestMappingFindings } from '../mapping';
import { bindPlaceholders, literalParts } from './placeholders';
import type { RestRouteContext } from './rest-integration';

/** The prefix of a list, for one route. */
export interface BoundPrefix {
  /** What the role must be allowed to list: the prefix, with wildcards where it has placeholders. */
  readonly pattern: string;
  /** The prefix itself, where it has no placeholder. */
  readonly fixed?: string;
  /** VTL that sets the prefix of the integration request, where it has placeholders. */
  readonly vtl: string;
}

/** A variable of the bound text, but not a token of CDK. */
const VARIABLE = /(?<!\$)\{([^{}]*)\}/;

/** Binds the prefix of a list. One parameter mapping cannot join values, so placeholders are joined in the request template. */
export function boundPrefix(prefix: string, route: RestRouteContext): BoundPrefix {
  assertPrefix(prefix);
  const { text, requestParameters } = bindPlaceholders(prefix, { ...route, uriVariables: [] }, 'GH_S3_KEY');
  const parts = text.split(VARIABLE);
  if (parts.length === 1) return { pattern: prefix, fixed: prefix, vtl: '' };
  const sources = parts.map((part, i) => (i % 2 ? sourceOf(requestParameters[`integration.request.path.${part}`]) : Source.literal(part)));
  const template = MappingTemplate.form({}, { requestOverrides: { querystrings: { prefix: Source.concat(...sources) } } });
  const { pathParameters, hasClaims } = route;
  const where = `s3:ListObjectsV2 of route ${quote(`${route.method} ${route.path}`)}`;
  throwFindings(requestMappingFindings({ template }, { where, pathParameters, hasClaims }));
  return { pattern: parts.map((part, i) => (i % 2 ? '*' : part)).join(''), vtl: template._config.vtl() };
}

/** The source that reads what a parameter mapping's expression reads. */
function sourceOf(expression: string): Source {
  const [, parameter] = /^method\.request\.path\.(.+)$/.exec(expression) ?? [];
  return parameter === undefined ? Source.context(expression.replace(/^context\./, '')) : Source.path(parameter);
}

/** A prefix that does not end where a name ends would list what others' names go on with: `users/ann` has `users/anna/` too. */
function assertPrefix(prefix: string): void {
  const fine = typeof prefix === 'string' && !prefix.startsWith('/') && /^[A-Za-z0-9/_.-]*$/.test(literalParts(prefix)) && (prefix === '' || prefix.endsWith('/'));
  if (fine) return;
  throw new GatehouseError({
    code: 'GH_S3_KEY',
    given: `the prefix ${quote(prefix)} of a list`,
    allowed: 'A-Z a-z 0-9 / _ . - without a leading slash and with one at the end, and placeholders {parameter}, {claims.name} or {context.name}; "" for the whole bucket',
    fix: 'Write the prefix as it stands in the bucket, for example "photos/{claims.sub}/"',
  });
}
