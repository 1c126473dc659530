/** The trust policy of a role that only API Gateway can take. */
export const API_GATEWAY_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } }],
};
