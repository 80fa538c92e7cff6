/** What is wrong in the files of one module after the other; each is forgotten before the next is read. */
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/messages.js';
import { diagnostics } from '../features/diagnostics.js';
import type { StrictCheck } from '../strict/strict-check.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { ReadModule } from '../workspace/module-reader.js';
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
  readModule: ReadModule,
  strict: StrictCheck,
): AsyncGenerator<CheckedFile> {
  const seen = await filesOf(target, readModule);
  // Other threads read all of them while the rules look at one after the other here; a turn lets them be sent off first.
  const verdicts = seen.map(({ file }) =>
    file.unread === undefined && !isBinary(file.text) ? strict.check(file.text) : undefined,
  );
  await setImmediate();
  for (const [index, { file, module }] of seen.entries()) {
    const own = diagnostics(file, module, settings, []);
    const found = (await verdicts[index]) ?? file.problems;
    yield { file, diagnostics: found.length === 0 ? own : diagnostics(file, module, settings, found) };
  }
}

interface Seen {
  readonly file: SourceFile;
  readonly module: Module;
}

async function filesOf({ uri, isAsked }: Target, readModule: ReadModule): Promise<readonly Seen[]> {
  const read = await readModule(uri);
  const own = read?.module.files.map((file) => ({ file, module: read.module })) ?? [];
  return [...own, ...(read?.replaced ?? [])]
    .filter(({ file }) => isAsked(file.name))
    .toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
}
