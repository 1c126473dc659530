/** A template that CloudFormation would refuse as well, or that says less than the local gateway must know. */
export class TemplateError extends Error {
  /** Where it is wrong: the logical id of a resource, or the section that is not a resource. */
  public readonly logicalId: string;
  /** What is wrong, in one sentence without the logical id. */
  public readonly reason: string;

  constructor(logicalId: string, reason: string) {
    super(`${logicalId}: ${reason}`);
    this.name = 'TemplateError';
    this.logicalId = logicalId;
    this.reason = reason;
  }
}

/** Something that is right in a template, but that only CloudFormation can do; what needs it is listed as not supported. */
export class NotSupported extends TemplateError {
  constructor(logicalId: string, reason: string) {
    super(logicalId, reason);
    this.name = 'NotSupported';
  }
}
