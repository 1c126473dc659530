/** The content type of a request that names none. */
const USUAL = 'application/json';

/**
 * Whether API Gateway takes a body of a content type as bytes: its media type, without parameters, is one of the API's binary ones.
 *
 * `*` stands for any type or subtype; letters are alike, large or small.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 */
export function isBinaryType(contentType: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  const [type, subtype] = partsOf(contentType ?? USUAL);
  return binaryMediaTypes.map(partsOf).some(([binary, sub]) => fits(binary, type) && fits(sub, subtype));
}

function partsOf(contentType: string): readonly [type: string, subtype: string] {
  const [type, subtype = ''] = contentType.split(';', 1)[0].trim().toLowerCase().split('/', 2);
  return [type, subtype];
}

const fits = (pattern: string, word: string): boolean => pattern === '*' || pattern === word;
