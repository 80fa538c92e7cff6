/**
 * Why there are no credentials → a sentence with the remedy. The SDK has one name for nearly all of it, so its texts must
 * be told apart; none is passed on, since that of a `credential_process` quotes its command and what it wrote.
 */
import { awsFailure, isAwsFailure } from './aws-failure.js';
import { networkFailure } from './network-failure.js';
import type { AwsFailure } from './ports.js';
import type { Sections } from './endpoints.js';
import { thrown } from './thrown.js';

/** `profile` is undefined for the environment; `sections` as the shared files have them. */
export function credentialsFailure(
  error: unknown,
  profile: string | undefined,
  sections: Sections,
  region: string,
): AwsFailure & Error {
  if (isAwsFailure(error)) return error;
  const seen = thrown(error);
  const who = whoIs(profile);
  const found = CAUSES.find(({ pattern }) => pattern.test(seen.message));
  if (found !== undefined) {
    const { message, command } = found.remedy(who, signInCommand(profile, sections), profile);
    return awsFailure('credentials', message, command);
  }
  return (
    networkFailure(seen, 'The sign-in of AWS', region) ??
    awsFailure(
      'credentials',
      `There are no credentials of ${who} (\`${seen.name}\`): check how it is set up in the shared config file.`,
    )
  );
}

export function whoIs(profile: string | undefined): string {
  return profile === undefined ? 'the environment' : `profile \`${profile}\``;
}

/** How a person signs in for the profile, or for the one it takes its credentials from; undefined where there is nothing to sign in to. */
export function signInCommand(profile: string | undefined, sections: Sections): string | undefined {
  let name = profile ?? 'default';
  // A chain may go in circles.
  for (const seen = new Set<string>(); !seen.has(name);) {
    seen.add(name);
    const section = sections[name] ?? {};
    if (section.sso_session !== undefined || section.sso_start_url !== undefined)
      return command('aws sso login', name);
    if (section.login_session !== undefined) return command('aws login', name);
    name = section.source_profile ?? name;
  }
  return undefined;
}

/** A command goes to a terminal, so a name that a shell would read otherwise makes none. */
function command(words: string, profile: string): string | undefined {
  return /^[\w@+=.:/-]+$/.test(profile) ? `${words} --profile ${profile}` : undefined;
}

interface Remedy {
  readonly message: string;
  readonly command?: string | undefined;
}

type RemedyOf = (who: string, signIn: string | undefined, profile: string | undefined) => Remedy;

/** The first that matches is meant. */
const CAUSES: readonly { readonly pattern: RegExp; readonly remedy: RemedyOf }[] = [
  {
    pattern: /^Command failed|credential_process/,
    remedy: (who) => ({
      message: `The \`credential_process\` of ${who} gave no credentials: run it in a terminal to see why.`,
    }),
  },
  {
    pattern: /^Could not resolve credentials using profile/,
    remedy: (who, _signIn, profile) => ({
      message: `There are no credentials for ${who} in the shared config and credentials files: set it up with \`aws configure\`, or choose another profile.`,
      command: profile === undefined ? undefined : command('aws configure', profile),
    }),
  },
  {
    pattern: /^Could not load credentials from any providers/,
    remedy: () => ({
      message:
        'The environment of the editor holds no credentials: choose a profile, or start the editor where `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` are set.',
    }),
  },
  {
    pattern: /^Detected a cycle/,
    remedy: (who) => ({
      message: `The profiles that ${who} takes its credentials from go in circles: check \`source_profile\`.`,
    }),
  },
  {
    pattern: /^Unsupported credential source/,
    remedy: (who) => ({
      message: `The \`credential_source\` of ${who} is none that AWS knows: it may be \`Environment\`, \`Ec2InstanceMetadata\` or \`EcsContainer\`.`,
    }),
  },
  {
    pattern: /ForbiddenException|No access/,
    remedy: (who) => ({
      message: `The SSO role of ${who} is not granted to you: check \`sso_account_id\` and \`sso_role_name\`, or ask for it.`,
    }),
  },
  {
    pattern: /SSO (?:session|token)|session token not found|token is expired|aws login|reauthenticate/i,
    remedy: (who, signIn) => ({
      message: `The session of ${who} has ended or was never begun: sign in${signIn === undefined ? '' : ` with \`${signIn}\``}, then refresh.`,
      command: signIn,
    }),
  },
];
