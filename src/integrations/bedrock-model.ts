import { Aws, Fn, Token } from 'aws-cdk-lib';
import { GatehouseError, quote } from '../errors';

/** A model, or what stands for one, as Bedrock and IAM know it. */
export interface BedrockModel {
  readonly arn: string;
  /** How the path of the API names it. */
  readonly pathPart: string;
  /** Its id, where that is known. */
  readonly name?: string;
  readonly region?: string;
  /** The ARNs of the foundation models behind an inference profile. */
  readonly behind: readonly string[];
}

/** How ids of cross-region inference profiles begin: with where they route to. */
const GEOGRAPHY = /^(?:global|us|us-gov|ca|sa|eu|uk|apac|jp|au|in|il|me)\.(?=[a-z0-9-]+\.)/;
const ID = /^[a-z0-9-]+\.[A-Za-z0-9][A-Za-z0-9.:_-]*$/;
/** Parts may be tokens, which have no colon. */
const ARN = /^arn:([^:*]+):bedrock:([^:*]*):([^:*]*):([a-z-]+)\/([^/*?]+)$/;

/**
 * Tells what a text names: an id or an ARN, of a foundation model, of an inference profile or of another thing that can be invoked.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function modelOf(text: unknown, region: string | undefined, profileModels: readonly string[] | undefined): BedrockModel {
  if (typeof text !== 'string' || text === '') throw wrong(`the model ${quote(text)}`);
  const models = profileModels?.length ? profileModels.map(behindArn) : undefined;
  if (!ARN.test(text) && !Token.isUnresolved(text)) return fromId(text, region, models);
  const [, , ownRegion, , kind, id] = ARN.exec(text) ?? [];
  if (ownRegion && region && region !== ownRegion && !Token.isUnresolved(ownRegion + region)) throw wrong(`the region ${quote(region)} and a model of ${ownRegion}`);
  const at = region ?? (ownRegion || undefined);
  if (kind === 'foundation-model') return { arn: text, pathPart: id, name: id, region: at, behind: none(text, models) };
  if (kind === 'inference-profile') return { arn: text, pathPart: id, name: id, region: at, behind: models ?? named(id) };
  if (kind === 'application-inference-profile' && !models) throw wrong(`the application inference profile ${quote(text)} without profileModels`);
  return { arn: text, pathPart: inPath(text), name: id, region: at, behind: models ?? [] };
}

function fromId(id: string, region: string | undefined, models: string[] | undefined): BedrockModel {
  if (!ID.test(id)) throw wrong(`the model ${quote(id)}`);
  if (!GEOGRAPHY.test(id)) return { arn: arnOf(region ?? Aws.REGION, '', 'foundation-model', id), pathPart: id, name: id, region, behind: none(id, models) };
  return { arn: arnOf(region ?? Aws.REGION, Aws.ACCOUNT_ID, 'inference-profile', id), pathPart: id, name: id, region, behind: models ?? named(id) };
}

/** The model that a cross-region profile is named for, wherever the profile routes to: AWS adds regions, and global profiles use an ARN without one. */
function named(profile: string): string[] {
  if (!GEOGRAPHY.test(profile)) throw wrong(`the inference profile ${quote(profile)} without profileModels`);
  return [behindArn(profile.replace(GEOGRAPHY, ''))];
}

function none(model: string, models: readonly string[] | undefined): [] {
  if (models === undefined) return [];
  throw wrong(`profileModels for ${quote(model)}, which is no inference profile`);
}

function behindArn(model: string): string {
  if (ARN.test(model) || Token.isUnresolved(model)) return model;
  if (ID.test(model)) return arnOf('*', '', 'foundation-model', model);
  throw wrong(`the model ${quote(model)} in profileModels`);
}

function arnOf(region: string, account: string, kind: string, id: string): string {
  return `arn:${Aws.PARTITION}:bedrock:${region}:${account}:${kind}/${id}`;
}

/** An ARN as one part of a path. */
function inPath(arn: string): string {
  return arn.startsWith('arn:') ? arn.replace('/', '%2F') : Fn.join('%2F', Fn.split('/', arn));
}

function wrong(what: string): GatehouseError {
  return new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.bedrockInvokeModel has ${what}`,
    allowed: 'the id of a foundation model or of a cross-region inference profile, or an ARN of Bedrock; profileModels for inference profiles, always for those of an application',
    fix: 'Write the id or ARN as Bedrock has it, and what stands behind a profile into profileModels',
  });
}
