import { namesOf } from './stub';
import type { FunctionStub } from './stub';
import { didYouMean, quote } from '../../../errors';
import { TemplateError } from '../../template';
import type { FunctionModel, TemplateResource } from '../../template';

/** Where templates name functions that are not their own. */
const SPEAKING = /^(?:AWS::ApiGateway::|Custom::S3BucketNotifications$|AWS::S3::Bucket$)/;
const PROPERTIES = ['Body', 'Integration', 'AuthorizerUri', 'Variables', 'NotificationConfiguration'];

/** Throws a `TemplateError` for a stub that would never be asked; one by an ARN may stand for what only requests name. */
export function refuseUnusedStubs(
  stubs: Readonly<Record<string, FunctionStub>>, models: readonly FunctionModel[], resources: readonly TemplateResource[],
): void {
  if (resources.length === 0) return;
  const ids = resources.filter(({ type }) => type === 'AWS::Lambda::Function').map(({ logicalId }) => logicalId);
  const names = new Set([...models.flatMap(namesOf), ...ids]);
  const unknown = Object.keys(stubs).filter((name) => !names.has(name) && !name.startsWith('arn:'));
  if (unknown.length === 0) return;
  const text = resources.filter(({ type }) => SPEAKING.test(type)).flatMap((resource) => PROPERTIES.map((name) => textOf(resource, name))).join('\n');
  const unused = unknown.find((name) => !['"', ':', '/'].some((end) => text.includes(`:${name}${end}`) || text.includes(`"${name}${end}`)));
  const allowed = [...names].filter((name) => !name.startsWith('arn:'));
  if (unused !== undefined) throw new TemplateError('functions', `there is no function ${quote(unused)} to be stubbed; ${didYouMean(unused, allowed)}`);
}

function textOf(resource: TemplateResource, name: string): string {
  try {
    return JSON.stringify(resource.property(name)) ?? '';
  } catch {
    // What cannot be worked out is reported where it is read.
    return '';
  }
}
