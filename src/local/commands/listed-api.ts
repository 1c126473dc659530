import { integrationLabel } from '../labels';
import type { AuthorizationModel, MethodModel, RestApiModel } from '../rest/model';
import type { ListedApi, ListedRoute } from '../rest-apis';

/** An API as it was read, for the table of routes: with the names that CloudFormation would have made up. */
export function listedApi({ logicalId, name, methods }: RestApiModel): ListedApi {
  const routes = methods.filter((method) => !isPreflight(method));
  return { logicalId, name, routes: routes.map(listedRoute).sort((a, b) => (key(a) < key(b) ? -1 : 1)), preflights: methods.length - routes.length };
}

const key = ({ path, method }: ListedRoute): string => `${path} ${method}`;

function listedRoute({ httpMethod, resourcePath, integration, authorization, apiKeyRequired }: MethodModel): ListedRoute {
  return {
    method: httpMethod,
    path: resourcePath,
    integration: integrationLabel(integration, String),
    callers: [callers(authorization), ...apiKeyRequired ? ['API key'] : []].join(', '),
  };
}

function callers(authorization: AuthorizationModel): string {
  switch (authorization.type) {
    case 'NONE': return 'none';
    case 'AWS_IAM': return 'iam';
    case 'CUSTOM': return `lambda:${authorization.authorizer.functionArn?.split(':').pop() ?? '?'}`;
    case 'COGNITO_USER_POOLS': {
      const pools = authorization.authorizer.providerArns.map((arn) => arn.split('/').pop()).join('+');
      return [`cognito:${pools}`, ...authorization.scopes.length === 0 ? [] : [`scopes ${[...authorization.scopes].sort().join(' ')}`]].join(', ');
    }
  }
}

/** A preflight says which methods a page may use. */
function isPreflight({ httpMethod, integration }: MethodModel): boolean {
  const isSaid = integration?.responses.some(({ responseParameters }) => Object.keys(responseParameters).some((name) => /allow-methods$/i.test(name)));
  return httpMethod === 'OPTIONS' && integration?.type === 'MOCK' && isSaid === true;
}
