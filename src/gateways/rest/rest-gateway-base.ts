import { ArnFormat, Resource, Stack } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { at, quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import { parseRouteKey } from '../../routes';

/** A grantee of plain JavaScript can be anything. */
function granteeFindings(grantee: IGrantable): Finding[] {
  if (typeof grantee === 'object' && grantee?.grantPrincipal) return [];
  const fix = 'Hand over a role, user or function, or a principal of aws-iam';
  return [{ code: 'GH_TYPE', given: `the grantee is ${quote(grantee)}`, allowed: 'what has a grantPrincipal', fix }];
}

const EVERY_ROUTE = { methods: ['ANY'], path: '/*' };

/** A REST gateway, of this app or imported. */
export interface IRestGateway extends IResource {
  /** The API as aws-cdk-lib's own constructs take it. */
  readonly api: IRestApi;
  /**
   * The id of the API.
   *
   * @attribute
   */
  readonly restApiId: string;
  /** The name of the API, by which CloudWatch keys its metrics. */
  readonly restApiName: string;

  /**
   * Allows a principal to call, in every stage. It has an effect on routes with `Authorizers.iam()` only.
   *
   * IAM knows no parameters: a parameter becomes `*`, which takes slashes too, so a grant on `GET /users/{id}` also covers
   * `GET /users/{id}/orders`.
   *
   * @param grantee who may call
   * @param routeKey the route, `METHOD /path`; left out, every route
   */
  grantInvoke(grantee: IGrantable, routeKey?: string): Grant;

  /**
   * A metric of the API over all its stages.
   *
   * @param metricName a name of the AWS/ApiGateway namespace, for example `Count`
   * @param props statistic, period and the like
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
   */
  metric(metricName: string, props?: MetricOptions): Metric;

  /**
   * The number of requests.
   *
   * @param props statistic, period and the like
   */
  metricCount(props?: MetricOptions): Metric;

  /**
   * The number of answers of 400 to 499.
   *
   * @param props statistic, period and the like
   */
  metricClientError(props?: MetricOptions): Metric;

  /**
   * The number of answers of 500 to 599.
   *
   * @param props statistic, period and the like
   */
  metricServerError(props?: MetricOptions): Metric;

  /**
   * The time from the request to the answer, in milliseconds.
   *
   * @param props statistic, period and the like
   */
  metricLatency(props?: MetricOptions): Metric;

  /**
   * The time that the back end took, in milliseconds.
   *
   * @param props statistic, period and the like
   */
  metricIntegrationLatency(props?: MetricOptions): Metric;
}

/** What own and imported REST gateways share. */
export abstract class RestGatewayBase extends Resource implements IRestGateway {
  public abstract readonly api: IRestApi;
  public abstract readonly restApiId: string;
  public abstract readonly restApiName: string;

  /**
   * Allows a principal to call, in every stage. It has an effect on routes with `Authorizers.iam()` only.
   *
   * IAM knows no parameters: a parameter becomes `*`, which takes slashes too, so a grant on `GET /users/{id}` also covers
   * `GET /users/{id}/orders`.
   *
   * Errors: `GH_ROUTE_UNKNOWN`; `GH_GRANT_NOT_IAM` for a route that another authorizer guards.
   *
   * @param grantee who may call
   * @param routeKey the route, `METHOD /path`; left out, every route
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
   */
  public grantInvoke(grantee: IGrantable, routeKey?: string): Grant {
    return this._grant(grantee, 'execute-api:Invoke', routeKey === undefined ? undefined : () => this._grantedBy(routeKey));
  }

  /** A metric of the API over all its stages. */
  public metric(metricName: string, props?: MetricOptions): Metric {
    return new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiName: this.restApiName }, ...props }).attachTo(this);
  }

  /**
   * The number of requests.
   *
   * @param props statistic, period and the like
   */
  public metricCount(props?: MetricOptions): Metric {
    return this.metric('Count', { statistic: Stats.SAMPLE_COUNT, ...props });
  }

  /**
   * The number of answers of 400 to 499.
   *
   * @param props statistic, period and the like
   */
  public metricClientError(props?: MetricOptions): Metric {
    return this.metric('4XXError', { statistic: Stats.SUM, ...props });
  }

  /**
   * The number of answers of 500 to 599.
   *
   * @param props statistic, period and the like
   */
  public metricServerError(props?: MetricOptions): Metric {
    return this.metric('5XXError', { statistic: Stats.SUM, ...props });
  }

  /**
   * The time from the request to the answer, in milliseconds.
   *
   * @param props statistic, period and the like
   */
  public metricLatency(props?: MetricOptions): Metric {
    return this.metric('Latency', { statistic: Stats.AVERAGE, ...props });
  }

  /**
   * The time that the back end took, in milliseconds.
   *
   * @param props statistic, period and the like
   */
  public metricIntegrationLatency(props?: MetricOptions): Metric {
    return this.metric('IntegrationLatency', { statistic: Stats.AVERAGE, ...props });
  }

  /** Grants an action on one route, or on all. @internal */
  protected _grant(grantee: IGrantable, action: string, route?: () => GrantedRoute): Grant {
    at(this, () => throwFindings(granteeFindings(grantee)));
    const granted = route === undefined ? EVERY_ROUTE : at(this, route);
    return Grant.addToPrincipal({ grantee, actions: [action], resourceArns: this.invokeArns(granted) });
  }

  /** The methods and the path that a grant names. @internal */
  protected _grantedBy(routeKey: string): GrantedRoute {
    const { method, path } = parseRouteKey(routeKey);
    return { methods: [method], path };
  }

  private invokeArns({ methods, path }: GrantedRoute): string[] {
    const resourcePath = path.replace(/\{[^}]*\}/g, '*');
    return methods.map((method) => Stack.of(this).formatArn({
      service: 'execute-api',
      resource: this.restApiId,
      resourceName: `*/${method === 'ANY' ? '*' : method}${resourcePath}`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    }));
  }
}

/** What a grant allows. */
export interface GrantedRoute {
  readonly methods: readonly string[];
  readonly path: string;
}
