import { randomUUID } from 'crypto';
import type { FunctionError } from './function-error';
import type { Outcome } from './sandbox';
import type { FunctionModel } from '../../template';

/** What a stub is told beside the event, in the words of Lambda's context. */
export interface StubContext {
  readonly functionName: string;
  readonly invokedFunctionArn: string;
  readonly awsRequestId: string;
  /** Where the integration names one. */
  readonly tenantId?: string;
}

/** Stands for a function: what it returns is the function's result, what it throws the function's error. Bytes are what it streams. */
export type FunctionStub = (event: any, context: StubContext) => unknown;

/** What CDK appends to the id of a construct. */
const HASH = /[0-9A-F]{8}$/;

/** What a function of the template can be called in stubs. */
export function namesOf({ arn, name, logicalId }: FunctionModel): string[] {
  return [arn, name, logicalId, logicalId.replace(HASH, '')];
}

/** The stub of a function among stubs by name, logical id (with or without CDK's hash) or ARN. */
export function stubOf(stubs: Readonly<Record<string, FunctionStub>>, functionArn: string, model?: FunctionModel): FunctionStub | undefined {
  const names = [functionArn, unqualified(functionArn), functionArn.split(':')[6], ...model ? namesOf(model) : []];
  const name = names.find((each) => each !== undefined && Object.hasOwn(stubs, each));
  return name === undefined ? undefined : stubs[name];
}

/** An ARN without version or alias. */
export function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}

/** Runs a stub as if it were the function. */
export async function runStub(stub: FunctionStub, event: string, functionArn: string, tenantId?: string): Promise<Outcome> {
  try {
    const context = { functionName: functionArn.split(':')[6] ?? functionArn, invokedFunctionArn: functionArn, awsRequestId: randomUUID(), ...tenantId !== undefined && { tenantId } };
    const result = await stub(JSON.parse(event), context);
    return result instanceof Uint8Array ? { bytes: result } : { payload: JSON.stringify(result ?? null) ?? 'null' };
  } catch (error) {
    return { error: errorOf(error) };
  }
}

function errorOf(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') };
}
