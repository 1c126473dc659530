import type { LambdaTarget, Backend } from '../../../../src/local/backends/backend';
import type { AuthorizerOptions } from '../../../../src/local/rest/authorizers';
import { authorizersOf } from '../../../../src/local/rest/authorizers';
import type { ChainServices, Note } from '../../../../src/local/rest/chain/handler';
import type { BackendResponse, Caller, Exchange } from '../../../../src/local/rest/exchange';
import { GatewayFailure } from '../../../../src/local/rest/gateway-failure';
import type { AuthorizerModel } from '../../../../src/local/rest/model';
import { exchange } from '../events/exchange';
import type { Given } from '../events/exchange';

/** What came of a request: who called, or why it was refused. */
export interface Outcome {
  readonly note?: Note;
  readonly caller: Caller;
  readonly refused?: Pick<GatewayFailure, 'type' | 'status' | 'errorType' | 'message' | 'log'>;
}

/** A function of an authorizer: gets its event, and returns what it answers or throws what it throws. */
export type AuthorizerFunction = (event: any) => unknown;

export const NOON = new Date(Date.UTC(2026, 3, 9, 12));

/** A gateway's authorizers with a clock that a test can turn on. */
export class Asked {
  public now = NOON;
  public readonly events: any[] = [];
  private readonly handler;
  private readonly services: ChainServices;

  constructor(options: AuthorizerOptions & { readonly answer?: AuthorizerFunction } = {}) {
    this.handler = authorizersOf(options);
    const lambda: Backend<LambdaTarget> = async ({ request, target, log }) => {
      this.events.push(JSON.parse(request.body.toString('utf8')));
      log(`called ${target.functionArn}`);
      return lambdaAnswer(() => options.answer?.(this.events.at(-1)));
    };
    this.services = { backends: { lambda }, now: () => this.now } as unknown as ChainServices;
  }

  /** Sends a request to the authorizer of its method. */
  public async ask(given: Given): Promise<Outcome> {
    return this.askFor(exchange(given));
  }

  public async askFor(asked: Exchange): Promise<Outcome> {
    try {
      const note = await this.handler(asked, this.services) ?? undefined;
      return { note, caller: asked.caller };
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error;
      const { type, status, errorType, message, log } = error;
      return { caller: asked.caller, refused: { type, status, errorType, message, log } };
    }
  }
}

async function lambdaAnswer(call: () => unknown): Promise<BackendResponse> {
  try {
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(await call() ?? null)) };
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'BackendFailure') throw error;
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ errorMessage: error.message })), errorMessage: error.message };
  }
}

/** An authorizer as a test describes it; the rest is as usual. */
export function authorizer(given: Partial<AuthorizerModel> = {}): AuthorizerModel {
  return {
    name: 'Auth',
    type: 'TOKEN',
    functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:auth',
    providerArns: [],
    identitySources: ['method.request.header.Authorization'],
    resultTtl: 0,
    ...given,
  };
}
