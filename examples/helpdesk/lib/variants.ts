import type { App } from 'aws-cdk-lib';
import type { HelpdeskStackProps } from './helpdesk-stack';

/**
 * What the deploy tests change by context; without context this is the real application.
 *
 * - `-c emulator=localstack`: a name for the delivery stream, because that emulator makes none up.
 */
export function variantOf(app: App): HelpdeskStackProps {
  return app.node.tryGetContext('emulator') === 'localstack' ? { deliveryStreamName: 'helpdesk-clicks' } : {};
}
