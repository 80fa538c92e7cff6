/** Profiles and Regions for people to choose from. */
import type { SharedConfig } from './ports.js';
import { DEFAULT_PROFILE, nonEmpty, readSharedFiles } from './shared-files.js';

/** The profiles in AWS's shared files, read anew each time: people edit them. */
export function sharedConfig(env: NodeJS.ProcessEnv): SharedConfig {
  const defaultProfile = (): string | undefined => environmentProfile(env);
  return {
    defaultProfile,
    profiles: async () => [...(await readSharedFiles(env)).profiles.keys()].sort(),
    defaultRegion: async (profile) =>
      // The SDK knows nothing of `AWS_DEFAULT_REGION`, which the AWS CLI reads.
      nonEmpty(env.AWS_REGION) ??
      nonEmpty(env.AWS_DEFAULT_REGION) ??
      (await readSharedFiles(env)).profiles.get(profile ?? defaultProfile() ?? DEFAULT_PROFILE)?.region,
  };
}

/** The profile that the environment names, if it does: an empty name is none. */
export function environmentProfile(env: NodeJS.ProcessEnv): string | undefined {
  return nonEmpty(env.AWS_PROFILE);
}
