export { lambdaBackend } from './backend';
export { Functions } from './functions';
export type { FunctionsOptions } from './functions';
export type { FunctionStub, StubContext } from './stub';
export { refuseUnusedStubs } from './stub-names';
