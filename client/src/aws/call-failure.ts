/**
 * Why AWS did not answer a call → a sentence with the remedy. Texts of AWS are looked at and never passed on: those about
 * signatures quote the request, and requests hold session tokens.
 */
import { awsFailure } from './aws-failure.js';
import { networkFailure } from './network-failure.js';
import type { Person } from './person.js';
import type { AwsCall, AwsFailure } from './ports.js';
import { thrown, type Thrown } from './thrown.js';

/** What is asked, for failures and the log. */
export type CallRequest = Pick<AwsCall, 'service' | 'operation' | 'region'>;

/** What a call asked for, as its failure names it. */
export interface AskedFor extends CallRequest, Person {
  /** The setting whose certificates alone are trusted, as a sentence begins with it. */
  readonly caBundle: string | undefined;
}

/** What went wrong with a call, with the remedy; never the text of AWS itself. */
export function callFailure(error: unknown, asked: AskedFor): AwsFailure & Error {
  const seen = thrown(error);
  const service = serviceName(asked);
  // Version 1 and 2 and STS write the same names with and without the ending.
  const kind = KINDS.get(seen.name.replace(/Exception$/, '')) ?? kindOfStatus(seen.status);
  if (kind === 'redirect' || (kind !== undefined && seen.name !== 'SyntaxError'))
    return SENTENCES[kind](asked, seen, service);
  return networkFailure(seen, service, asked.region, asked.caBundle) ?? unknownFailure(asked, seen, service);
}

/** For an answer that was read, and lacks what AWS always sends: an empty one is no empty account. */
export function foreignAnswer(asked: CallRequest): AwsFailure & Error {
  return awsFailure(
    'service',
    `The response to \`${asked.operation}\` did not come from ${serviceName(asked)} in \`${asked.region}\`. ${CHECK_BETWEEN}, then try again.`,
  );
}

/** For an answer that AWS would not give, of which something is used all the same; `how` ends the sentence. */
export function oddAnswer(asked: CallRequest, how: string): AwsFailure & Error {
  return awsFailure(
    'service',
    `${serviceName(asked)} in \`${asked.region}\` answered \`${asked.operation}\` with ${how}. ${CHECK_BETWEEN}, then refresh.`,
  );
}

/** For a list whose end was not waited for. */
export function slowList(asked: CallRequest): AwsFailure & Error {
  return awsFailure(
    'service',
    `${serviceName(asked)} in \`${asked.region}\` sent the pages of \`${asked.operation}\` too slowly, so the list is incomplete. Refresh to try again.`,
  );
}

const CHECK_BETWEEN = 'Check the `endpoint_url`, and for a proxy in between';

function serviceName({ service }: CallRequest): string {
  return service === 'sts' ? 'AWS STS' : 'API Gateway';
}

type Kind =
  | 'permission'
  | 'throttling'
  | 'not-found'
  | 'unknown-key'
  | 'expired'
  | 'signature'
  | 'refused'
  | 'fault'
  | 'redirect';

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['AccessDenied', 'permission'],
  ['UnauthorizedOperation', 'permission'],
  ['UnrecognizedClient', 'unknown-key'],
  ['InvalidClientTokenId', 'unknown-key'],
  ['MissingAuthenticationToken', 'unknown-key'],
  ['IncompleteSignature', 'unknown-key'],
  ['ExpiredToken', 'expired'],
  ['RequestExpired', 'expired'],
  ['InvalidSignature', 'signature'],
  ['SignatureDoesNotMatch', 'signature'],
  ['RequestTimeTooSkewed', 'signature'],
  ['RequestInTheFuture', 'signature'],
  ['Unauthorized', 'refused'],
  ['TooManyRequests', 'throttling'],
  ['Throttling', 'throttling'],
  ['Throttled', 'throttling'],
  ['LimitExceeded', 'throttling'],
  ['NotFound', 'not-found'],
]);

/** For errors without a name that is known. */
function kindOfStatus(status: number | undefined): Kind | undefined {
  if (status === undefined) return undefined;
  if (status >= 300 && status < 400) return 'redirect';
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
          'AWS rejected the MFA code. Refresh, then enter the next code from the device.',
        )
      : awsFailure('permissions', permission(who, operation, message)),
  throttling: ({ region }, _seen, service) =>
    awsFailure(
      'throttling',
      `${service} throttles this account in \`${region}\`: the quota is 10 requests per second. Try again in a moment.`,
    ),
  'not-found': ({ region, operation }, _seen, service) =>
    awsFailure(
      'not-found',
      `${service} in \`${region}\` did not find the resource that \`${operation}\` requested. It may have been deleted: refresh the list.`,
    ),
  'unknown-key': ({ who, region }) =>
    awsFailure(
      'credentials',
      `AWS does not recognize the access key of ${who} in \`${region}\`. Check the key, and that the Region is enabled for the account.`,
    ),
  expired: ({ who, signIn }) =>
    signIn === undefined
      ? awsFailure('credentials', `The session of ${who} has expired. Get new credentials, then refresh.`)
      : awsFailure(
          'credentials',
          `The session of ${who} has expired. Sign in with \`${signIn}\`, then refresh.`,
          signIn,
        ),
  signature: ({ who }) =>
    awsFailure(
      'credentials',
      `AWS rejected the request signature of ${who}. Check the secret access key and the clock of this machine.`,
    ),
  refused: ({ who, signIn }) =>
    awsFailure(
      'credentials',
      `AWS rejected the credentials of ${who} (HTTP 401). ${signIn === undefined ? 'Check them' : `Sign in with \`${signIn}\``}, then refresh.`,
      signIn,
    ),
  fault: ({ region }, { status }, service) =>
    awsFailure(
      'service',
      `${service} in \`${region}\` reported an internal error (HTTP ${String(status)}). Try again in a moment.`,
    ),
  redirect: ({ region, operation }, { status }, service) =>
    awsFailure(
      'service',
      `\`${operation}\` was redirected (HTTP ${String(status)}), which ${service} in \`${region}\` does not do. ${CHECK_BETWEEN}, then try again.`,
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
    ? 'A policy explicitly denies it; ask the owner of the policy.'
    : 'Allow it in an attached IAM policy; `docs/iam.md` has an example.';
  return `The credentials of ${who} are not allowed to ${what}. ${remedy}`;
}

function unknownFailure(
  { region, operation }: AskedFor,
  { name, status }: Thrown,
  service: string,
): AwsFailure & Error {
  // What is not JSON, or nests without an end: an error page, or an answer that ends in the middle.
  if (name === 'SyntaxError' || name === 'RangeError') {
    return awsFailure(
      'service',
      status !== undefined && status >= 400
        ? `The response did not come from ${service} in \`${region}\` (HTTP ${status}). Check for a proxy in between, then try again.`
        : `The response of ${service} in \`${region}\` is incomplete, or comes from something in between, such as a sign-in page. Check the connection, then try again.`,
    );
  }
  const how = status === undefined ? `\`${name}\`` : `\`${name}\`, HTTP ${status}`;
  return awsFailure(
    'service',
    `${service} in \`${region}\` did not complete \`${operation}\` (${how}). Try again.`,
  );
}
