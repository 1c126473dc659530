import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledgements';
import { CatalogueFunctions } from './catalogue-functions';
import { CatalogueUsers } from './catalogue-users';
import { finishedRollout } from './rollout';
import type { Rollout } from './rollout';
import { offers, prices, product, products } from './routes/catalogue';
import { health } from './routes/health';
import { stock } from './routes/stock';
import { devStage, prodStage } from './stages';
import { Authorizers, ClientCertificate, RestGateway } from 'cdk-gatehouse';

/** Properties of a `CatalogueStack`. */
export interface CatalogueStackProps extends StackProps {
  /**
   * How far release 2 has come in prod.
   *
   * @default - it has arrived, and there is no canary
   */
  readonly rollout?: Rollout;
}

/** A catalogue: the stages dev and prod serve the same routes, and differ in all that a stage may have of its own. */
export class CatalogueStack extends Stack {
  public readonly gateway: RestGateway;

  constructor(scope: Construct, id: string, props: CatalogueStackProps = {}) {
    super(scope, id, props);
    const { release, prod } = props.rollout ?? finishedRollout();
    const users = new CatalogueUsers(this, 'Users');
    const functions = new CatalogueFunctions(this, 'Functions');
    const clientCertificate = ClientCertificate.rotating(this, 'Certificate', { generations: [{ name: 'first' }], current: 'first' });
    this.gateway = new RestGateway(this, 'Gateway', {
      description: 'A catalogue, its prices and what is in stock',
      authorizer: Authorizers.cognito(users),
      routes: {
        'GET /products': products(functions),
        'GET /products/{id}': product(functions),
        'GET /offers': offers(functions),
        'GET /prices/{id}': prices(functions),
        'GET /stock/{id}': stock(release),
        'GET /health': health(release),
      },
      stages: { dev: devStage(), prod: { ...prodStage(clientCertificate), ...prod } },
    });
    acknowledgeFindings({ users, functions, gateway: this.gateway });
    this.addOutputs(users);
  }

  private addOutputs(users: CatalogueUsers): void {
    const [dev, prod] = [this.gateway.stage('dev'), this.gateway.stage('prod')];
    const outputs = {
      ApiId: this.gateway.restApiId,
      DevUrl: dev.url,
      ProdUrl: prod.url,
      ProdDeploymentId: prod.deploymentId,
      UserPoolId: users.userPoolId,
      UserPoolClientId: users.client.userPoolClientId,
    };
    for (const [id, value] of Object.entries(outputs)) new CfnOutput(this, id, { value });
  }
}
