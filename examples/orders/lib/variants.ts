import type { App } from 'aws-cdk-lib';
import type { OrdersStackProps } from './orders-stack';

/**
 * What the deploy tests change by context; without context this is the real application.
 *
 * - `-c stockUrl=http://…`: another stock service.
 * - `-c emulator=localstack`: no functions, because that emulator needs Docker for them.
 */
export function variantOf(app: App): OrdersStackProps {
  const stockUrl: unknown = app.node.tryGetContext('stockUrl');
  return {
    ...typeof stockUrl === 'string' && { stockUrl },
    ...app.node.tryGetContext('emulator') === 'localstack' && { functions: false },
  };
}
