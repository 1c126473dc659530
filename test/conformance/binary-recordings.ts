import { recordingsOf } from './recordings';

/** A content handling, or none. */
export type Handling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;

/** A recorded exchange with an integration over S3. */
export interface BinaryExchange {
  readonly id: string;
  readonly request: { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>> };
  readonly expect: { readonly status: number; readonly text?: string | { readonly $base64: string } };
  /** The box whose payload is converted: the request of an upload, the answer of a download. */
  readonly box: 'request' | 'response';
  readonly handling: Handling;
  readonly binaryMediaTypes: readonly string[];
  readonly hasTemplate: boolean;
  /** What the payload is: text, base64 or bytes. */
  readonly payload: 'text' | 'base64' | 'bytes';
  /** The content type of the payload. */
  readonly contentType: string;
}

const PAYLOADS: Readonly<Record<string, BinaryExchange['payload']>> = { '/text': 'text', '/binary-encoded': 'base64', '/binary-raw': 'bytes' };

/** The recorded exchanges with S3, with what converts each. */
export function binaryExchanges(): BinaryExchange[] {
  return recordingsOf<any>('rest', 's3-binary-support').flatMap(({ id, definition, exchanges }) => {
    const resources = Object.values<any>(definition.template.Resources);
    const binaryMediaTypes = resources.find(({ Type }) => Type.endsWith('::RestApi')).Properties.BinaryMediaTypes ?? [];
    const { Integration } = resources.find(({ Type }) => Type.endsWith('::Method')).Properties;
    const [response] = Integration.IntegrationResponses;
    return exchanges.filter(({ request }: BinaryExchange) => request.path in PAYLOADS).map(({ request, expect }: BinaryExchange): BinaryExchange => {
      const isUpload = request.method === 'PUT';
      const { ContentHandling: handling, RequestTemplates, ResponseTemplates } = isUpload ? Integration : response;
      return {
        id,
        request,
        expect,
        box: isUpload ? 'request' : 'response',
        handling,
        binaryMediaTypes,
        hasTemplate: (RequestTemplates ?? ResponseTemplates) !== undefined,
        payload: PAYLOADS[request.path],
        contentType: request.headers[isUpload ? 'Content-Type' : 'response-content-type'],
      };
    });
  });
}
