/** What is wrong in the files of one module after the other; each is forgotten when it has been looked at. */
import type { Settings } from '../../../protocol/messages.js';
import { type Diagnosed, diagnosed } from '../features/diagnostics.js';
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
  readonly diagnosed: readonly Diagnosed[];
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
  mend: Mend = (sent) => Promise.resolve(sent),
): AsyncGenerator<CheckedFile | FailedCheck> {
  // Other threads parse strictly: one module is always sent off ahead, so that they have work while the rules are run here.
  let ahead: SentModule | FailedCheck = { uri: '', files: [] };
  for await (const target of targets) {
    const sent = await sendOff(target, readModule, strict);
    yield* checked(ahead, settings, mend);
    ahead = sent;
  }
  yield* checked(ahead, settings, mend);
}

interface SeenFile {
  readonly file: SourceFile;
  readonly module: Module;
}

/** A file whose text the strict parser has; undefined for what is not text. */
export interface SentFile extends SeenFile {
  readonly verdict: ReturnType<StrictCheck['check']> | undefined;
}

/** Gives the files of a module other texts before they are looked at. */
export type Mend = (sent: readonly SentFile[]) => Promise<readonly SentFile[]>;

interface SentModule {
  readonly uri: string;
  readonly files: readonly SentFile[];
}

async function sendOff(
  target: CheckTarget,
  readModule: ReadModule,
  strict: StrictCheck,
): Promise<SentModule | FailedCheck> {
  const { uri } = target;
  try {
    const seen = await filesOf(target, readModule);
    const files = seen.map(({ file, module }) => {
      const isText = file.unread === undefined && !isBinary(file.text);
      return { file, module, verdict: isText ? strict.check(file.text) : undefined };
    });
    return { uri, files };
  } catch (error) {
    return { kind: 'failed', uri, error };
  }
}

async function filesOf({ uri, isAsked }: CheckTarget, readModule: ReadModule): Promise<readonly SeenFile[]> {
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
  sent: SentModule | FailedCheck,
  settings: Settings,
  mend: Mend,
): AsyncGenerator<CheckedFile | FailedCheck> {
  const module = 'files' in sent ? await mended(sent, mend) : sent;
  if (!('files' in module)) {
    yield module;
    return;
  }
  for (const each of module.files) {
    const checkedOne = await checkedFile(each, settings);
    const isSound = checkedOne.kind === 'checked' && checkedOne.diagnosed.length === 0;
    if (!isSound || !isVariablesName(each.file.name)) yield checkedOne;
  }
}

async function mended({ uri, files }: SentModule, mend: Mend): Promise<SentModule | FailedCheck> {
  try {
    return { uri, files: await mend(files) };
  } catch (error) {
    return { kind: 'failed', uri, error };
  }
}

async function checkedFile(
  { file, module, verdict }: SentFile,
  settings: Settings,
): Promise<CheckedFile | FailedCheck> {
  try {
    const own = diagnosed(file, module, settings, []);
    const answer = await verdict;
    const found = answer ?? file.problems;
    return {
      kind: 'checked',
      file,
      diagnosed: found.length === 0 ? own : diagnosed(file, module, settings, found),
      isStrict: verdict === undefined || answer !== undefined,
    };
  } catch (error) {
    return { kind: 'failed', uri: file.uri, error };
  }
}
