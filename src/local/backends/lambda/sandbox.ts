import { MOST_RESPONSE_BYTES, functionErrors } from './function-error';
import type { FunctionError } from './function-error';
import type { Host, HostMessage, Invocation, StartHost } from './host';
import { LogLines } from './log-lines';

/** The Lambda service gives the code this long to load, outside of the function's own time. */
const INIT_MILLISECONDS = 10_000;

/** How an invocation ended. */
export type Outcome = { readonly payload: string } | { readonly bytes: Uint8Array } | { readonly error: FunctionError };

/** What is to be done: the deadline is known when the function starts. */
export interface Task extends Omit<Invocation, 'deadline'> {
  /** Takes the lines that the function writes. */
  log(line: string): void;
}

interface Running {
  readonly task: Task;
  readonly lines: LogLines;
  readonly settle: (outcome: Outcome) => void;
  timer: NodeJS.Timeout;
}

/** An execution environment: runs one invocation after the other, and is lost with the first that hangs, exits or breaks it. */
export class Sandbox {
  private readonly host: Host;
  private isReady = false;
  private isOver = false;
  private running?: Running;

  /** @param seconds how long an invocation may take */
  constructor(start: StartHost, private readonly seconds: number) {
    this.host = start((message) => this.hear(message));
  }

  /** Whether it can take another invocation. */
  public get isUsable(): boolean {
    return !this.isOver;
  }

  public invoke(task: Task): Promise<Outcome> {
    return new Promise((settle) => {
      this.running = { task, settle, lines: new LogLines(task.log), timer: this.limit(this.isReady ? this.seconds * 1000 : INIT_MILLISECONDS) };
      this.host.hold(true);
      if (this.isReady) this.begin(this.running);
    });
  }

  /** Ends it; an invocation under way fails. */
  public async end(how = 'with error: signal: terminated'): Promise<void> {
    this.isOver = true;
    this.fail((requestId) => functionErrors.exited(requestId, how));
    await this.host.end();
  }

  private hear(message: HostMessage): void {
    switch (message.kind) {
      case 'log': return this.running?.lines.add(message.text);
      case 'ready': return this.ready();
      case 'result': return this.finish(outcomeOf(message.payload));
      case 'streamed': return this.finish({ bytes: message.bytes });
      case 'error': {
        if (message.fatal || !this.isReady) this.discard();
        return this.finish({ error: message.error });
      }
      case 'gone': {
        this.isOver = true;
        return this.fail((requestId) => functionErrors.exited(requestId, message.how));
      }
    }
  }

  private ready(): void {
    if (this.isReady) return;
    this.isReady = true;
    if (!this.running) return;
    clearTimeout(this.running.timer);
    this.running.timer = this.limit(this.seconds * 1000);
    this.begin(this.running);
  }

  private begin({ task: { event, requestId, functionArn, tenantId } }: Running): void {
    this.host.invoke({ event, requestId, functionArn, tenantId, deadline: Date.now() + this.seconds * 1000 });
  }

  private limit(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.fail((requestId) => functionErrors.timedOut(requestId, milliseconds / 1000));
      this.discard();
    }, milliseconds);
  }

  private discard(): void {
    this.isOver = true;
    void this.host.end();
  }

  private fail(error: (requestId: string) => FunctionError): void {
    if (this.running) this.finish({ error: error(this.running.task.requestId) });
  }

  private finish(outcome: Outcome): void {
    if (!this.running) return;
    const { settle, lines, timer } = this.running;
    this.running = undefined;
    clearTimeout(timer);
    lines.end();
    this.host.hold(false);
    settle(outcome);
  }
}

function outcomeOf(payload: string): Outcome {
  return Buffer.byteLength(payload) > MOST_RESPONSE_BYTES ? { error: functionErrors.tooLarge() } : { payload };
}
