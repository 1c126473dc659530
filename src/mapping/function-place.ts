import { Token } from 'aws-cdk-lib';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';

/** The region and account of a function: those of its ARN where it is known, else those of its construct. */
export function functionPlace(handler: IFunctionRef): { readonly region: string; readonly account: string } {
  const { functionArn } = handler.functionRef;
  const [, , , region, account] = Token.isUnresolved(functionArn) ? [] : functionArn.split(':');
  return { region: region || handler.env.region, account: account || handler.env.account };
}
