/**
 * Thrown when something the machine does not offer (Python, a package) keeps a suite from starting.
 * It is a skip, not a failure; everything else that goes wrong is a failure.
 */
export class Skipped extends Error {}
