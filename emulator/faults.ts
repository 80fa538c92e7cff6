/** What can go wrong on purpose. A fault lies on routes and holds until it is taken away or used up. */
import { type Answer, failed } from './answer.js';
import type { EmulatedRequest } from './request.js';

export interface Fault {
  /** Matched with a request's route: `GET /restapis`, `GET /v2/apis/abc/stages`, `sts GetCallerIdentity`. */
  readonly route: RegExp;
  readonly region?: string;
  readonly kind: FaultKind;
  /** Of `throttled`: seconds. */
  readonly retryAfter?: number;
  /** Of `changed`: the body that is sent, of the one that would be. */
  readonly change?: (body: string) => string;
  /** How many requests meet it; all, when left out. */
  readonly times?: number;
}

export type FaultKind = keyof typeof errors | keyof typeof pages | 'throttled' | 'changed' | ConnectionFault;

/** What happens to the connection instead of a whole answer: none at all, an end without one, half of it. */
export type ConnectionFault = 'hang' | 'reset' | 'half-page' | 'cut-off';

/** The answer of a fault that is one; undefined where the fault is one of the connection, or changes the true answer. */
export function faultAnswer({ kind, retryAfter }: Fault, request: EmulatedRequest): Answer | undefined {
  if (kind === 'hang' || kind === 'reset' || kind === 'half-page' || kind === 'cut-off' || kind === 'changed')
    return undefined;
  if (kind === 'html' || kind === 'proxy') return { ...pages[kind], type: 'text/html' };
  if (kind === 'throttled') {
    return failed(
      request.service,
      429,
      'TooManyRequestsException',
      'Too Many Requests',
      retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
    );
  }
  const { status, name, message } = errors[kind];
  return failed(request.service, status, name, message(request));
}

/** Of what stands between, not of AWS. */
const pages = {
  html: { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
  proxy: { status: 407, body: '<html><body><h1>407 Proxy Authentication Required</h1></body></html>' },
} as const;

const errors = {
  'access-denied': {
    status: 403,
    name: 'AccessDeniedException',
    message: ({ region, path, route, service }: EmulatedRequest) =>
      `User: arn:aws:iam::123456789012:user/emulated is not authorized to perform: ${
        service === 'apigateway' ? 'apigateway:GET' : route.replace(' ', ':')
      } on resource: arn:aws:apigateway:${region}::/${path.join('/')} because no identity-based policy allows the action`,
  },
  'unrecognized-client': {
    status: 403,
    name: 'UnrecognizedClientException',
    message: () => 'The security token included in the request is invalid.',
  },
  'expired-token': {
    status: 403,
    name: 'ExpiredTokenException',
    message: () => 'The security token included in the request is expired',
  },
  /** AWS quotes what it has signed itself, the session token with it. */
  signature: {
    status: 403,
    name: 'InvalidSignatureException',
    message: ({ sessionToken, accessKeyId }: EmulatedRequest) =>
      `The request signature we calculated does not match the signature you provided. The Canonical String for this request should have been 'GET x-amz-security-token:${sessionToken} Credential=${accessKeyId}'`,
  },
  unauthorized: { status: 401, name: 'UnauthorizedException', message: () => 'Unauthorized' },
  'not-found': {
    status: 404,
    name: 'NotFoundException',
    message: () => 'Invalid API identifier specified',
  },
  'server-error': {
    status: 500,
    name: 'InternalFailure',
    message: () => 'Internal server error',
  },
} as const;
