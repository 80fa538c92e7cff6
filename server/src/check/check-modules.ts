/** What is wrong in the files of one module after the other; each is forgotten when it has been looked at. */
import type { Diagnosed } from '../features/diagnostics.js';
import { appliedDiagnostics } from '../features/applied-diagnostics.js';
import type { AppliedModule } from '../project/applied-modules.js';
import type { Problem } from '../hcl/syntax.js';
import type { Severity } from '../rules/rule.js';
import type { StrictCheck } from '../strict/strict-check.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { ReadModule } from '../workspace/module-reader.js';
import { concernsGateway } from '../workspace/concerns.js';
import { isVariablesName } from '../workspace/directory.js';
import { isBinary } from '../workspace/source-file.js';
import type { Policy, PolicyOf } from './policies.js';
import type { CheckTarget } from './targets.js';

/** A file with its findings. */
export interface CheckedFile {
  readonly kind: 'checked';
  readonly file: SourceFile;
  /** In the order of the text. */
  readonly diagnosed: readonly Diagnosed[];
  /** False where the strict parser could not tell: our own parser's problems are among the diagnostics then. */
  readonly isStrict: boolean;
  /** What weighs less is not wanted. */
  readonly minSeverity: Severity;
}

/** A file that somebody has excluded. */
export interface ExcludedFile {
  readonly kind: 'excluded';
  readonly uri: string;
}

/** A file, or all of a module, on which the check itself failed. */
export interface FailedCheck {
  readonly kind: 'failed';
  readonly uri: string;
  readonly error: unknown;
}

/**
 * Checks the files that the targets ask for, by name; of variable files it yields those in which something is wrong or that
 * were not checked in full. What fails costs its own findings; the rest goes on.
 */
export async function* checkModules(
  targets: AsyncIterable<CheckTarget>,
  policyOf: PolicyOf,
  readModule: ReadModule,
  strict: StrictCheck,
  mend: Mend = (sent) => Promise.resolve(sent),
): AsyncGenerator<CheckOutcome> {
  // Other threads parse strictly: one module is always sent off ahead, so that they have work while the rules are run here.
  let ahead: SentModule | FailedCheck = { uri: '', files: [], excluded: [] };
  for await (const target of targets) {
    const sent = await sendOff(target, policyOf, readModule, strict);
    yield* checked(ahead, mend);
    ahead = sent;
  }
  yield* checked(ahead, mend);
}

/** What comes of a file. */
export type CheckOutcome = CheckedFile | ExcludedFile | FailedCheck;

interface SeenFile {
  readonly file: SourceFile;
  readonly module: Module;
  /** The module in each of its environments; none where it has none. */
  readonly applied: readonly AppliedModule[];
}

/** A file whose text the strict parser has; undefined for what is not text. */
export interface SentFile extends SeenFile {
  readonly verdict: ReturnType<StrictCheck['check']> | undefined;
  readonly policy: Policy;
}

/** Gives the files of a module other texts before they are looked at. */
export type Mend = (sent: readonly SentFile[]) => Promise<readonly SentFile[]>;

interface SentModule {
  readonly uri: string;
  readonly files: readonly SentFile[];
  readonly excluded: readonly ExcludedFile[];
}

async function sendOff(
  target: CheckTarget,
  policyOf: PolicyOf,
  readModule: ReadModule,
  strict: StrictCheck,
): Promise<SentModule | FailedCheck> {
  const { uri } = target;
  try {
    const policy = await policyOf(uri);
    const seen = await filesOf(target, policy, readModule);
    const files = seen
      .filter(({ file }) => !policy.isExcluded(file.uri))
      .map((each) => {
        const isText = each.file.unread === undefined && !isBinary(each.file.text);
        return { ...each, policy, verdict: isText ? strict.check(each.file.text) : undefined };
      });
    const excluded = seen.map(({ file }) => file.uri).filter(policy.isExcluded);
    return { uri, files, excluded: excluded.map((each) => ({ kind: 'excluded', uri: each })) };
  } catch (error) {
    return { kind: 'failed', uri, error };
  }
}

async function filesOf(
  { uri, isAsked }: CheckTarget,
  policy: Policy,
  readModule: ReadModule,
): Promise<readonly SeenFile[]> {
  const read = await readModule(uri);
  if (!read) return [];
  const { module, replaced } = read;
  const tfvars = concernsGateway(module) ? await read.tfvars() : [];
  const applied = policy.appliedModules(module);
  const own = [
    ...module.files.map((file) => ({ file, module, applied })),
    ...tfvars.map((file) => ({ file, module, applied: [] })),
  ];
  const others = replaced.map((each) => ({ ...each, applied: policy.appliedModules(each.module) }));
  return [...own, ...others]
    .filter(({ file }) => isAsked(file.name))
    .toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
}

async function* checked(sent: SentModule | FailedCheck, mend: Mend): AsyncGenerator<CheckOutcome> {
  const module = 'files' in sent ? await mended(sent, mend) : sent;
  if (!('files' in module)) {
    yield module;
    return;
  }
  yield* module.excluded;
  for (const each of module.files) {
    const checkedOne = await checkedFile(each);
    if (!isVariablesName(each.file.name) || !isSound(checkedOne)) yield checkedOne;
  }
}

/** Whether a file was checked in full, and nothing found. What is not there was not readable, which the disk has told. */
function isSound(checkedOne: CheckedFile | FailedCheck): boolean {
  if (checkedOne.kind === 'failed') return false;
  const { file, diagnosed: all, isStrict } = checkedOne;
  return all.length === 0 && isStrict && (file.unread === undefined || file.text === '');
}

async function mended(sent: SentModule, mend: Mend): Promise<SentModule | FailedCheck> {
  try {
    return { ...sent, files: await mend(sent.files) };
  } catch (error) {
    return { kind: 'failed', uri: sent.uri, error };
  }
}

async function checkedFile({
  file,
  module,
  applied,
  verdict,
  policy,
}: SentFile): Promise<CheckedFile | FailedCheck> {
  const { settings, minSeverity, isChecked } = policy;
  const found = (problems: readonly Problem[]): readonly Diagnosed[] =>
    appliedDiagnostics(file, module, applied, settings, problems, isChecked);
  try {
    const own = found([]);
    const answer = await verdict;
    const problems = answer ?? file.problems;
    return {
      kind: 'checked',
      file,
      diagnosed: problems.length === 0 ? own : found(problems),
      isStrict: verdict === undefined || answer !== undefined,
      minSeverity,
    };
  } catch (error) {
    return { kind: 'failed', uri: file.uri, error };
  }
}
