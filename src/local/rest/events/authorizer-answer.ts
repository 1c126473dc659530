import { isMap, isScalar, readJson } from './payload';

/** What a Lambda authorizer answered. */
export interface AuthorizerAnswer {
  readonly principalId: string;
  /** An IAM policy, not judged yet. */
  readonly policyDocument: Readonly<Record<string, unknown>>;
  /** Everything in it is text by now. */
  readonly context: Readonly<Record<string, string>>;
  /** The caller's API key, for APIs whose keys come from their authorizer. */
  readonly usageIdentifierKey?: string;
}

/**
 * Reads the answer of a Lambda authorizer; `undefined` where API Gateway calls it a faulty authorizer and answers 500 (`AUTHORIZER_CONFIGURATION_ERROR`).
 *
 * There must be a principal and a policy. The context is flat: text, numbers and truth values, all of which become text.
 *
 * @param payload the function's result, as JSON text or as a value
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export function readAuthorizerAnswer(payload: unknown): AuthorizerAnswer | undefined {
  const answer = readJson(payload);
  if (!isMap(answer)) return undefined;
  const { principalId, policyDocument, usageIdentifierKey } = answer;
  const context = answer.context ?? {};
  if (!isScalar(principalId) || !isPolicy(policyDocument) || !isMap(context) || !Object.values(context).every(isScalar)) return undefined;
  return {
    principalId: String(principalId),
    policyDocument,
    context: Object.fromEntries(Object.entries(context).map(([name, value]) => [name, String(value)])),
    ...isScalar(usageIdentifierKey) && { usageIdentifierKey: String(usageIdentifierKey) },
  };
}

/** Whether there are statements with what each of them needs; one may stand without a list around it. */
function isPolicy(policy: unknown): policy is Readonly<Record<string, unknown>> {
  if (!isMap(policy)) return false;
  const statements = [policy.Statement].flat();
  return statements.length > 0 && statements.every((statement) => isMap(statement) && typeof statement.Effect === 'string' && NEEDED.every((element) => says(statement, element)));
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const NEEDED = ['Action', 'Resource'] as const;

/** Whether a statement has an element, or the one that turns it round with something in it. */
function says(statement: Readonly<Record<string, unknown>>, element: string): boolean {
  const named = statement[element];
  const patterns = [named ?? statement[`Not${element}`] ?? []].flat();
  return (named !== undefined || patterns.length > 0) && patterns.every((pattern) => typeof pattern === 'string');
}
