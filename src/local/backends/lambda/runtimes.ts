import type { StartHost } from './host';
import type { FunctionModel } from '../../template';
import type { MemoryGuard } from './node/memory-guard';
import { workerHost } from './node/worker-host';
import { findPython } from './python/find-python';
import { processHost } from './python/process-host';

/** What a host is started with. */
export interface HostPlace {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Watches over all functions of the gateway that share its process. */
  readonly memory: MemoryGuard;
}

/** A family of runtimes that run here. */
interface Runtime {
  readonly name: RegExp;
  /** Why it cannot run on this machine. */
  reasonAgainst(): string | undefined;
  start(model: FunctionModel, place: HostPlace): StartHost;
}

const RUNTIMES: readonly Runtime[] = [
  {
    name: /^nodejs/,
    reasonAgainst: () => undefined,
    start: ({ handler = '', runtime = '', memorySize }, place) => workerHost({ ...place, handler, runtime, memorySize }),
  },
  {
    name: /^python3/,
    reasonAgainst: () => findPython() === undefined ? 'its runtime is Python, and there is no python3 in the path of this machine' : undefined,
    start: ({ handler = '', memorySize }, place) => processHost({ ...place, handler, memorySize, python: findPython() ?? 'python3' }),
  },
];

/** Why a function's runtime cannot run here. */
export function reasonAgainstRuntime({ runtime, handler }: FunctionModel): string | undefined {
  if (runtime === undefined || handler === undefined) return 'it has no Runtime and Handler';
  const known = runtimeOf(runtime);
  return known ? known.reasonAgainst() : `its runtime is ${runtime}, and the local gateway runs Node.js and Python`;
}

/** Starts the host of a function that nothing speaks against. */
export function startHost(model: FunctionModel, place: HostPlace): StartHost {
  return runtimeOf(model.runtime ?? '')!.start(model, place);
}

function runtimeOf(name: string): Runtime | undefined {
  return RUNTIMES.find((runtime) => runtime.name.test(name));
}
