import type { Duration } from 'aws-cdk-lib';
import type { ExpiryCheck } from './expiry-check';

/** Who looks whether a client certificate ends soon. */
export interface ClientCertificateExpiryOptions {
  /**
   * With which date the certificate's end is compared, so that one near or past its end is the warning `GH_CLIENT_CERTIFICATE_EXPIRY`.
   *
   * @default - none, so that nothing depends on the day of the build
   */
  readonly expiryCheck?: ExpiryCheck;

  /**
   * How long before the end the warning begins: whole days, up to 365.
   *
   * Errors: `GH_CLIENT_CERTIFICATE_DATE`.
   *
   * @default Duration.days(30)
   */
  readonly warnBefore?: Duration;
}

/** Properties of a `ClientCertificate`. */
export interface ClientCertificateProps extends ClientCertificateExpiryOptions {
  /**
   * What it is for.
   *
   * Errors: `GH_TEXT_EMPTY`.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The day on which it was made, `YYYY-MM-DD`. It is good for 365 days from then.
   *
   * Errors: `GH_CLIENT_CERTIFICATE_DATE`.
   *
   * @default - not known, so nothing warns of its end
   */
  readonly madeOn?: string;
}

/** One of several client certificates that follow each other. */
export interface ClientCertificateGenerationOptions {
  /** What it is called: 1 to 64 of `A-Z a-z 0-9 _ -`. Its logical id follows from that, so another name is another certificate. */
  readonly name: string;

  /**
   * The day on which it was made, `YYYY-MM-DD`: that of its first deployment. It is good for 365 days from then.
   *
   * @default - not known, so nothing warns of its end
   */
  readonly madeOn?: string;
}

/** Properties of a `RotatingClientCertificate`: how certificates follow each other. */
export interface RotatingClientCertificateProps extends ClientCertificateExpiryOptions {
  /** The certificates that exist: the one in use, and those that back ends trust already or still. */
  readonly generations: ClientCertificateGenerationOptions[];

  /** The name of the generation that is in use. */
  readonly current: string;
}
