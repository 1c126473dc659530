export * from './codes';
export * from './gatehouse-error';
export * from './shape';
export * from './words';
