export * from './cors-headers';
