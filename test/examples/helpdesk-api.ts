import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { HelpdeskStack } from '../../examples/helpdesk/lib/helpdesk-stack';
import { variantOf } from '../../examples/helpdesk/lib/variants';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../examples/helpdesk/cdk.json'), 'utf8'));

/** The application as `bin` makes it. */
export function helpdeskApp(extra: Record<string, unknown> = {}): { readonly app: App; readonly stack: HelpdeskStack } {
  const app = new App({ context: { ...context, ...extra } });
  return { app, stack: new HelpdeskStack(app, 'Helpdesk', variantOf(app)) };
}
