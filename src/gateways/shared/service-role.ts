import { Lazy } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { API_GATEWAY_TRUST } from '../../observability';

/** The one role by which a gateway calls AWS services; its policy holds exactly what the routes want. */
export class ServiceRole extends Construct {
  /** Gets or makes the role of a gateway. */
  public static ensure(gateway: Construct): ServiceRole {
    return gateway.node.tryFindChild('ServiceRole') as ServiceRole | undefined ?? new ServiceRole(gateway, 'ServiceRole');
  }

  public readonly roleArn: string;
  private readonly statements: PolicyStatement[] = [];

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      assumeRolePolicyDocument: API_GATEWAY_TRUST,
      policies: Lazy.uncachedAny({ produce: (context) => this.policies(context) }),
    });
    this.roleArn = role.attrArn;
  }

  public add(statements: readonly PolicyStatement[]): void {
    this.statements.push(...statements);
  }

  /** Sorted and each once, so that the order of routes does not matter. */
  private policies(context: IResolveContext): unknown {
    const rendered = new Set(this.statements.map((statement) => JSON.stringify(context.resolve(statement.toJSON()))));
    if (rendered.size === 0) return undefined;
    const Statement = [...rendered].sort().map((text) => JSON.parse(text));
    return [{ policyName: 'Routes', policyDocument: { Version: '2012-10-17', Statement } }];
  }
}
