import type { TemplateResource } from '../../../template';

interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly exposed: readonly string[];
}

/** The headers that a bucket adds to its answer to a page of some origin. */
export type CorsHeaders = (bucket: string, method: string, origin: string | undefined) => Readonly<Record<string, string>>;

/**
 * Reads the CORS rules of the buckets of a template.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
 */
export function corsHeadersOf(resources: readonly TemplateResource[]): CorsHeaders {
  const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket');
  const rules = new Map(buckets.map((bucket) => [bucket.name, rulesOf(bucket)]));
  return (bucket, method, origin) => {
    if (origin === undefined) return {};
    const rule = rules.get(bucket)?.find(({ origins, methods }) => methods.includes(method) && origins.some((each) => isLike(each, origin)));
    return rule === undefined ? {} : headersOf(rule, origin);
  };
}

function rulesOf({ properties }: TemplateResource): readonly CorsRule[] {
  return properties.fields('CorsConfiguration').each('CorsRules').map((rule) => ({
    origins: rule.texts('AllowedOrigins'),
    methods: rule.texts('AllowedMethods'),
    exposed: rule.texts('ExposedHeaders'),
  }));
}

/** The rule for everybody says so, and then a page may not send cookies along. */
function headersOf({ origins, methods, exposed }: CorsRule, origin: string): Readonly<Record<string, string>> {
  const isForAll = origins.includes('*');
  return {
    'Access-Control-Allow-Origin': isForAll ? '*' : origin,
    'Access-Control-Allow-Methods': methods.join(', '),
    ...!isForAll && { 'Access-Control-Allow-Credentials': 'true' },
    ...exposed.length > 0 && { 'Access-Control-Expose-Headers': exposed.join(', ') },
    'Vary': 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** `https://*.example.com` has one wildcard at most. */
function isLike(allowed: string, origin: string): boolean {
  const [start, end] = allowed.split('*', 2);
  return end === undefined ? allowed === origin : origin.length >= start.length + end.length && origin.startsWith(start) && origin.endsWith(end);
}
