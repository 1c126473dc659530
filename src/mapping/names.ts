/** The name of a header or parameter, as API Gateway takes it in a mapping expression. */
export const PARAMETER_NAME = /^[A-Za-z0-9._$-]+$/;

/** A media type in lower case or capitals, without wildcards and parameters. */
export const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;

/** Whether a number is a status that a caller can get. */
export function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}
