/**
 * Why there are no credentials → a sentence with the remedy, beyond what the shared files show (`credential-plan.ts`). The
 * SDK has one name for nearly all of it, so its texts must be told apart; none is passed on.
 */
import { awsFailure, isAwsFailure } from './aws-failure.js';
import { networkFailure } from './network-failure.js';
import type { AwsFailure } from './ports.js';
import type { Person } from './person.js';
import { thrown } from './thrown.js';

/** Why there are no credentials, with the remedy. */
export function credentialsFailure(error: unknown, person: Person, region: string): AwsFailure & Error {
  if (isAwsFailure(error)) return error;
  const seen = thrown(error);
  const found = CAUSES.find(({ pattern }) => pattern.test(seen.message));
  if (found !== undefined) {
    const { message, command } = found.remedy(person);
    return awsFailure('credentials', message, command);
  }
  // Some providers keep the text of what went wrong, and nothing else.
  const code = seen.code ?? /\bE[A-Z]{4,}\b|\bEAI_AGAIN\b/.exec(seen.message)?.[0];
  const isLate = /requestTimeout|TimeoutError/.test(seen.message);
  return (
    networkFailure(
      { ...seen, code, ...(isLate ? { name: 'TimeoutError' } : {}) },
      'The AWS sign-in service',
      region,
    ) ??
    awsFailure(
      'credentials',
      `No credentials found for ${person.who} (\`${seen.name}\`). Check its entry in the shared AWS config file.`,
    )
  );
}

interface Remedy {
  readonly message: string;
  readonly command?: string | undefined;
}

type RemedyOf = (person: Person) => Remedy;

/** The first that matches is meant. */
const CAUSES: readonly { readonly pattern: RegExp; readonly remedy: RemedyOf }[] = [
  {
    pattern: /^Could not load credentials from any providers/,
    remedy: () => ({
      message:
        'No credentials found in the environment of the editor. Select a profile, or start the editor with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` set.',
    }),
  },
  {
    pattern: /ForbiddenException|No access/,
    remedy: ({ who }) => ({
      message: `You do not have access to the SSO role of ${who}. Check \`sso_account_id\` and \`sso_role_name\`, or ask your administrator for access.`,
    }),
  },
  {
    pattern:
      /SSO (?:session|token)|session token not found|token is expired|aws login|reauthenticate|^(?:failed to load|failed to refresh|token validation)/i,
    remedy: ({ who, signIn }) => ({
      message: `There is no active session for ${who}. Sign in${signIn === undefined ? '' : ` with \`${signIn}\``}, then refresh.`,
      command: signIn,
    }),
  },
];
