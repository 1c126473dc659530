/** A function that a request goes to. */
export interface LambdaTarget {
  readonly kind: 'lambda';
  /** The ARN in the integration's URI, with stage variables filled in, with the qualifier if it names one. */
  readonly functionArn: string;
  /** `Event` where the integration sets `X-Amz-Invocation-Type`: the answer does not wait for the function. */
  readonly invocation: 'RequestResponse' | 'Event';
}

/** A URL that a request goes to; the URL is the request's `uri`, its query string the request's `query`. */
export interface HttpTarget {
  readonly kind: 'http';
  /** The id of the VPC link that a private integration goes through. */
  readonly vpcLinkId?: string;
}

/** An AWS service that a request goes to: `arn:aws:apigateway:{region}:{subdomain.}{service}:path|action/{rest}`. */
export interface ServiceTarget {
  readonly kind: 'service';
  readonly region: string;
  /** For example `sqs`, `s3`, `dynamodb`, `states`. */
  readonly service: string;
  readonly subdomain?: string;
  /** The name of the action where the URI has `action/Name`; its query parameters stand in the request. */
  readonly action?: string;
  /** The path where the URI has `path/…`, with a slash before it, variables filled in, percent-encoded as it is sent. */
  readonly path: string;
}

/** What a request goes to, read of the integration's type and URI. */
export type BackendTarget = LambdaTarget | HttpTarget | ServiceTarget;
