/** What is wrong in the files of one module after the other; each is forgotten when it has been looked at. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/messages.js';
import { diagnostics } from '../features/diagnostics.js';
import type { StrictCheck } from '../strict/strict-check.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { ReadModule } from '../workspace/module-reader.js';
import { concernsGateway } from '../workspace/concerns.js';
import { isVariablesName } from '../workspace/directory.js';
import { isBinary } from '../workspace/source-file.js';
import type { CheckTarget } from './targets.js';

/** A file with its findings. */
export interface CheckedFile {
  readonly kind: 'checked';
  readonly file: SourceFile;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** False where the strict parser could not tell: our own parser's problems are among the diagnostics then. */
  readonly isStrict: boolean;
}

/** A file, or all of a module, on which the check itself failed. */
export interface FailedCheck {
  readonly kind: 'failed';
  readonly uri: string;
  readonly error: unknown;
}

/**
 * Checks the files that the targets ask for, by name; of variable files it yields those in which something is wrong. What
 * fails costs its own findings; the rest goes on.
 */
export async function* checkModules(
  targets: AsyncIterable<CheckTarget>,
  settings: Settings,
  readModule: ReadModule,
  strict: StrictCheck,
): AsyncGenerator<CheckedFile | FailedCheck> {
  // Other threads parse strictly: one module is always sent off ahead, so that they have work while the rules are run here.
  let ahead: readonly (Sent | FailedCheck)[] = [];
  for await (const target of targets) {
    const sent = await sendOff(target, readModule, strict);
    yield* checked(ahead, settings);
    ahead = sent;
  }
  yield* checked(ahead, settings);
}

interface Seen {
  readonly file: SourceFile;
  readonly module: Module;
}

/** A file whose text the strict parser has; undefined for what is not text. */
interface Sent extends Seen {
  readonly kind: 'sent';
  readonly verdict: ReturnType<StrictCheck['check']> | undefined;
}

async function sendOff(
  target: CheckTarget,
  readModule: ReadModule,
  strict: StrictCheck,
): Promise<readonly (Sent | FailedCheck)[]> {
  try {
    const seen = await filesOf(target, readModule);
    return seen.map(({ file, module }) => {
      const isText = file.unread === undefined && !isBinary(file.text);
      return { kind: 'sent', file, module, verdict: isText ? strict.check(file.text) : undefined };
    });
  } catch (error) {
    return [{ kind: 'failed', uri: target.uri, error }];
  }
}

async function filesOf({ uri, isAsked }: CheckTarget, readModule: ReadModule): Promise<readonly Seen[]> {
  const read = await readModule(uri);
  if (!read) return [];
  const { module, replaced } = read;
  const tfvars = concernsGateway(module) ? await read.tfvars() : [];
  const own = [...module.files, ...tfvars].map((file) => ({ file, module }));
  return [...own, ...replaced]
    .filter(({ file }) => isAsked(file.name))
    .toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
}

async function* checked(
  sent: readonly (Sent | FailedCheck)[],
  settings: Settings,
): AsyncGenerator<CheckedFile | FailedCheck> {
  for (const each of sent) {
    const checkedOne = each.kind === 'failed' ? each : await checkedFile(each, settings);
    const isSound = checkedOne.kind === 'checked' && checkedOne.diagnostics.length === 0;
    if (each.kind === 'failed' || !isSound || !isVariablesName(each.file.name)) yield checkedOne;
  }
}

async function checkedFile(
  { file, module, verdict }: Sent,
  settings: Settings,
): Promise<CheckedFile | FailedCheck> {
  try {
    const own = diagnostics(file, module, settings, []);
    const answer = await verdict;
    const found = answer ?? file.problems;
    return {
      kind: 'checked',
      file,
      diagnostics: found.length === 0 ? own : diagnostics(file, module, settings, found),
      isStrict: verdict === undefined || answer !== undefined,
    };
  } catch (error) {
    return { kind: 'failed', uri: file.uri, error };
  }
}
