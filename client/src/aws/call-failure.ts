/**
 * Why AWS did not answer a call → a sentence with the remedy. Texts of AWS are looked at and never passed on: those about
 * signatures quote the request, and requests hold session tokens.
 */
import { awsFailure } from './aws-failure.js';
import { networkFailure } from './network-failure.js';
import type { Person } from './person.js';
import type { AwsCall, AwsFailure } from './ports.js';
import { thrown, type Thrown } from './thrown.js';

export interface AskedFor extends Person {
  readonly service: AwsCall['service'];
  readonly operation: string;
  readonly region: string;
}

export function callFailure(error: unknown, asked: AskedFor): AwsFailure & Error {
  const seen = thrown(error);
  const service = asked.service === 'sts' ? 'AWS STS' : 'API Gateway';
  // Version 1 and 2 and STS write the same names with and without the ending.
  const kind = KINDS[seen.name.replace(/Exception$/, '')] ?? kindOfStatus(seen.status);
  if (kind !== undefined && seen.name !== 'SyntaxError') return SENTENCES[kind](asked, seen, service);
  return networkFailure(seen, service, asked.region) ?? unknownFailure(asked, seen, service);
}

type Kind =
  'permission' | 'throttling' | 'not-found' | 'unknown-key' | 'expired' | 'signature' | 'refused' | 'fault';

const KINDS: Readonly<Record<string, Kind>> = {
  AccessDenied: 'permission',
  UnauthorizedOperation: 'permission',
  UnrecognizedClient: 'unknown-key',
  InvalidClientTokenId: 'unknown-key',
  MissingAuthenticationToken: 'unknown-key',
  IncompleteSignature: 'unknown-key',
  ExpiredToken: 'expired',
  RequestExpired: 'expired',
  InvalidSignature: 'signature',
  SignatureDoesNotMatch: 'signature',
  RequestTimeTooSkewed: 'signature',
  RequestInTheFuture: 'signature',
  Unauthorized: 'refused',
  TooManyRequests: 'throttling',
  Throttling: 'throttling',
  Throttled: 'throttling',
  LimitExceeded: 'throttling',
  NotFound: 'not-found',
};

/** For errors without a name that is known. */
function kindOfStatus(status: number | undefined): Kind | undefined {
  if (status === undefined) return undefined;
  if (status === 401) return 'refused';
  if (status === 403) return 'permission';
  if (status === 404) return 'not-found';
  if (status === 429) return 'throttling';
  return status >= 500 ? 'fault' : undefined;
}

const SENTENCES: Readonly<
  Record<Kind, (asked: AskedFor, seen: Thrown, service: string) => AwsFailure & Error>
> = {
  permission: ({ who, operation }, { message }) =>
    message.includes('MultiFactorAuthentication failed')
      ? awsFailure(
          'credentials',
          'AWS did not accept the MFA code: refresh, and give the next one that the device shows.',
        )
      : awsFailure('permissions', permission(who, operation, message)),
  throttling: ({ region }, _seen, service) =>
    awsFailure(
      'throttling',
      `${service} throttles this account in \`${region}\`, which may ask it 10 times a second in all: try again in a moment.`,
    ),
  'not-found': ({ region, operation }, _seen, service) =>
    awsFailure(
      'not-found',
      `${service} in \`${region}\` does not have what \`${operation}\` asked for (any more): refresh the list.`,
    ),
  'unknown-key': ({ who, region }) =>
    awsFailure(
      'credentials',
      `AWS does not know the access key of ${who} in \`${region}\`: check the key, and that the Region is enabled for the account.`,
    ),
  expired: ({ who, signIn }) =>
    signIn === undefined
      ? awsFailure('credentials', `The session of ${who} has ended: get new credentials, then refresh.`)
      : awsFailure(
          'credentials',
          `The session of ${who} has ended: sign in with \`${signIn}\`, then refresh.`,
          signIn,
        ),
  signature: ({ who }) =>
    awsFailure(
      'credentials',
      `AWS refuses the signature of ${who}: check the secret access key, and the clock of this machine.`,
    ),
  refused: ({ who, signIn }) =>
    awsFailure(
      'credentials',
      `AWS refuses the credentials of ${who} (HTTP 401): ${signIn === undefined ? 'check them' : `sign in with \`${signIn}\``}, then refresh.`,
      signIn,
    ),
  fault: ({ region }, { status }, service) =>
    awsFailure(
      'service',
      `${service} in \`${region}\` has a fault of its own (HTTP ${String(status)}): try again in a moment.`,
    ),
};

/** "User: ARN is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows …" */
function permission(who: string, operation: string, message: string): string {
  const [, action] = /not authorized to perform: ([a-z0-9-]+:\w+)/i.exec(message) ?? [];
  const [, resource] = /on resource: (arn:[\w:/.*$-]+)/i.exec(message) ?? [];
  const what =
    action === undefined
      ? `call \`${operation}\``
      : `use \`${action}\`${resource === undefined ? '' : ` on \`${resource}\``}`;
  const remedy = /explicit deny/i.test(message)
    ? 'a policy denies it explicitly; ask whoever keeps it'
    : 'allow it in a policy of theirs (`docs/iam.md` has one that suffices)';
  return `The credentials of ${who} may not ${what}: ${remedy}.`;
}

function unknownFailure(
  { region, operation }: AskedFor,
  { name, status }: Thrown,
  service: string,
): AwsFailure & Error {
  // What is no JSON: an error page, or an answer that ends in the middle.
  if (name === 'SyntaxError')
    return awsFailure(
      'service',
      status !== undefined && status >= 400
        ? `Something other than ${service} in \`${region}\` answered (HTTP ${status}): look for a proxy in between, then try again.`
        : `The answer of ${service} in \`${region}\` cannot be read: it broke off or comes from something in between, such as a sign-in page. Try again.`,
    );
  const how = status === undefined ? `\`${name}\`` : `\`${name}\`, HTTP ${status}`;
  return awsFailure(
    'service',
    `${service} in \`${region}\` did not answer \`${operation}\` (${how}): try again.`,
  );
}
