import type { App } from 'aws-cdk-lib';
import type { PartnerApiStackProps } from './partner-api-stack';

/**
 * What can be changed by context; without context this is the real application.
 *
 * - `-c catalogueUrl=http://…`: another catalogue service than the real one.
 */
export function variantOf(app: App): PartnerApiStackProps {
  return { catalogueUrl: app.node.tryGetContext('catalogueUrl') };
}
