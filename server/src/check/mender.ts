/** Fixes what is safe to fix in modules that are being checked, so that what is left is what is told. */
import { groupBy } from '../hcl/group-by.js';
import type { StrictCheck } from '../strict/strict-check.js';
import { isVariablesName } from '../workspace/directory.js';
import type { KeptFile, SavedFiles, ReplacedText } from '../workspace/text-store-port.js';
import type { Mend, SentFile } from './check-modules.js';
import { type FilesByUri, type FixedFindings, mendedFiles, withFiles } from './mended.js';

/** Brings changed texts to where they belong, all or none of them as far as possible. */
export type SaveTexts = (changes: readonly ReplacedText[]) => Promise<SavedFiles>;

/** What mending stands on. */
export interface MendingWith {
  readonly strict: StrictCheck;
  readonly save: SaveTexts;
  /** Hears of a file that could not be fixed; `rest` goes on with the sentence after its path. */
  readonly fail: (uri: string, rest: string) => void;
}

/** Only files that HashiCorp's parser accepts are changed, to texts that it accepts. */
export function mender({ strict, save, fail }: MendingWith): Mend {
  return async (sent) => {
    const open = await sound(sent);
    let done: FilesByUri = new Map();
    for (;;) {
      const mayChange = (uri: string): boolean => open.has(uri);
      const next = fixedIn(sent, done, mayChange);
      const refused = await refusedOf(next);
      const { saved, kept } =
        refused.length > 0 ? { saved: [], kept: refused } : await save(changesTo(next, sent, done));
      done = new Map([...done, ...[...next].filter(([uri]) => saved.includes(uri))]);
      // Without these files other fixes are possible, for one may change several.
      for (const { uri, reason } of kept) {
        open.delete(uri);
        fail(uri, `was not fixed because ${reason}`);
      }
      if (kept.length === 0) return sent.map((each) => replaced(each, done));
    }
  };

  async function refusedOf(files: FilesByUri): Promise<readonly KeptFile[]> {
    const verdicts = await Promise.all(
      [...files.values()].map(async ({ uri, text }) => ({ uri, problems: await strict.check(text) })),
    );
    return verdicts.flatMap(({ uri, problems }) =>
      problems?.length === 0 ? [] : [{ uri, reason: problems ? NOT_ACCEPTED : NO_RESPONSE }],
    );
  }
}

const NOT_ACCEPTED = "HashiCorp's parser does not accept the result; report it, with the file if possible";
const NO_RESPONSE = "HashiCorp's parser did not respond; run the check again";

/** The URIs of the files that are whole: what is half written is misread too easily. */
async function sound(sent: readonly SentFile[]): Promise<Set<string>> {
  const open = new Set<string>();
  for (const { file, verdict } of sent) {
    const problems = isVariablesName(file.name) ? undefined : await verdict;
    if (problems?.length === 0 && file.problems.length === 0) open.add(file.uri);
  }
  return open;
}

function changesTo(next: FilesByUri, sent: readonly SentFile[], done: FilesByUri): readonly ReplacedText[] {
  return [...next.values()].map(({ uri, text: after }) => {
    const before = done.get(uri) ?? sent.find(({ file }) => file.uri === uri)?.file;
    return { uri, before: before?.text ?? '', after };
  });
}

/** A file that OpenTofu's twin replaces is seen in a module of its own. */
function fixedIn(
  sent: readonly SentFile[],
  done: FilesByUri,
  isOpen: FixedFindings['mayChange'],
): FilesByUri {
  let changed: FilesByUri = new Map();
  for (const [module, own] of groupBy(sent, (each) => each.module)) {
    const [first] = own;
    if (first === undefined) continue;
    const now = withFiles(module, new Map([...done, ...changed]));
    const mayChange = (uri: string): boolean => isOpen(uri) && own.some(({ file }) => file.uri === uri);
    changed = new Map([...changed, ...mendedFiles(now, { settings: first.policy.settings, mayChange })]);
  }
  return changed;
}

function replaced(sent: SentFile, done: FilesByUri): SentFile {
  const file = done.get(sent.file.uri);
  const module = withFiles(sent.module, done);
  const applied = sent.applied.map((each) => ({ ...each, module: withFiles(each.module, done) }));
  const now = { ...sent, module, applied };
  return file ? { ...now, file, verdict: Promise.resolve([]) } : now;
}
