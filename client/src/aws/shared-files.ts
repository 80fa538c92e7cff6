/** What stands in the shared files of AWS's tools, as the AWS CLI reads them, and now: people edit them. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseIni, type Section, shellWords } from './ini.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Both files as one, by the names of what they describe. */
export interface SharedFiles {
  /** What a profile has in both files, the credentials file decides. */
  readonly profiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
}

/** A file that is missing, or can't be read, is empty. */
export async function readSharedFiles(env: Environment): Promise<SharedFiles> {
  const { config, credentials } = sharedFilePaths(env);
  const [configText, credentialsText] = await Promise.all(
    [config, credentials].map((path) => readFile(expandedPath(path, env), 'utf8').catch(() => '')),
  );
  return sharedFilesOf(configText, credentialsText);
}

/** The two texts as one. */
export function sharedFilesOf(config = '', credentials = ''): SharedFiles {
  const kinds = {
    profile: new Map<string, Section>(),
    'sso-session': new Map<string, Section>(),
    services: new Map<string, Section>(),
  };
  for (const [header, section] of parseIni(config)) {
    if (header === DEFAULT_PROFILE) kinds.profile.set(header, section);
    const kind = (['profile', 'sso-session', 'services'] as const).find((each) => header.startsWith(each));
    const [, name, ...more] = shellWords(header) ?? [];
    if (kind !== undefined && name !== undefined && more.length === 0) kinds[kind].set(name, section);
  }
  const profiles = kinds.profile;
  // In this file every section is a profile, under its own name.
  for (const [name, section] of parseIni(credentials))
    profiles.set(name, { ...profiles.get(name), ...section });
  return { profiles, ssoSessions: kinds['sso-session'], services: kinds.services };
}

/** What the AWS CLI falls back to, and the SDK as well. */
export const DEFAULT_PROFILE = 'default';

/** As the environment writes them. */
export function sharedFilePaths(env: Environment): { readonly config: string; readonly credentials: string } {
  const folder = join(homeOf(env), '.aws');
  return {
    config: nonEmpty(env.AWS_CONFIG_FILE) ?? join(folder, 'config'),
    credentials: nonEmpty(env.AWS_SHARED_CREDENTIALS_FILE) ?? join(folder, 'credentials'),
  };
}

/** With `~` and variables of the environment replaced, as the AWS CLI does it for paths of files. */
export function expandedPath(path: string, env: Environment): string {
  return path
    .replace(
      /\$(?:(\w+)|\{([^}]*)\})/g,
      (whole, bare?: string, braced?: string) => env[bare ?? braced ?? ''] ?? whole,
    )
    .replace(/^~(?=$|[/\\])/, () => homeOf(env));
}

function homeOf({ HOME, USERPROFILE }: Environment): string {
  return nonEmpty(HOME) ?? nonEmpty(USERPROFILE) ?? homedir();
}

/** A variable of the environment that is empty is none. */
export function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
