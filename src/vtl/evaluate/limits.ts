/** How much one evaluation may do, that a hostile template ends. */
export interface Limits {
  /**
   * Iterations of one `#foreach`; those behind them are left out, and that is no error.
   *
   * @default - 1000, as at API Gateway
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly loops?: number;
  /**
   * Levels of directives and values within one another.
   *
   * @default - 500
   */
  readonly depth?: number;
  /**
   * Characters of the result, and of any text on the way to it.
   *
   * @default - 10 MB, as a payload of API Gateway
   */
  readonly output?: number;
  /**
   * Statements and values that are evaluated; of texts and lists also every few characters and items.
   *
   * @default - 10,000,000
   */
  readonly steps?: number;
}

/** The limits where none are given. */
export const DEFAULT_LIMITS: Required<Limits> = { loops: 1000, depth: 500, output: 10 * 1024 * 1024, steps: 10_000_000 };
