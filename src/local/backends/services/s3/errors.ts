import type { S3Response } from './message';
import { element, text, xml } from './xml';

/** The errors of S3 that the stand-in answers, with their statuses and S3's words. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const ERRORS = {
  AccessDenied: [403, 'Access Denied'],
  BadDigest: [400, 'The Content-MD5 you specified did not match what we received.'],
  BucketNotEmpty: [409, 'The bucket you tried to delete is not empty'],
  InternalError: [500, 'We encountered an internal error. Please try again.'],
  InvalidArgument: [400, 'Invalid Argument'],
  InvalidRange: [416, 'The requested range is not satisfiable'],
  InvalidURI: [400, "Couldn't parse the specified URI."],
  KeyTooLongError: [400, 'Your key is too long'],
  MalformedXML: [400, 'The XML you provided was not well-formed or did not validate against our published schema'],
  MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
  NoSuchBucket: [404, 'The specified bucket does not exist'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  NotImplemented: [501, 'A header you provided implies functionality that is not implemented'],
  PreconditionFailed: [412, 'At least one of the pre-conditions you specified did not hold'],
} as const;

export type S3ErrorCode = keyof typeof ERRORS;

/** Ends a request with an error of S3. */
export class S3Error extends Error {
  /** @param details what the XML names beside code and message, for example the `Key` */
  constructor(public readonly code: S3ErrorCode, public readonly details: Readonly<Record<string, string>> = {}) {
    super(ERRORS[code][1]);
    this.name = 'S3Error';
  }

  public response(requestId: string): S3Response {
    const { code, message, details } = this;
    const lines = Object.entries({ Code: code, Message: message, ...details, RequestId: requestId, HostId: 'local' });
    const body = xml(element('Error', lines.map(([name, value]) => element(name, text(value))).join('')));
    return { status: ERRORS[code][0], headers: { 'Content-Type': 'application/xml' }, body };
  }
}
