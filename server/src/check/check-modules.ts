/** What is wrong in the files of one module after the other; each is forgotten before the next is read. */
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/messages.js';
import { diagnostics } from '../features/diagnostics.js';
import type { StrictCheck } from '../strict/strict-check.js';
import { readDirectory, withoutReplaced } from '../workspace/directory.js';
import type { Disk } from '../workspace/disk-port.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { moduleFrom } from '../workspace/module.js';
import { isBinary } from '../workspace/source-file.js';
import type { Target } from './targets.js';

export interface CheckedFile {
  readonly file: SourceFile;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the files that a target asks for, by name. Where the strict parser can't tell, our own parser's problems count. */
export async function* checkModule(
  target: Target,
  settings: Settings,
  disk: Disk,
  strict: StrictCheck,
): AsyncGenerator<CheckedFile> {
  for (const { file, module } of await filesOf(target, disk)) {
    // The other thread reads it while the rules look at it here; a turn lets it be sent off first.
    const problems = file.unread === undefined && !isBinary(file.text) ? strict.check(file.text) : undefined;
    await setImmediate();
    const own = diagnostics(file, module, settings, []);
    const found = (await problems) ?? file.problems;
    yield { file, diagnostics: found.length === 0 ? own : diagnostics(file, module, settings, found) };
  }
}

interface Seen {
  readonly file: SourceFile;
  readonly module: Module;
}

async function filesOf({ uri, isAsked }: Target, disk: Disk): Promise<readonly Seen[]> {
  const { files, complete, lock } = await readDirectory(uri, {
    disk,
    log: () => undefined,
    pause: () => Promise.resolve(),
    known: new Map(),
    isOpen: () => false,
  });
  const all = [...files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const module = moduleFrom(uri, withoutReplaced(all), complete, lock);
  return all
    .filter(({ name }) => isAsked(name))
    .map((file) => ({ file, module: seenFrom(file, module, complete) }));

  /** A file that OpenTofu's twin replaces counts for Terraform, in the twin's place. */
  function seenFrom(file: SourceFile, whole: Module, isComplete: boolean): Module {
    if (whole.files.includes(file)) return whole;
    const others = whole.files.filter(({ name }) => name !== file.name.replace(/\.tf$/, '.tofu'));
    return moduleFrom(uri, [...others, file], isComplete, lock);
  }
}
