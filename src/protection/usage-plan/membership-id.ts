import { createHash } from 'crypto';
import { Token } from 'aws-cdk-lib';
import type { IApiKeyRef } from 'aws-cdk-lib/aws-apigateway';
import { placeOf } from '../../mapping';

/**
 * The id of a key's membership in a plan: from the key's literal id, or from where the key stands; never from an order.
 *
 * CloudFormation makes before it removes, and API Gateway takes a key once in a plan: another id for the same two would never deploy. So the
 * id of an imported key does not depend on where it is imported either, and a key's L2 and L1 are one.
 */
export function membershipId(key: IApiKeyRef): string {
  const { apiKeyId } = key.apiKeyRef;
  const isMade = Token.isUnresolved(apiKeyId);
  const place = isMade ? placeOf(key).replace(/^\/|\/Resource$/g, '') : apiKeyId;
  const readable = (isMade ? place.split('/').pop()! : apiKeyId).replace(/[^A-Za-z0-9]/g, '').slice(0, 40);
  return `Key${readable}${createHash('sha256').update(place).digest('hex').slice(0, 8)}`;
}
