import type { Stack } from 'aws-cdk-lib';
import type { Asked } from '../integrations/backends/backend';

/** A public pattern, written twice; the lines of both functions are counted for docs/patterns.md. */
export interface Pattern {
  readonly name: string;
  /** Where the pattern is published. */
  readonly source: string;
  /** The pattern with this library. */
  readonly gatehouse: (stack: Stack) => void;
  /** The same with aws-cdk-lib alone, as the public pattern has it: without logs, and with the answers that the pattern maps. */
  readonly awsCdkLib: (stack: Stack) => void;
  /** A request that both carry. */
  readonly ask: Asked & { readonly method: string };
  /** The service that gets it. */
  readonly service: string;
}
