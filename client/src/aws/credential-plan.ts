/**
 * Where the credentials of a profile come from, before anything is asked or run: what is missing in the shared files is
 * said by its name there. The kinds are looked for in the order of the AWS SDKs.
 */
import { awsFailure } from './aws-failure.js';
import type { Section } from './ini.js';
import { profileCommand } from './person.js';
import type { AwsFailure } from './ports.js';
import { DEFAULT_PROFILE, type SharedFiles } from './shared-files.js';

/** One way to credentials. `profile` is the one whose section says so, for failures. */
export type CredentialPlan =
  | { readonly kind: 'keys'; readonly section: Section }
  | { readonly kind: 'role'; readonly section: Section; readonly source: CredentialPlan }
  | { readonly kind: 'place'; readonly place: CredentialPlace; readonly profile: string }
  /** Whatever the SDK finds beside the shared files: the environment, a token file, a container, an instance. */
  | { readonly kind: 'machine' }
  | { readonly kind: 'web-identity' | 'login'; readonly profile: string; readonly section: Section }
  | { readonly kind: 'process'; readonly profile: string; readonly section: Section }
  | { readonly kind: 'sso'; readonly section: Section; readonly session: SsoSession | undefined };

/** A session that several profiles may share. */
export interface SsoSession {
  readonly name: string;
  readonly section: Section;
}

/** For a profile that a person has chosen. Throws an `AwsFailure` that names what is wrong. */
export function profilePlan(profile: string, files: SharedFiles): CredentialPlan {
  return planOf(profile, files, []);
}

/** For the environment's own: `AWS_PROFILE`, the environment's keys, the profile `default`, the machine. */
export function environmentPlan(
  profile: string | undefined,
  hasKeys: boolean,
  files: SharedFiles,
): CredentialPlan {
  if (profile !== undefined && !files.profiles.has(profile)) {
    throw fault(
      `\`AWS_PROFILE\` names profile \`${profile}\`, which is not in the shared AWS config and credentials files. Correct it, or select another profile.`,
    );
  }
  const name = profile ?? (hasKeys ? undefined : DEFAULT_PROFILE);
  const section = (name === undefined ? undefined : files.profiles.get(name)) ?? {};
  const isSource = Object.keys(section).some((key) => SOURCE_KEY.test(key));
  return name !== undefined && isSource ? profilePlan(name, files) : { kind: 'machine' };
}

/** Keys that have to do with credentials. */
const SOURCE_KEY =
  /^(?:aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_\w+|sso_\w+|login_session|web_identity_token_file)$/;

/** `above` are the profiles that lead here, from the first. */
function planOf(profile: string, files: SharedFiles, above: readonly string[]): CredentialPlan {
  const section = files.profiles.get(profile);
  if (section === undefined) throw missingProfile(profile, above);
  const { role_arn: role, source_profile: source, credential_source: place } = section;
  const keys = keysOf(section);
  // A profile may name itself as the source: its own keys are meant.
  if (above.length > 0 && keys !== undefined) return keys;
  if (role !== undefined && source !== undefined && place !== undefined) {
    throw fault(
      `Profile \`${profile}\` sets both \`source_profile\` and \`credential_source\`. Remove one of them.`,
    );
  }
  if (role !== undefined && source !== undefined) {
    const [first = profile] = above;
    if ([...above.slice(1), ...(above.length > 0 ? [profile] : [])].includes(source)) {
      throw fault(
        `The \`source_profile\` chain of profile \`${first}\` contains a cycle. Check \`source_profile\` in each of its profiles.`,
      );
    }
    return { kind: 'role', section, source: planOf(source, files, [...above, profile]) };
  }
  if (place !== undefined && (role !== undefined || above.length > 0)) {
    const from = placeOf(place, profile);
    return role === undefined ? from : { kind: 'role', section, source: from };
  }
  const plan = keys ?? ownPlan(profile, section, files);
  if (plan === undefined) throw withoutCredentials(profile, section, above);
  return plan;
}

function keysOf(section: Section): CredentialPlan | undefined {
  const { aws_access_key_id: id, aws_secret_access_key: secret } = section;
  return id === undefined || secret === undefined ? undefined : { kind: 'keys', section };
}

function placeOf(place: string, profile: string): CredentialPlan {
  const found = PLACES.find((each) => each === place);
  if (found !== undefined) return { kind: 'place', place: found, profile };
  throw fault(
    `The \`credential_source\` of profile \`${profile}\` is invalid. Use \`Environment\`, \`Ec2InstanceMetadata\` or \`EcsContainer\`.`,
  );
}

const PLACES = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'] as const;

/** Where a profile may have its credentials from instead of another profile: a `credential_source`. */
export type CredentialPlace = (typeof PLACES)[number];

function ownPlan(profile: string, section: Section, files: SharedFiles): CredentialPlan | undefined {
  if (section.web_identity_token_file !== undefined && section.role_arn !== undefined)
    return { kind: 'web-identity', profile, section };
  if (section.credential_process !== undefined) return { kind: 'process', profile, section };
  if (SSO_KEYS.some((key) => section[key] !== undefined)) return ssoPlan(profile, section, files);
  return section.login_session === undefined ? undefined : { kind: 'login', profile, section };
}

const SSO_KEYS = ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_region', 'sso_role_name'];

function ssoPlan(profile: string, own: Section, files: SharedFiles): CredentialPlan {
  const { sso_session: name } = own;
  const session = name === undefined ? undefined : files.ssoSessions.get(name);
  if (name !== undefined && session === undefined) {
    throw fault(
      `The \`sso_session\` of profile \`${profile}\` names \`${name}\`, but the shared AWS config file has no section \`[sso-session ${quoted(name)}]\`. Correct the name, or add the section with \`aws configure sso\`.`,
    );
  }
  for (const key of ['sso_start_url', 'sso_region']) {
    if ((session ?? own)[key] === undefined) {
      const where = name === undefined ? `Profile \`${profile}\`` : `The \`sso-session\` \`${name}\``;
      throw fault(`${where} has no \`${key}\`. Add it with \`aws configure sso\`.`);
    }
  }
  for (const key of ['sso_account_id', 'sso_role_name']) {
    if (own[key] === undefined)
      throw fault(`Profile \`${profile}\` has no \`${key}\`. Add it with \`aws configure sso\`.`);
  }
  return {
    kind: 'sso',
    section: { ...own, ...session },
    session: name === undefined || session === undefined ? undefined : { name, section: session },
  };
}

function missingProfile(profile: string, above: readonly string[]): AwsFailure & Error {
  const by = above.at(-1);
  return by === undefined
    ? noCredentials(profile)
    : fault(
        `The \`source_profile\` of profile \`${by}\` names \`${profile}\`, which is not in the shared AWS config and credentials files. Correct the name, or add the profile.`,
      );
}

function withoutCredentials(profile: string, section: Section, above: readonly string[]): AwsFailure & Error {
  if (section.role_arn !== undefined) {
    return fault(
      `Profile \`${profile}\` sets \`role_arn\`, but neither \`source_profile\` nor \`credential_source\`. Add one of them: it says whose credentials take on the role.`,
    );
  }
  for (const [has, needs] of PAIRS) {
    if (section[has] !== undefined && section[needs] === undefined)
      return fault(`Profile \`${profile}\` sets \`${has}\`, but no \`${needs}\`. Add it.`);
  }
  const by = above.at(-1);
  return by === undefined
    ? noCredentials(profile)
    : fault(
        `Profile \`${profile}\`, the \`source_profile\` of profile \`${by}\`, has no credentials. Add them, or name another profile.`,
        profileCommand('aws configure', profile),
      );
}

const PAIRS = [
  ['aws_access_key_id', 'aws_secret_access_key'],
  ['aws_secret_access_key', 'aws_access_key_id'],
  ['web_identity_token_file', 'role_arn'],
  ['source_profile', 'role_arn'],
  ['credential_source', 'role_arn'],
] as const;

function noCredentials(profile: string): AwsFailure & Error {
  return fault(
    `No credentials found for profile \`${profile}\` in the shared AWS config and credentials files. Set it up with \`aws configure\`, or select another profile.`,
    profileCommand('aws configure', profile),
  );
}

/** As the section's name has to be written. */
function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}

function fault(message: string, command?: string): AwsFailure & Error {
  return awsFailure('credentials', message, command);
}
