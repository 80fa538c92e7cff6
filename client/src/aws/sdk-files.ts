/**
 * What the SDK sees of the shared files: nothing by itself, since it reads them for `AWS_PROFILE` whatever profile is
 * chosen (endpoints, FIPS, retries and more), and in its own way, which knows neither blanks nor `&` in names.
 */
import { join } from 'node:path';
import { externalDataInterceptor, getHomeDir } from '@smithy/core/config';
import { type Section } from './ini.js';
import { sharedFilePaths } from './shared-files.js';

/** From now on both files are empty to the SDK. */
export function hideSharedFiles(env: NodeJS.ProcessEnv): void {
  const paths = Object.values(sharedFilePaths(env));
  for (const path of paths) {
    externalDataInterceptor.interceptFile(path, '');
    // The SDK looks for either spelling.
    if (path.startsWith('~/')) externalDataInterceptor.interceptFile(join(getHomeDir(), path.slice(2)), '');
  }
}

/** Where a provider of the SDK finds one profile. */
export interface SdkFiles {
  readonly profile: string;
  readonly filepath: string;
  readonly configFilepath: string;
}

let made = 0;

/** Runs a provider of the SDK, which sees this profile and at most one SSO session, and no other. */
export async function withSdkFiles<Result>(
  profile: Section,
  session: { readonly name: string; readonly section: Section } | undefined,
  run: (files: SdkFiles) => Promise<Result>,
): Promise<Result> {
  made += 1;
  const config = `apigateway-stages/config-${made}`;
  const credentials = `apigateway-stages/credentials-${made}`;
  const record = externalDataInterceptor.getFileRecord();
  // With the dot it is taken as it is, whatever is in the name.
  const sso = session && ini(`sso-session.${session.name}`, session.section);
  externalDataInterceptor.interceptFile(config, `${ini(`profile ${PROFILE}`, profile)}${sso ?? ''}`);
  externalDataInterceptor.interceptFile(credentials, '');
  try {
    return await run({ profile: PROFILE, filepath: credentials, configFilepath: config });
  } finally {
    Reflect.deleteProperty(record, config);
    Reflect.deleteProperty(record, credentials);
  }
}

const PROFILE = 'chosen';

function ini(name: string, section: Section): string {
  const lines = Object.entries(section).filter(([, value]) => value !== undefined && !/[\r\n]/.test(value));
  return [`[${name}]`, ...lines.map(([key, value]) => `${key} = ${String(value)}`), ''].join('\n');
}
