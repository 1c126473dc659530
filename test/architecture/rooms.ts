/** How much of aws-cdk-lib the files of a room may use. */
export type CdkUse =
  /** Nothing, not even types: the room also runs where aws-cdk-lib is not installed. */
  | 'nothing'
  /** Types only. */
  | 'types'
  /** Values of `aws-cdk-lib` and of the listed modules, types of every module; so a gateway loads no service that no route uses. */
  | readonly string[]
  /** Everything. */
  | 'anything';

/** A folder of `src`. */
export interface Room {
  readonly name: string;
  readonly cdk: CdkUse;
  /** The npm packages that are bundled into it. @default - none */
  readonly bundles?: readonly string[];
  /** Its files that load code of users, whatever that is. @default - none */
  readonly loaders?: readonly string[];
}

/** The rooms of the house in their order (ARCHITECTURE.md): each may import those above it, by their index only. */
export const ROOMS: readonly Room[] = [
  { name: 'errors', cdk: 'nothing' },
  { name: 'routes', cdk: 'nothing' },
  { name: 'vtl', cdk: 'nothing' },
  { name: 'mapping', cdk: ['aws-cdk-lib'] },
  { name: 'network', cdk: 'anything' },
  { name: 'integrations', cdk: ['aws-cdk-lib', 'aws-cdk-lib/aws-iam'] },
  { name: 'authorizers', cdk: 'types' },
  { name: 'openapi', cdk: ['aws-cdk-lib'] },
  // Before delivery, because a stage carries its access log's format.
  { name: 'observability', cdk: 'anything' },
  { name: 'delivery', cdk: 'anything' },
  { name: 'protection', cdk: 'anything' },
  { name: 'checks', cdk: ['aws-cdk-lib'] },
  { name: 'gateways', cdk: 'anything' },
];

/** A folder of `src` beside the house: an entry point of its own, which no room imports. */
export interface Annex extends Room {
  readonly mayImport: readonly string[];
}

/** The annexes, and the rooms that each may import. */
export const ANNEXES: readonly Annex[] = [
  {
    name: 'local',
    cdk: 'nothing',
    bundles: ['ajv', 'aws-jwt-verify'],
    loaders: ['src/local/backends/lambda/node/worker-main.ts'],
    mayImport: ['errors', 'routes', 'vtl'],
  },
  { name: 'testing', cdk: 'anything', mayImport: ['errors'] },
  { name: 'runtime', cdk: 'nothing', mayImport: [] },
];

/** The names of the folders that files of `name` may import, beside their own. */
export function mayImport(name: string): readonly string[] {
  const annex = ANNEXES.find((each) => each.name === name);
  return annex ? annex.mayImport : ROOMS.slice(0, ROOMS.findIndex((room) => room.name === name)).map((room) => room.name);
}
