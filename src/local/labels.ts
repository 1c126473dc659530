/** What an integration is, in one word and the name of its target: `lambda:ListPhotos`, `s3:PutObject:Photos`, `mock:200`. */
export function integrationLabel(integration: any): string {
  const type = String(integration?.type ?? '').toLowerCase();
  if (type === '') return '?';
  const uri = literal(integration.uri) ?? '';
  if (type === 'mock') return `mock:${mockStatus(integration)}`;
  if (type.startsWith('http')) return `http:${/^https?:\/\/([^/]+)/.exec(uri)?.[1] ?? (uri || '?')}`;
  return serviceLabel(uri, String(integration.httpMethod ?? ''));
}

/** Text with references as `Id`; nothing where it is neither text nor an intrinsic function that yields some. */
export function literal(value: any): string | undefined {
  if (typeof value === 'string') return value;
  const [[name, argument] = []] = Object.entries<any>(value ?? {});
  switch (name) {
    case 'Ref': return argument;
    case 'Fn::GetAtt': return [argument].flat()[0].split('.')[0];
    case 'Fn::Join': return [argument?.[1]].flat().map((part: any) => literal(part) ?? '?').join(argument?.[0]);
    case 'Fn::Sub': return String([argument].flat()[0]).replace(/\$\{([^}.]+)[^}]*\}/g, '$1');
    case 'Fn::ImportValue': return literal(argument);
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
  return /"?statusCode"?\s*:\s*(\d{3})/.exec(literal(template) ?? '')?.[1] ?? '?';
}
