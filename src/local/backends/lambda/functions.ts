import { randomUUID } from 'crypto';
import type { Unsupported } from '../../rest/model';
import type { FunctionModel } from '../../template';
import { BackendFailure } from '../backend';
import { CodeFolders } from './code-folder';
import { environmentOf } from './environment';
import { MemoryGuard } from './node/memory-guard';
import { Pool } from './pool';
import { reasonAgainstRuntime, startHost } from './runtimes';
import { Sandbox } from './sandbox';
import type { Outcome } from './sandbox';
import { runStub, stubOf, unqualified } from './stub';
import type { FunctionStub } from './stub';

/** What functions there are, and how they run. */
export interface FunctionsOptions {
  /** The functions of the template. */
  readonly models: readonly FunctionModel[];
  /** The folder that asset paths are relative to. */
  readonly assembly: string;
  /** What stands for functions, by name, logical id or ARN. */
  readonly stubs: Readonly<Record<string, FunctionStub>>;
  /** What all functions have in their environment; asked for before the first of them starts. */
  readonly environment: () => Promise<Readonly<Record<string, string>>>;
}

const DISPOSED = 'The local gateway has been disposed of.';

/** The functions of a template, each with its execution environments. */
export class Functions {
  /** What cannot run here, and what runs without its layers. */
  public readonly unsupported: readonly Unsupported[];
  private readonly reasons: ReadonlyMap<string, string>;
  private readonly code: CodeFolders;
  private readonly memory = new MemoryGuard();
  private readonly pools = new Map<string, Pool>();
  private readonly background = new Set<Promise<unknown>>();
  private isDisposed = false;

  constructor(private readonly options: FunctionsOptions) {
    this.code = new CodeFolders(options.assembly);
    const real = options.models.filter((model) => !stubOf(options.stubs, model.arn, model));
    this.reasons = new Map(real.flatMap((model) => {
      const reason = reasonAgainstRuntime(model) ?? this.code.reasonAgainst(model);
      return reason === undefined ? [] : [[model.logicalId, reason]];
    }));
    this.unsupported = real.flatMap((model) => this.complaintOf(model));
  }

  /**
   * Calls a function and waits for it.
   *
   * @param event JSON
   * @param log takes what the function writes, line by line
   * @param tenantId the tenant for whom it is called
   */
  public async invoke(functionArn: string, event: string, log: (line: string) => void, tenantId?: string): Promise<Outcome> {
    const model = this.find(functionArn);
    const stub = stubOf(this.options.stubs, functionArn, model);
    if (stub) return runStub(stub, event, functionArn, tenantId);
    const pool = await this.poolOf(this.runnable(functionArn, model));
    return pool.invoke({ event, requestId: randomUUID(), functionArn, tenantId, log });
  }

  /** Calls a function without waiting for it; throws for one that cannot be called. */
  public start(functionArn: string, event: string, log: (line: string) => void, tenantId?: string): void {
    if (this.isDisposed) throw new BackendFailure('unreachable', DISPOSED);
    const model = this.find(functionArn);
    if (!stubOf(this.options.stubs, functionArn, model)) this.runnable(functionArn, model);
    const running = this.invoke(functionArn, event, log, tenantId)
      .then((outcome) => 'error' in outcome && log(`${functionArn}: ${outcome.error.errorMessage}`), (error) => log(String(error)))
      .finally(() => this.background.delete(running));
    this.background.add(running);
  }

  /** Settled when no function runs any more that nobody waited for. */
  public async settled(): Promise<void> {
    while (this.background.size > 0) await Promise.all(this.background);
  }

  /** Ends all workers and processes. */
  public async dispose(): Promise<void> {
    this.isDisposed = true;
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    this.code.dispose();
  }

  /** A function that runs here; throws, with the reason, for one that does not. */
  private runnable(functionArn: string, model: FunctionModel | undefined): FunctionModel {
    if (!model) throw new BackendFailure('denied', `There is no function ${functionArn} in the template, and no stub for it.`);
    const reason = this.reasons.get(model.logicalId);
    if (reason === undefined) return model;
    throw new BackendFailure('denied', `The function ${model.logicalId} does not run here: ${reason}. A stub can stand for it.`);
  }

  private find(functionArn: string): FunctionModel | undefined {
    const { models } = this.options;
    return models.find(({ arn, qualifiedArns }) => arn === functionArn || qualifiedArns.includes(functionArn))
      ?? models.find(({ arn, name }) => arn === unqualified(functionArn) || name === functionArn);
  }

  private async poolOf(model: FunctionModel): Promise<Pool> {
    const environment = await this.options.environment();
    if (this.isDisposed) throw new BackendFailure('unreachable', DISPOSED);
    const pool = this.pools.get(model.logicalId) ?? new Pool(() => this.sandbox(model, environment));
    this.pools.set(model.logicalId, pool);
    return pool;
  }

  private sandbox(model: FunctionModel, environment: Readonly<Record<string, string>>): Sandbox {
    const folder = this.code.folderOf(model);
    return new Sandbox(startHost(model, { folder, memory: this.memory, environment: environmentOf(model, folder, environment) }), model.timeout);
  }

  private complaintOf({ logicalId, layers }: FunctionModel): Unsupported[] {
    const reason = this.reasons.get(logicalId) ?? (layers.length > 0 ? 'its layers are not loaded: what its code imports of them is missing' : undefined);
    return reason === undefined ? [] : [{ logicalId, type: 'AWS::Lambda::Function', reason }];
  }
}
