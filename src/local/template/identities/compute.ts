import type { Identity } from '../identities';
import { textOf } from '../json';
import type { TemplateResource } from '../resource';

/** The ARN of the function that a version or an alias belongs to: `FunctionName` is its name or its ARN. */
function functionArn(self: TemplateResource): string {
  const given = textOf(self.property('FunctionName') ?? '');
  return given.startsWith('arn:') ? given.split(':').slice(0, 7).join(':') : self.arnOf('lambda', `function:${given}`);
}

/** The load balancer that a listener or target group names ends its ARN with a hash. */
const balancerPart = (self: TemplateResource): string => `app/${self.name}/${self.id(16)}`;

/** What runs code, and what leads to it. */
export const COMPUTE: Readonly<Record<string, Identity>> = {
  'AWS::Lambda::Function': { name: 'FunctionName', attributes: { Arn: (self) => self.arnOf('lambda', `function:${self.name}`) } },
  // Every version is its own: which number AWS would give depends on what was deployed before.
  'AWS::Lambda::Version': {
    ref: (self) => `${functionArn(self)}:${textOf(self.attribute('Version'))}`,
    attributes: { Version: () => '1', FunctionArn: (self) => self.ref },
  },
  'AWS::Lambda::Alias': {
    name: 'Name',
    ref: (self) => `${functionArn(self)}:${self.name}`,
    attributes: { Arn: (self) => self.ref, AliasArn: (self) => self.ref },
  },
  'AWS::Lambda::LayerVersion': {
    name: 'LayerName',
    ref: (self) => self.arnOf('lambda', `layer:${self.name}:1`),
    attributes: { Arn: (self) => self.ref, LayerVersionArn: (self) => self.ref },
  },
  'AWS::Lambda::Url': {
    ref: (self) => textOf(self.property('TargetFunctionArn') ?? self.name),
    attributes: { FunctionArn: (self) => self.ref, FunctionUrl: (self) => `https://${self.id(32)}.lambda-url.${self.settings.region}.on.aws/` },
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    name: 'Name',
    ref: (self) => self.arnOf('elasticloadbalancing', `loadbalancer/${balancerPart(self)}`),
    attributes: {
      LoadBalancerArn: (self) => self.ref,
      LoadBalancerFullName: balancerPart,
      LoadBalancerName: (self) => self.name,
      DNSName: (self) => `${self.name}.${self.settings.region}.elb.${self.settings.urlSuffix}`,
    },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ref: (self) => self.arnOf('elasticloadbalancing', `listener/${balancerPart(self)}`),
    attributes: { ListenerArn: (self) => self.ref },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    ref: (self) => self.arnOf('elasticloadbalancing', `targetgroup/${self.name}/${self.id(16)}`),
    attributes: { TargetGroupArn: (self) => self.ref },
  },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    ref: (self) => self.arnOf('states', `stateMachine:${self.name}`),
    attributes: { Arn: (self) => self.ref, Name: (self) => self.name },
  },
  'AWS::StepFunctions::Activity': {
    name: 'Name',
    ref: (self) => self.arnOf('states', `activity:${self.name}`),
    attributes: { Arn: (self) => self.ref, Name: (self) => self.name },
  },
};
