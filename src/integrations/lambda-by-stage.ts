import { Aws, Token } from 'aws-cdk-lib';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { GatehouseError, assertShape, quote } from '../errors';
import { assertTarget } from './assert-target';
import { described } from './integration-info';
import type { IntegrationInfo } from './integration-info';
import type { LambdaIntegrationOptions } from './lambda';
import { functionUri, lambdaConfig } from './lambda-config';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { STREAMED } from './streamed';

/**
 * A Lambda function that gets the whole request, another one in each stage.
 *
 * The function of a stage stands in a variable of the stage, so all stages share one deployment.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export class LambdaByStageIntegration implements IRestIntegration {
  private readonly variable: string;
  private readonly functions: { [stage: string]: IFunctionRef };
  private readonly options: LambdaIntegrationOptions;

  constructor(variable: string, functions: { [stage: string]: IFunctionRef }, options: LambdaIntegrationOptions = {}) {
    this.variable = variable;
    this.functions = functions;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.described().description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.lambdaByStage', this.options, { stream: 'boolean' });
    assertVariable(this.variable);
    const byStage = Object.entries(checkedFunctions(this.functions)).sort(([a], [b]) => (a < b ? -1 : 1));
    const streams = this.options.stream ?? false;
    return {
      ...lambdaConfig('lambdaByStage', byStage[0][1], this.options, route, streams),
      ...this.described(),
      uri: functionUri(`arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:\${stageVariables.${this.variable}}`, streams),
      ...streams && { streams, timeout: STREAMED },
      wants: {
        invoke: [...new Set(byStage.map(([, handler]) => handler))],
        stageVariables: Object.fromEntries(byStage.map(([stage, handler]) => [stage, { [this.variable]: qualifiedName(handler) }])),
      },
    };
  }

  private described() {
    return described('lambda', this.options?.stream ? 'InvokeWithResponseStream' : undefined, `\${stageVariables.${this.variable}}`);
  }
}

/** The name of a function as its ARN has it, with that of its alias or version. */
function qualifiedName({ functionRef: { functionArn, functionName } }: IFunctionRef): string {
  return Token.isUnresolved(functionArn) ? functionName : functionArn.split(':').slice(6).join(':');
}

function assertVariable(variable: string): void {
  if (typeof variable === 'string' && /^\w{1,64}$/.test(variable)) return;
  throw new GatehouseError({
    code: 'GH_STAGE_VARIABLE',
    given: `Integrations.lambdaByStage has the variable ${quote(variable)}`,
    allowed: 'names of up to 64 A-Z a-z 0-9 _',
    fix: 'Name the variable after what the functions do, for example "orders"',
  });
}

function checkedFunctions(functions: { [stage: string]: IFunctionRef }): { [stage: string]: IFunctionRef } {
  assertShape('Integrations.lambdaByStage', { functions: functions ?? null }, { functions: 'map' });
  for (const handler of Object.values(functions)) assertTarget('a function', handler, 'functionRef');
  if (Object.keys(functions).length > 0) return functions;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: 'Integrations.lambdaByStage has no functions',
    allowed: 'a function for each stage',
    fix: 'Write { dev: devFunction, prod: prodAlias }',
  });
}
