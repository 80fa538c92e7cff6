/** A whole check over a disk of the test, without a process and without HashiCorp's parser. */
import { runCheck } from '../../server/src/check/run-check.js';
import type { CheckSurroundings, ExitCode } from '../../server/src/check/surroundings.js';
import type { StrictCheck } from '../../server/src/strict/strict-check.js';
import { nodeTextStore } from '../../server/src/workspace/adapters/text-store.js';
import type { Disk } from '../../server/src/workspace/disk-port.js';
import type { TextStore } from '../../server/src/workspace/text-store-port.js';
import { directoryOf, nameOf } from '../../server/src/workspace/uris.js';

/** A module with one error, on its third line. */
export const WRONG_STAGE =
  'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "a stage"\n}\n';

/** Directories of one level, by name; each has one file, or throws what stands for its text. */
export function diskOf(modules: Readonly<Record<string, string | Error>>): Disk {
  return {
    list: (uri) =>
      Promise.resolve({
        kind: 'entries',
        entries:
          nameOf(uri) in modules
            ? [{ name: 'main.tf', kind: 'file' }]
            : Object.keys(modules).map((name) => ({ name, kind: 'directory' })),
      }),
    read: (uri) => {
      const found = modules[nameOf(directoryOf(uri))];
      if (nameOf(uri) !== 'main.tf') return Promise.resolve({ kind: 'gone' });
      return found instanceof Error
        ? Promise.reject(found)
        : Promise.resolve({ kind: 'text', text: found ?? '' });
    },
    readBelow: () => Promise.resolve({ kind: 'gone' }),
  };
}

/** Of a parser that does not respond, and of one that accepts everything. */
export const silent: StrictCheck = {
  check: () => Promise.resolve(undefined),
  dispose: () => Promise.resolve(),
};
export const agreeing: StrictCheck = { ...silent, check: () => Promise.resolve([]) };

export interface CheckOver {
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly strict?: StrictCheck;
  readonly texts?: TextStore;
}

export interface CheckedOver {
  readonly code: ExitCode;
  readonly out: string;
  /** What is said on standard error. */
  readonly err: readonly string[];
}

/** Checks all of the disk. */
export async function checkOver(
  disk: Disk,
  { args = [], cwd = '/project', strict = agreeing, texts = nodeTextStore() }: CheckOver = {},
): Promise<CheckedOver> {
  const [out, err]: [string[], string[]] = [[], []];
  const surroundings: CheckSurroundings = {
    ...{ cwd, disk, texts, environment: {}, isTerminal: false },
    input: () => Promise.resolve(new Uint8Array()),
    startStrictCheck: () => strict,
    tool: { version: '1.2.3' },
    write: (text) => out.push(text),
    writeAside: (text) => err.push(text),
    complain: (message) => err.push(message),
  };
  const code = await runCheck(args, surroundings);
  return { code, out: out.join(''), err };
}
