export * from './plan-findings';
export * from './quota';
export * from './stage-routes';
export * from './usage-plan';
export * from './usage-plan-options';
export * from './usage-plan-stage';
