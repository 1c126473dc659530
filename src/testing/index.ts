export { CODES, GatehouseError } from '../errors';
