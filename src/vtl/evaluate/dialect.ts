/** Where API Gateway's Velocity differs from Velocity as it is delivered; see docs/adr/0005-velocity-version.md. */
export interface Dialect {
  /** What a reference to nothing is worth; null prints as the source of the reference. */
  readonly missing: '' | null;
}

/** API Gateway: a reference to nothing is empty text, and like all text true as a condition. */
export const API_GATEWAY: Dialect = { missing: '' };

/** Apache Velocity 1.7 with its defaults: what the conformance probes were made with. */
export const VELOCITY: Dialect = { missing: null };
