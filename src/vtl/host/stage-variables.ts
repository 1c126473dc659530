import type { VtlMap } from '../values';
import { mapOf } from './plain';

/**
 * `$stageVariables`: a map of text; one that is not there renders nothing.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#stagevariables-template-reference
 */
export function stageVariablesOf(variables: { readonly [name: string]: string } = {}): VtlMap {
  return mapOf(variables);
}
