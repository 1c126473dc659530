import type { IConstruct } from 'constructs';
import type { RouteKey } from '../../routes';

/** One route of a stage, as usage plans see it. */
export interface StageRoute {
  readonly key: RouteKey;
  /** The methods beside it on its path, which `ANY` does not mean. */
  readonly siblings: readonly string[];
  readonly apiKeyRequired: boolean;
}

const STAGE_ROUTES = Symbol.for('cdk-gatehouse.StageRoutes');

/** Tells usage plans the routes of a stage; they are asked for at synth, when all are there. */
export function publishRoutes(stage: IConstruct, routes: () => readonly StageRoute[]): void {
  Object.defineProperty(stage, STAGE_ROUTES, { value: routes });
}

/** The routes of a stage, where a gateway of this library made it. */
export function routesOf(stage: IConstruct): (() => readonly StageRoute[]) | undefined {
  return (stage as unknown as { [STAGE_ROUTES]?: () => readonly StageRoute[] })[STAGE_ROUTES];
}
