import { own } from '../../../template';
import type { Fields } from '../../../template';
import type { AuthorizationModel, AuthorizerModel } from '../../model';
import { AUTHORIZER_TYPES, DEFAULT_TTL, functionArnIn, guardedBy, identitySourcesOf } from '../authorizer';
import { optional } from '../integration';
import type { OpenApiDocument } from './document';

/** What a security scheme asks of a request. */
type Guard = { readonly kind: 'authorizer'; readonly authorizer: AuthorizerModel } | { readonly kind: 'iam' } | { readonly kind: 'key' };

/** Who may call an operation. */
export interface Security {
  readonly authorization: AuthorizationModel;
  readonly apiKeyRequired: boolean;
}

const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const PLACES: Readonly<Record<string, string>> = { header: 'header', query: 'querystring' };

/** The security schemes of a body. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html */
export class SecuritySchemes {
  private readonly guards: ReadonlyMap<string, Guard>;
  private readonly unread = new Set<string>();

  constructor(private readonly document: OpenApiDocument) {
    this.guards = new Map(document.securitySchemes.entriesOfAny().flatMap(([name, value]) => {
      const guard = this.guardOf(name, document.part(value, `security scheme ${name}`));
      return guard ? [[name, guard] as const] : [];
    }));
  }

  /** Every authorizer, also one that no operation names. */
  public authorizers(): readonly AuthorizerModel[] {
    return [...this.guards.values()].flatMap((guard) => (guard.kind === 'authorizer' ? [guard.authorizer] : []));
  }

  /** Who may call an operation: what it requires itself, else what the body requires of all. */
  public securityOf(operation: Fields): Security {
    const holder = operation.raw('security') === undefined ? this.document.fields : operation;
    const required = holder.each('security').flatMap((requirement) => requirement.entriesOfAny().map(([name]) => ({ name, scopes: requirement.texts(name) })));
    const guards = required.flatMap(({ name, scopes }) => {
      const guard = this.guards.get(name) ?? this.missing(name, operation);
      return guard ? [{ guard, scopes }] : [];
    });
    const found = guards.find(({ guard }) => guard.kind === 'authorizer') ?? guards.find(({ guard }) => guard.kind === 'iam');
    return {
      authorization: byExtension(operation) ?? (found ? authorizationOf(found.guard, found.scopes) : { type: 'NONE' }),
      apiKeyRequired: guards.some(({ guard }) => guard.kind === 'key'),
    };
  }

  private missing(name: string, operation: Fields): undefined {
    if (this.unread.has(name)) return undefined;
    return operation.fail(`${operation.at('security')} names ${JSON.stringify(name)}, which is no security scheme of the body`);
  }

  private guardOf(name: string, scheme: Fields): Guard | undefined {
    if (scheme.raw(AUTHORIZER) !== undefined) return this.authorizerGuard(name, scheme, scheme.fields(AUTHORIZER));
    if (/^awssigv4$/i.test(scheme.text('x-amazon-apigateway-authtype') ?? '')) return { kind: 'iam' };
    if (scheme.text('type') === 'apiKey' && scheme.text('name')?.toLowerCase() === 'x-api-key') return { kind: 'key' };
    return this.ignored(name, 'it is neither an authorizer, awsSigv4 nor an API key in x-api-key');
  }

  private authorizerGuard(name: string, scheme: Fields, fields: Fields): Guard | undefined {
    const type = AUTHORIZER_TYPES.find((each) => each === fields.text('type')?.toUpperCase());
    if (type) return { kind: 'authorizer', authorizer: authorizerOf(name, type, scheme, fields) };
    return this.ignored(name, `REST APIs have no authorizers of type ${fields.text('type') ?? '(none)'}`);
  }

  private ignored(name: string, reason: string): undefined {
    this.unread.add(name);
    this.document.report(`the security scheme ${name} does not guard what requires it: ${reason}`);
    return undefined;
  }
}

function authorizerOf(name: string, type: AuthorizerModel['type'], scheme: Fields, fields: Fields): AuthorizerModel {
  // Only request authorizers have sources of their own; the others read what the scheme names.
  const source = type === 'REQUEST' ? fields.text('identitySource') : sourceOf(scheme);
  return {
    name,
    type,
    ...optional('functionArn', functionArnIn(fields.text('authorizerUri'))),
    providerArns: fields.texts('providerARNs'),
    identitySources: identitySourcesOf(source),
    ...optional('identityValidationExpression', fields.text('identityValidationExpression') || undefined),
    resultTtl: fields.number('authorizerResultTtlInSeconds') ?? DEFAULT_TTL,
  };
}

function sourceOf(scheme: Fields): string {
  const place = own(PLACES, scheme.text('in') ?? 'header') as string | undefined;
  return `method.request.${place ?? 'header'}.${scheme.text('name') ?? 'Authorization'}`;
}

function authorizationOf(guard: Guard, scopes: readonly string[]): AuthorizationModel {
  return guard.kind === 'authorizer' ? guardedBy(guard.authorizer, scopes) : { type: 'AWS_IAM' };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html */
function byExtension(operation: Fields): AuthorizationModel | undefined {
  const type = operation.fields('x-amazon-apigateway-auth').oneOf('type', ['NONE', 'AWS_IAM']);
  return type && { type };
}
