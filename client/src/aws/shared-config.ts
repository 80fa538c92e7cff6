/** The shared files of AWS's tools and the environment, as they are now: nothing is kept, since people edit them. */
import { loadSharedConfigFiles } from '@smithy/core/config';
import type { Sections } from './endpoints.js';
import type { SharedConfig } from './ports.js';

/** What the AWS CLI falls back to, and the SDK as well. */
export const DEFAULT_PROFILE = 'default';

/** The profiles in AWS's shared files. */
export function sharedConfig(env: NodeJS.ProcessEnv): SharedConfig {
  const defaultProfile = (): string | undefined => environmentProfile(env);
  return {
    defaultProfile,
    profiles: async () => {
      const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
      const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
      return [...names].filter((name) => !/^(?:sso-session|services)\./.test(name)).sort();
    },
    defaultRegion: async (profile) =>
      // The SDK knows nothing of `AWS_DEFAULT_REGION`, which the AWS CLI reads.
      named(env.AWS_REGION) ??
      named(env.AWS_DEFAULT_REGION) ??
      named((await readSections())[profile ?? defaultProfile() ?? DEFAULT_PROFILE]?.region),
  };
}

/** The profile that the environment names, if it does: an empty name is none. */
export function environmentProfile(env: NodeJS.ProcessEnv): string | undefined {
  return named(env.AWS_PROFILE);
}

/** All sections of both files; what a profile has in both, the credentials file decides. */
export async function readSections(): Promise<Sections> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return Object.fromEntries(
    [...names].map((name) => [name, { ...configFile[name], ...credentialsFile[name] }]),
  );
}

function named(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
