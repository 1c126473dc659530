import { Source } from 'cdk-gatehouse';

/** Who calls: the account that signed the request. Not the key, which anybody may send who has seen it. */
export const PARTNER = Source.context('identity.accountId');

/** Which key was sent, by its id and not by its value: for the bill, not for a decision. */
export const KEY_ID = Source.context('identity.apiKeyId');
