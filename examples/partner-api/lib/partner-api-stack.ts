import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { EndpointAccessMode, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { ACCESS } from './access';
import { acknowledgeFindings } from './acknowledgements';
import { OrderQueue } from './order-queue';
import { PartnerKeys } from './partner-keys';
import { PARTNERS } from './partners';
import type { Partner } from './partners';
import { PLANS } from './plans';
import { article } from './routes/articles';
import { placeOrder } from './routes/orders';
import { report } from './routes/reports';
import { Authorizers, Integrations, RestEndpoint, RestGateway, SecurityPolicy } from 'cdk-gatehouse';

export interface PartnerApiStackProps extends StackProps {
  /** Who has keys. @default PARTNERS */
  readonly partners?: readonly Partner[];
  /** Where the catalogue service is. @default https://catalogue.example.com */
  readonly catalogueUrl?: string;
}

/**
 * An API for partners. Who calls is known by the signature (IAM), from where by the resource policy, and how much by the API key: a key counts and
 * limits, and proves nothing.
 */
export class PartnerApiStack extends Stack {
  public readonly gateway: RestGateway;

  constructor(scope: Construct, id: string, props: PartnerApiStackProps = {}) {
    super(scope, id, props);
    const { partners = PARTNERS, catalogueUrl = 'https://catalogue.example.com' } = props;
    const queue = new OrderQueue(this, 'Queue');
    this.gateway = new RestGateway(this, 'Gateway', {
      description: 'Articles, reports and orders for partners',
      // No domain leads here, so the execute-api address stays on. Nobody called before, so nobody needs an older TLS, or BASIC.
      endpoint: RestEndpoint.regional({
        ipAddressType: IpAddressType.DUAL_STACK,
        securityPolicy: SecurityPolicy.TLS13_1_3_2025_09,
        endpointAccessMode: EndpointAccessMode.STRICT,
      }),
      resourceAccess: ACCESS,
      authorizer: Authorizers.iam(),
      apiKeyRequired: true,
      documentation: {},
      routes: {
        'GET /articles/{sku}': article(catalogueUrl),
        'GET /reports/{month}': report(catalogueUrl),
        'POST /orders': placeOrder(queue.orders),
        // Without a key, and so without a quota: whoever gets 200 here has the network and the signature right.
        'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), apiKeyRequired: false, summary: 'Says that the gateway is there' },
      },
      stages: { prod: { throttle: { rate: 200, burst: 100 } } },
    });
    const keys = new PartnerKeys(this, 'Keys', partners);
    for (const plan of ['gold', 'silver'] as const) this.gateway.addUsagePlan(plan, { ...PLANS[plan], keys: keys.on(plan) });
    acknowledgeFindings(this.gateway, queue);
    this.addOutputs({ ApiId: this.gateway.restApiId, ApiUrl: this.gateway.url, OrdersUrl: queue.orders.queueUrl });
  }

  private addOutputs(outputs: Record<string, string>): void {
    for (const [id, value] of Object.entries(outputs)) new CfnOutput(this, id, { value });
  }
}
