import { Annotations, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { targetId } from './target-id';
import { renderFinding } from '../../errors';
import type { Finding } from '../../errors';
import type { IntegrationWants } from '../../integrations';
import { functionPlace } from '../../mapping';

/**
 * The permissions by which one API invokes functions: one for each function, whatever the number of its routes.
 *
 * They stand beside the gateway, not the function: a function of another stack then makes no circle, and imported ones work.
 */
export class InvokePermissions extends Construct {
  private readonly apiId: string;
  /** What was made for each function: routes share them. */
  private readonly ensured = new Map<IFunctionRef, CfnResource | undefined>();

  constructor(scope: Construct, id: string, apiId: string) {
    super(scope, id);
    this.apiId = apiId;
  }

  /** Gets or makes the permission of a function; nothing where only the function's own account or region can make it. */
  public ensure(handler: IFunctionRef): CfnResource | undefined {
    if (!this.ensured.has(handler)) this.ensured.set(handler, this.permission(handler));
    return this.ensured.get(handler);
  }

  private permission(handler: IFunctionRef): CfnResource | undefined {
    const { functionArn } = handler.functionRef;
    if (isForeign(Stack.of(this), handler)) return void this.warn(handler, Token.isUnresolved(functionArn) ? handler.node.path : functionArn);
    const id = targetId(handler, functionArn);
    return this.node.tryFindChild(id) as CfnPermission | undefined ?? new CfnPermission(this, id, {
      action: 'lambda:InvokeFunction',
      functionName: functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME }),
    });
  }

  private warn(handler: IFunctionRef, name: string): void {
    const { account, region, partition } = Stack.of(this);
    const place = functionPlace(handler);
    const finding = renderFinding({
      code: 'GH_LAMBDA_FOREIGN',
      given: `function ${name} is of another account or region (${shown(place.account)}, ${shown(place.region)}) than the gateway (${shown(account)}, ${shown(region)})`,
      allowed: 'functions of the same account and region, or others that allow the gateway themselves',
      fix: 'There, run: aws lambda add-permission --function-name <its ARN> --statement-id gateway --action lambda:InvokeFunction '
        + `--principal apigateway.amazonaws.com --source-arn "arn:${Token.isUnresolved(partition) ? 'aws' : partition}:execute-api:${shown(region)}:${shown(account)}:<RestApiId>/*"; `
        + 'then acknowledge this warning',
    });
    Annotations.of(this).addWarningV2('cdk-gatehouse:GH_LAMBDA_FOREIGN', finding);
  }
}

/** Functions of stages that API Gateway would look for in the gateway's own account and region. */
export function foreignFindings(gateway: Construct, where: string, { invoke = [], stageVariables }: IntegrationWants = {}): Finding[] {
  if (stageVariables === undefined) return [];
  return invoke.filter((handler) => isForeign(Stack.of(gateway), handler)).map((handler) => ({
    code: 'GH_INTEGRATION_OPTION',
    given: `${where} has the function ${handler.node.path} of another account or region in a stage`,
    allowed: 'functions of the account and region of the gateway, because a stage variable holds no more than the name',
    fix: 'Use a function there, or Integrations.lambda for all stages',
  }));
}

/** A part of an environment as a warning shows it. */
function shown(part: string): string {
  return Token.isUnresolved(part) ? 'known at deployment' : part;
}

/** Whether account or region are known on both sides, and differ. */
function isForeign(stack: Stack, handler: IFunctionRef): boolean {
  const differ = (a: string, b: string) => !Token.isUnresolved(a) && !Token.isUnresolved(b) && a !== b;
  const { account, region } = functionPlace(handler);
  return differ(stack.account, account) || differ(stack.region, region);
}
