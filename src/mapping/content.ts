/** Whether API Gateway turns a payload to text or to binary. */
export enum ContentConversion {
  /** Base64 text becomes binary. */
  TO_BINARY = 'CONVERT_TO_BINARY',
  /** Binary becomes base64 text. */
  TO_TEXT = 'CONVERT_TO_TEXT',
}

/** What happens to content types that no request template names. */
export enum PassthroughBehavior {
  /** The body goes through as it is. */
  WHEN_NO_MATCH = 'when_no_match',
  /** It goes through where there are no templates at all; else 415. */
  WHEN_NO_TEMPLATES = 'when_no_templates',
  /** 415. */
  NEVER = 'never',
}
