import { DynamoDbAttribute, Source } from 'cdk-gatehouse';

/** The caller's id, by the token: in both kinds of Cognito's tokens, and nobody's to choose. */
export const CALLER = Source.claim('sub');

/** A name of the caller's choice that no other caller can have: behind the caller's id, which has no underscore. */
export function ownName(name: Source): Source {
  return Source.concat(CALLER, Source.literal('_'), name);
}

/** What tells two requests with the same intent from two intents. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** The key of a ticket of the caller. Another customer's ticket has another key, whatever stands in the path. */
export const TICKET_KEY = {
  customer: DynamoDbAttribute.string(CALLER),
  id: DynamoDbAttribute.string(Source.path('id')),
};
