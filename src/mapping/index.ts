export * from './cors';
export * from './literals';
export * from './request';
