/** Emulators, shared files and an environment for the tests of one file, taken away after each test. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { isAwsFailure } from '../../client/src/aws/aws-failure.js';
import { createAws } from '../../client/src/aws/main.js';
import type {
  ApiPage,
  Aws,
  AwsCall,
  AwsFailure,
  AwsSurroundings,
  LiveApi,
  LiveApis,
} from '../../client/src/aws/ports.js';
import { SAMPLES } from '../../emulator/samples.js';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/server.js';

export interface Surroundings {
  readonly emulator: (options?: Partial<EmulatorOptions>) => Promise<Emulator>;
  /** Writes the shared files; a text that is left out makes no file. */
  readonly files: (texts: { readonly config?: string; readonly credentials?: string }) => Promise<string>;
  /** AWS with time-outs that no busy machine reaches; its calls are added to `calls`. */
  readonly aws: (surroundings?: Partial<AwsSurroundings>) => Aws;
  readonly calls: AwsCall[];
}

/** Nothing of the machine's own is seen: no variable that begins with `AWS_`, no shared file, no instance role. */
export function surroundings(): Surroundings {
  const undo: (() => Promise<unknown>)[] = [];
  const calls: AwsCall[] = [];
  let kept: NodeJS.ProcessEnv;
  let folder = '';
  beforeEach(async () => {
    kept = process.env;
    folder = await mkdtemp(join(tmpdir(), 'aws-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    process.env = {
      ...Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith('AWS_'))),
      HOME: folder,
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  });
  afterEach(async () => {
    calls.length = 0;
    for (const step of undo.splice(0).reverse()) await step();
    process.env = kept;
  });
  return {
    calls,
    async emulator(options = {}) {
      const emulator = await startEmulator({ data: SAMPLES, ...options });
      undo.push(emulator.close);
      return emulator;
    },
    async files(texts) {
      for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
      return folder;
    },
    aws: ({ limits, ...given } = {}) =>
      createAws({
        askMfaCode: () => Promise.resolve(undefined),
        onCall: (call) => calls.push(call),
        ...given,
        limits: { connectionTimeoutMs: 60_000, requestTimeoutMs: 60_000, attempts: 1, ...limits },
      }),
  };
}

/** Keys of the environment, and everything asked at `url`. */
export function useEnvironment(url: string): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT',
    AWS_SECRET_ACCESS_KEY: 'secret-of-the-environment',
  });
}

/** Begins an SSO session: writes the file that `aws sso login` leaves behind. */
export async function signedIn(folder: string, session: string, text?: string): Promise<void> {
  const cache = join(folder, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  await writeFile(
    join(cache, `${createHash('sha1').update(session).digest('hex')}.json`),
    text ?? JSON.stringify({ accessToken: 'sso-token', expiresAt: '2099-01-01T00:00:00Z' }),
  );
}

/** A signal that nobody pulls. */
export const still = new AbortController().signal;

export const REGION = 'eu-west-1';

export async function pagesOf(live: LiveApis, region = REGION): Promise<ApiPage[]> {
  const pages = [];
  for await (const page of live.apis(region, still)) pages.push(page);
  return pages;
}

/** All APIs of a Region; a family that failed is missing. */
export async function apisOf(live: LiveApis, region = REGION): Promise<LiveApi[]> {
  return (await pagesOf(live, region)).flatMap((page) => ('apis' in page ? page.apis : []));
}

export async function apiNamed(name: string, live: LiveApis, region = REGION): Promise<LiveApi> {
  const found = (await apisOf(live, region)).find((api) => api.name === name);
  if (found === undefined) throw new Error(`There is no API ${name} in ${region}.`);
  return found;
}

/** What `act` rejects with, which must be an `AwsFailure`, as plain data. */
export async function failureOf(act: Promise<unknown>): Promise<AwsFailure> {
  try {
    await act;
  } catch (error) {
    if (!isAwsFailure(error)) throw error;
    const { category, message, command } = error;
    return { category, message, ...(command === undefined ? {} : { command }) };
  }
  throw new Error('It did not fail.');
}
