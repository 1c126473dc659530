export { CODES, GatehouseError } from '../errors';
export type { Code, CodeInfo, Finding, Severity } from '../errors';
