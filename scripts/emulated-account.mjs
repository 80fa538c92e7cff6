// The emulator with its sample account, and an environment in which AWS's own profile is one that leads there: for
// `npm start`, the editor tests and the pictures. Nothing of a person's own AWS settings is in that environment.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEmulator } from '../emulator/load.mjs';

/**
 * Starts it and writes profiles below `folder`: `example`, and those with which something is to be done first. Answers
 * `{ env, emulator, samples }`. `env` has a value of
 * undefined for what must not be there; `chosen` says whether it names the profile, so that nobody is asked.
 */
export async function startEmulatedAccount(folder, { chosen = true, latencyMs = 0 } = {}) {
  const { startEmulator, SAMPLES } = await loadEmulator();
  const emulator = await startEmulator({ data: SAMPLES, latencyMs });
  await mkdir(folder, { recursive: true });
  const config = join(folder, 'config');
  const credentials = join(folder, 'credentials');
  await writeFile(
    config,
    `[profile example]\nregion = eu-west-1\nendpoint_url = ${emulator.url}\n\n` +
      // Nobody answers there: what a person sees offline.
      `[profile offline]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:9\n\n` +
      `[profile deployer]\nregion = eu-west-1\nendpoint_url = ${emulator.url}\nsource_profile = example\n` +
      `role_arn = arn:aws:iam::123456789012:role/deployer\nmfa_serial = arn:aws:iam::123456789012:mfa/jane\n\n` +
      `[profile signed-out]\nregion = eu-west-1\nendpoint_url = ${emulator.url}\nsso_session = example\n` +
      `sso_account_id = 123456789012\nsso_role_name = reader\n\n` +
      `[sso-session example]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n`,
  );
  await writeFile(
    credentials,
    ['example', 'offline']
      .map((profile) => `[${profile}]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n`)
      .join('\n'),
  );
  const env = {
    ...withoutAws(process.env),
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PROFILE: chosen ? 'example' : undefined,
  };
  return { env, emulator, samples: SAMPLES };
}

/** Undefined for everything that AWS's tools read. */
function withoutAws(env) {
  return Object.fromEntries(
    Object.keys(env)
      .filter((name) => name.startsWith('AWS_'))
      .map((name) => [name, undefined]),
  );
}
