import { throwFindings } from '../errors';
import { dateFindings } from './dates';

/** The date with which the end of a certificate is compared. */
export class ExpiryCheck {
  /**
   * A date that the app names, so that the same app always gives the same result.
   *
   * Errors: `GH_CLIENT_CERTIFICATE_DATE`.
   *
   * @param date a day, `YYYY-MM-DD`
   */
  public static on(date: string): ExpiryCheck {
    throwFindings(dateFindings('the date of an ExpiryCheck', date));
    return new ExpiryCheck(() => date);
  }

  /** The day of the build, in UTC: the template stays the same, its warnings do not. For a pipeline that runs every week. */
  public static ofBuild(): ExpiryCheck {
    return new ExpiryCheck(() => new Date().toISOString().slice(0, 10));
  }

  private constructor(private readonly day: () => string) {}

  /** @internal */
  public _day(): string {
    return this.day();
  }
}
