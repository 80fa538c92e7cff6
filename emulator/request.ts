/** What of an HTTP request an emulated service looks at. */
import type { IncomingMessage } from 'node:http';

export interface EmulatedRequest {
  readonly service: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Empty where there is none. */
  readonly sessionToken: string;
  readonly method: string;
  /** Decoded parts of the path. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Of a query or JSON protocol; else undefined. */
  readonly operation: string | undefined;
  readonly body: string;
  /** What a fault is matched with: `GET /restapis/abc/stages`, `sts AssumeRole`. */
  readonly route: string;
}

/** Undefined where the request is neither signed nor brings a token. */
export async function readRequest(incoming: IncomingMessage): Promise<EmulatedRequest | undefined> {
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) body += String(chunk);
  // AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/apigateway/aws4_request, SignedHeaders=…
  const scope = /Credential=([^/,]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(incoming.headers.authorization ?? '');
  // SSO gives out credentials for a token of its own.
  const isSso = incoming.headers['x-amz-sso_bearer_token'] !== undefined;
  // STS takes a token of another identity provider instead of a signature.
  const isToken = scope === null && body.includes('Action=AssumeRoleWithWebIdentity');
  if (scope === null && !isSso && !isToken) return undefined;
  const [, accessKeyId = '', region = '', service = isToken ? 'sts' : 'sso'] = scope ?? [];
  const url = new URL(incoming.url ?? '/', 'http://emulator');
  const method = incoming.method ?? 'GET';
  const target = incoming.headers['x-amz-target'];
  const operation =
    typeof target === 'string'
      ? target.split('.').at(-1)
      : (new URLSearchParams(body).get('Action') ?? undefined);
  const path = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return {
    service,
    region,
    accessKeyId,
    sessionToken: String(incoming.headers['x-amz-security-token'] ?? ''),
    method,
    path,
    query: url.searchParams,
    operation,
    body,
    route: operation === undefined ? `${method} /${path.join('/')}` : `${service} ${operation}`,
  };
}
