import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { targetId } from './target-id';

/**
 * The permissions by which one API invokes functions: one for each function, whatever the number of its routes.
 *
 * They stand beside the gateway, not the function: a function of another stack then makes no circle, and imported ones work.
 */
export class InvokePermissions extends Construct {
  private readonly apiId: string;
  private readonly functions = new Map<string, IFunctionRef>();

  constructor(scope: Construct, id: string, apiId: string) {
    super(scope, id);
    this.apiId = apiId;
  }

  /** The functions that the API invokes. */
  public get targets(): readonly IFunctionRef[] {
    return [...this.functions.values()];
  }

  /** Gets or makes the permission of a function. */
  public ensure(handler: IFunctionRef): CfnResource {
    const { functionArn } = handler.functionRef;
    const id = targetId(this, handler, functionArn);
    this.functions.set(id, handler);
    return this.node.tryFindChild(id) as CfnPermission | undefined ?? new CfnPermission(this, id, {
      action: 'lambda:InvokeFunction',
      functionName: functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME }),
    });
  }
}
