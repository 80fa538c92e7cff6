/** Whose credentials they are, in words for failures, and how they sign in. */
import { environmentProfile } from './shared-config.js';
import { DEFAULT_PROFILE, type SharedFiles } from './shared-files.js';

/** What a person has to be asked for or shown. */
export interface Person {
  readonly profile: string | undefined;
  /** ``profile `dev` ``, or `the environment`. */
  readonly who: string;
  /** The command that signs in again; undefined where there is nothing to sign in to. */
  readonly signIn: string | undefined;
}

/** How failures speak of a profile. */
export function personOf(profile: string | undefined, files: SharedFiles, env: NodeJS.ProcessEnv): Person {
  const hasKeys = env.AWS_ACCESS_KEY_ID !== undefined;
  const name = profile ?? environmentProfile(env) ?? (hasKeys ? undefined : DEFAULT_PROFILE);
  return {
    profile,
    who: profile === undefined ? 'the environment' : `profile \`${profile}\``,
    signIn: name === undefined ? undefined : signInCommand(name, files),
  };
}

/** For the profile, or for the one that it takes its credentials from. */
function signInCommand(profile: string, { profiles }: SharedFiles): string | undefined {
  let name = profile;
  // A chain may go in circles.
  for (const seen = new Set<string>(); !seen.has(name);) {
    seen.add(name);
    const section = profiles.get(name) ?? {};
    if (section.sso_session !== undefined || section.sso_start_url !== undefined)
      return profileCommand('aws sso login', name);
    if (section.login_session !== undefined) return profileCommand('aws login', name);
    name = section.source_profile ?? name;
  }
  return undefined;
}

/** A command goes to a terminal, so a name that a shell would read otherwise makes none. */
export function profileCommand(words: string, profile: string): string | undefined {
  return /^[\w@+=.:/-]+$/.test(profile) ? `${words} --profile ${profile}` : undefined;
}
