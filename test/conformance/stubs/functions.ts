import * as fs from 'fs';
import * as path from 'path';
import type { Backend, LambdaTarget } from '../../../src/local/backends/backend';
import type { BackendResponse } from '../../../src/local/rest/exchange';

/** A function of the conformance folder: takes the event, answers or throws. */
export type Stub = (event: any) => unknown;

/** What a case says of its functions: by name, which of the folder's they are. */
export type FunctionsOfCase = Readonly<Record<string, { readonly backend: string }>>;

/** The functions of the conformance folder by their id. Its module has no imports, and jest loads none of its kind. */
export function stubsOf(folder: string): Readonly<Record<string, Stub>> {
  const source = fs.readFileSync(path.join(folder, 'backends.mjs'), 'utf8').replace(/^export const backends\b/m, 'const backends');
  return new Function(`${source}\nreturn backends;`)();
}

/** Calls the functions of a case by the name in their ARN, as the Lambda service does. */
export function lambdaBackend(stubs: Readonly<Record<string, Stub>>, functions: FunctionsOfCase): Backend<LambdaTarget> {
  return async ({ target, request }) => {
    const name = target.functionArn.split(':')[6];
    const answer = invoke(stubs[functions[name].backend], JSON.parse(request.body.toString('utf8')));
    return target.invocation === 'Event' ? { status: 202, headers: {}, body: Buffer.alloc(0) } : answer;
  };
}

function invoke(stub: Stub, event: unknown): BackendResponse {
  const answer = (body: unknown) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body ?? null), 'utf8') });
  try {
    return answer(stub(event));
  } catch (error) {
    const { name, message } = error as Error;
    return { ...answer({ errorMessage: message, errorType: name }), errorMessage: message };
  }
}
