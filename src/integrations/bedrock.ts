import * as iam from 'aws-cdk-lib/aws-iam';
import { modelOf } from './bedrock-model';
import type { BedrockModel } from './bedrock-model';
import { described } from './integration-info';
import type { ServiceCall } from './service/service-call';
import { checkOptions, templatesFor } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { serviceUri } from './service-uri';
import { JSON_TYPE, MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.bedrockInvokeModel`. */
export interface BedrockInvokeModelOptions extends ServiceIntegrationOptions {
  /**
   * What the model gets, in the shape that it takes: anything that `MappingTemplate.json` takes. Say here whatever costs money, such as `max_tokens`.
   *
   * @default - the body of the request, as it is: whoever calls says everything
   */
  readonly body?: any;

  /**
   * The region in which Bedrock is called.
   *
   * @default - that of the model's ARN, else the gateway's
   */
  readonly region?: string;

  /**
   * The foundation models behind an inference profile, by id (in any region) or ARN. The role may invoke them through the profile only.
   *
   * Errors: `GH_INTEGRATION_OPTION` where an application inference profile has none, or where the model is no profile.
   *
   * @default - the one that a cross-region inference profile is named for
   */
  readonly profileModels?: string[];
}

/**
 * Asks a model and waits for it; answered 200 with what the model says.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
 */
export function bedrockInvokeModel(modelId: string, options: BedrockInvokeModelOptions): ServiceCall {
  checkOptions('bedrockInvokeModel', options, { region: 'text', profileModels: 'texts' });
  const model = modelOf(modelId, options.region, options.profileModels);
  const template = options.body === undefined ? MappingTemplate.fromVtl('$input.body') : MappingTemplate.json(options.body);
  return {
    described: described('bedrock-runtime', 'InvokeModel', model.name),
    uri: serviceUri('bedrock-runtime', `model/${model.pathPart}/invoke`, model.region),
    request: {
      headers: { 'Accept': Source.literal(JSON_TYPE), 'Content-Type': Source.literal(JSON_TYPE) },
      templates: templatesFor(options, template),
    },
    success: { status: 200 },
    failures: { ModelErrorException: 502, ModelNotReadyException: 503, ModelTimeoutException: 504, ServiceQuotaExceededException: 429 },
    failureStatuses: { 403: 403, 404: 502, 408: 504, 424: 502, 429: 429 },
    statements: statementsFor(model),
  };
}

function statementsFor({ arn, behind }: BedrockModel): iam.PolicyStatement[] {
  const actions = ['bedrock:InvokeModel'];
  const own = new iam.PolicyStatement({ actions, resources: [arn] });
  if (behind.length === 0) return [own];
  return [own, new iam.PolicyStatement({ actions, resources: [...behind], conditions: { StringEquals: { 'bedrock:InferenceProfileArn': arn } } })];
}
