/** What the AWS CLI reads in shared files: asked of its own library, where Python has it. */
import { spawnSync } from 'node:child_process';

/** Why botocore can't be asked here; undefined where it can. */
export const botocoreMissing =
  spawnSync('python3', ['-c', 'import botocore']).status === 0
    ? undefined
    : '`python3` has no botocore: install it with `pip install botocore`';

const SCRIPT = `
import json, os, sys, botocore.session
def read(paths):
    os.environ['AWS_CONFIG_FILE'], os.environ['AWS_SHARED_CREDENTIALS_FILE'] = paths
    config = botocore.session.Session().full_config
    return {
        'profiles': config['profiles'],
        'ssoSessions': config.get('sso_sessions', {}),
        'services': config.get('services', {}),
    }
print(json.dumps([read(paths) for paths in json.load(sys.stdin)]))
`;

/** Profiles, sessions and services as botocore has them. */
export type BotocoreFiles = Readonly<Record<'profiles' | 'ssoSessions' | 'services', Sections>>;

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Of each pair of a config and a credentials file. */
export function readByBotocore(pairs: readonly (readonly [string, string])[]): readonly BotocoreFiles[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', SCRIPT], {
    env: { ...process.env, PYTHONUTF8: '1' },
    input: JSON.stringify(pairs),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly BotocoreFiles[];
}

/** As ours are: nested values by `KEY.NAME`, and none that is empty. */
export function flattened(sections: Sections): object {
  return Object.fromEntries(
    Object.entries(sections).map(([name, section]) => [
      name,
      Object.fromEntries(
        Object.entries(section).flatMap(([key, value]) =>
          typeof value === 'object' && value !== null
            ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, each as unknown])
            : value === ''
              ? []
              : [[key, value]],
        ),
      ),
    ]),
  );
}
