import { idOf } from '../../template';
import type { Fields, TemplateResource } from '../../template';
import type { UsagePlanModel } from '../model';
import { optional } from './integration';
import type { Report } from './report';

const PERIODS = ['DAY', 'WEEK', 'MONTH'] as const;
/** As long as those that AWS makes up. */
const KEY_LENGTH = 40;

/** The usage plans of one stage of an API. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html */
export function usagePlansOf(resources: readonly TemplateResource[], apiId: string, stage: string, report: Report): readonly UsagePlanModel[] {
  return resources.filter(({ type }) => type === 'AWS::ApiGateway::UsagePlan').flatMap((plan) => {
    const [served] = plan.properties.each('ApiStages').filter((each) => each.text('ApiId') === apiId && each.text('Stage') === stage);
    return served ? [usagePlanOf(plan, served, keysOf(plan.ref, resources, report))] : [];
  });
}

function usagePlanOf({ ref, name, properties }: TemplateResource, served: Fields, keys: UsagePlanModel['keys']): UsagePlanModel {
  const quota = properties.fields('Quota');
  return {
    id: ref,
    name: properties.text('UsagePlanName') ?? name,
    ...optional('throttle', properties.raw('Throttle') === undefined ? undefined : throttleOf(properties.fields('Throttle'))),
    methodThrottles: Object.fromEntries(served.entries('Throttle').map(([key, fields]) => [key, throttleOf(fields)])),
    ...optional('quota', properties.raw('Quota') === undefined ? undefined : {
      limit: quota.number('Limit') ?? quota.fail('its Quota has no Limit'),
      period: quota.oneOf('Period', PERIODS) ?? quota.fail('its Quota has no Period'),
      offset: quota.number('Offset') ?? 0,
    }),
    keys,
  };
}

function throttleOf(fields: Fields) {
  return { ...optional('rateLimit', fields.number('RateLimit')), ...optional('burstLimit', fields.number('BurstLimit')) };
}

function keysOf(planId: string, resources: readonly TemplateResource[], report: Report): UsagePlanModel['keys'] {
  const keys = resources.filter(({ type }) => type === 'AWS::ApiGateway::ApiKey');
  const memberships = resources.filter(({ type }) => type === 'AWS::ApiGateway::UsagePlanKey');
  return memberships.filter(({ properties }) => properties.text('UsagePlanId') === planId).flatMap(({ logicalId, type, properties }) => {
    const id = properties.required('KeyId');
    const key = keys.find(({ ref }) => ref === id);
    if (!key) report(logicalId, type, `the API key ${id} is not in the template, so its value is not known here and it opens nothing`);
    return key ? [apiKeyOf(key)] : [];
  });
}

/** A key is off unless it says otherwise, and its value is made up where it is not given, always alike. */
function apiKeyOf({ ref, properties }: TemplateResource): UsagePlanModel['keys'][number] {
  return { id: ref, value: properties.text('Value') || idOf(`value of ${ref}`, KEY_LENGTH), enabled: properties.flag('Enabled') ?? false };
}
