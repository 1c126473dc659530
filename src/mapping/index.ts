export * from './cors';
export * from './function-place';
export * from './literals';
export * from './order';
export * from './place';
export * from './request';
