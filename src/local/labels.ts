/** How the resource of a logical id is called. */
export type NameOf = (logicalId: string) => string;

/** Resources by their construct's id, as the gateway's own route list prints them; by logical id where a template has no such metadata. */
export function namesIn(template: Readonly<Record<string, any>>): NameOf {
  return (logicalId) => {
    const path = template.Resources?.[logicalId]?.Metadata?.['aws:cdk:path'];
    const ids = typeof path === 'string' ? path.split('/').filter((id) => id !== 'Resource') : [];
    return ids.pop() ?? logicalId;
  };
}

/** What an integration is, in one word and the name of its target: `lambda:ListPhotos`, `s3:PutObject:Photos`, `mock:200`. */
export function integrationLabel(integration: any, nameOf: NameOf): string {
  const type = String(integration?.type ?? '').toLowerCase();
  if (type === '') return '?';
  const uri = literal(integration.uri, nameOf) ?? '';
  if (type === 'mock') return `mock:${mockStatus(integration)}`;
  if (type.startsWith('http')) return `http:${/^https?:\/\/([^/]+)/.exec(uri)?.[1] ?? (uri || '?')}`;
  return serviceLabel(uri, String(integration.httpMethod ?? ''));
}

/** Text with references as names; nothing where it is neither text nor an intrinsic function that yields some. */
export function literal(value: any, nameOf: NameOf): string | undefined {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = []] = Object.entries<any>(value ?? {});
  const [first, second] = [argument].flat();
  switch (intrinsic) {
    // Pseudo parameters without their prefix, whose colons would look like an ARN's.
    case 'Ref': return nameOf(argument).replace(/^AWS::/, '');
    case 'Fn::GetAtt': return nameOf(first.split('.')[0]);
    case 'Fn::Join': return argument[1].map((part: any) => literal(part, nameOf) ?? '?').join(first);
    case 'Fn::Sub': return first.replace(/\$\{(?:AWS::)?([^}.]+)[^}]*\}/g, (_: string, id: string) => literal(second?.[id], nameOf) ?? nameOf(id));
    case 'Fn::ImportValue': return literal(argument, nameOf);
    default: return undefined;
  }
}

const SERVICE = /:apigateway:[^:]*:([^:]+):(path|action)\/(.*)$/;
const FUNCTION = /functions\/(.*)\/invocations$/;
const OBJECT_ACTIONS: Readonly<Record<string, string>> = { DELETE: 'DeleteObject', GET: 'GetObject', HEAD: 'HeadObject', PUT: 'PutObject' };

function serviceLabel(uri: string, method: string): string {
  const [, service, kind, rest] = SERVICE.exec(uri) ?? [];
  if (!service) return 'aws:?';
  if (service === 'lambda') return `lambda:${lastName(FUNCTION.exec(rest)?.[1] ?? rest)}`;
  if (service === 's3') return `s3:${OBJECT_ACTIONS[method] ?? method}:${rest.split('/')[0]}`;
  return kind === 'action' ? `${service}:${rest}` : `${service}:${method} /${rest}`;
}

/** The name at the end of a literal ARN; a logical id has no colon. */
function lastName(arn: string): string {
  return /:function:(.+)$/.exec(arn)?.[1] ?? arn;
}

function mockStatus(integration: any): string {
  const template = Object.values<any>(integration.requestTemplates ?? {})[0];
  return /"?statusCode"?\s*:\s*(\d{3})/.exec(literal(template, String) ?? '')?.[1] ?? '?';
}
