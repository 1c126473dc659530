import { ACCESS } from './identities/access';
import { API_GATEWAY } from './identities/api-gateway';
import { COMPUTE } from './identities/compute';
import { DATA } from './identities/data';
import { MESSAGING } from './identities/messaging';
import type { TemplateResource } from './resource';

/** What CloudFormation answers for a resource of one type. */
export interface Identity {
  /** The property that names it; where it has none, it is named by its logical id. */
  readonly name?: string;
  /** What its logical id becomes where it is not named. @default - the logical id itself */
  readonly madeUp?: (logicalId: string) => string;
  /** What `Ref` yields. @default - the name */
  readonly ref?: (self: TemplateResource) => string;
  /** What `Fn::GetAtt` yields. `Arn` has a default of the usual form. */
  readonly attributes?: Readonly<Record<string, (self: TemplateResource) => string>>;
}

const IDENTITIES: ReadonlyMap<string, Identity> = new Map(Object.entries({ ...ACCESS, ...API_GATEWAY, ...COMPUTE, ...DATA, ...MESSAGING }));
const UNKNOWN: Identity = {};

/** What is known of a type. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html */
export function identityOf(type: string): Identity {
  return IDENTITIES.get(type) ?? UNKNOWN;
}
