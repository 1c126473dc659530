import { Stack } from 'aws-cdk-lib';
import type { CfnElement } from 'aws-cdk-lib';

/** A resource as it stands in the template; CDK renders one by itself only through an internal method. */
export function renderedResource(element: CfnElement): Record<string, any> {
  const fragment = (element as unknown as { _toCloudFormation(): object })._toCloudFormation();
  const [resource] = Object.values<Record<string, any>>(Stack.of(element).resolve(fragment).Resources ?? {});
  return resource ?? {};
}
