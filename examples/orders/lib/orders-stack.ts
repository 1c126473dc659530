import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledgements';
import { OrderBucket } from './order-bucket';
import { OrderFunctions } from './order-functions';
import { OrderUsers } from './order-users';
import { PROBLEM_TYPES } from './problems';
import { cancelOrder } from './routes/cancel-order';
import { health } from './routes/health';
import { listOrders } from './routes/list-orders';
import { placeOrder } from './routes/place-order';
import { readOrder } from './routes/read-order';
import { stock } from './routes/stock';
import { Authorizers, GatewayResponses, RestGateway } from 'cdk-gatehouse';

/** Properties of an `OrdersStack`; all of them are for the deploy tests, the defaults are the application. */
export interface OrdersStackProps extends StackProps {
  /**
   * Where the stock service answers.
   *
   * @default - https://stock.example.com, where nobody does
   */
  readonly stockUrl?: string;
  /**
   * Whether there are functions at all.
   *
   * @default true
   */
  readonly functions?: boolean;
}

/** Orders: API Gateway checks and maps every request, and words every answer; the functions see neither HTTP nor each other's fields. */
export class OrdersStack extends Stack {
  public readonly gateway: RestGateway;

  constructor(scope: Construct, id: string, props: OrdersStackProps = {}) {
    super(scope, id, props);
    const { stockUrl = 'https://stock.example.com', functions = true } = props;
    const bucket = new OrderBucket(this, 'Bucket');
    const users = new OrderUsers(this, 'Users');
    this.gateway = new RestGateway(this, 'Gateway', {
      description: 'Orders and what is in stock',
      authorizer: Authorizers.cognito(users),
      cors: { allowOrigins: ['https://shop.example.com'], exposeHeaders: ['Location'] },
      gatewayResponses: GatewayResponses.problemJson({ typeBase: PROBLEM_TYPES }),
      routes: { 'GET /stock/{sku}': stock(stockUrl), 'GET /health': health() },
      stages: { prod: { throttle: { rate: 100, burst: 50 } } },
    });
    const behind = functions ? new OrderFunctions(this, 'Functions', bucket) : undefined;
    if (behind) this.addOrders(behind);
    this.addOutputs(users);
    acknowledgeFindings({ bucket, users, gateway: this.gateway, functions: behind });
  }

  private addOrders({ place, list, read, cancel }: OrderFunctions): void {
    this.gateway.addRoutes('/orders', {
      routes: {
        'POST /': placeOrder(place),
        'GET /': listOrders(list),
        'GET /{id}': readOrder(read),
        'POST /{id}/cancellation': cancelOrder(cancel),
      },
    });
  }

  private addOutputs(users: OrderUsers): void {
    new CfnOutput(this, 'ApiId', { value: this.gateway.restApiId });
    new CfnOutput(this, 'ApiUrl', { value: this.gateway.url });
    new CfnOutput(this, 'UserPoolId', { value: users.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: users.client.userPoolClientId });
  }
}
