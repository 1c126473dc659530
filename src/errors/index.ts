export * from './codes';
export * from './gatehouse-error';
export * from './words';
