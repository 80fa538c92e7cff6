/** What is wrong in the files of one module after the other; each is forgotten when it has been looked at. */
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

/**
 * Checks the files that the targets ask for, by name. Where the strict parser can't tell, our own parser's problems count.
 */
export async function* checkModules(
  targets: AsyncIterable<Target>,
  settings: Settings,
  readModule: ReadModule,
  strict: StrictCheck,
): AsyncGenerator<CheckedFile> {
  // Other threads parse strictly: one module is always sent off ahead, so that they have work while the rules are run here.
  let ahead: readonly Sent[] = [];
  for await (const target of targets) {
    const sent = (await filesOf(target, readModule)).map((seen) => sendOff(seen, strict));
    yield* checked(ahead, settings);
    ahead = sent;
  }
  yield* checked(ahead, settings);
}

interface Seen {
  readonly file: SourceFile;
  readonly module: Module;
}

/** A file whose text the strict parser has. */
interface Sent extends Seen {
  readonly verdict: ReturnType<StrictCheck['check']>;
}

async function filesOf({ uri, isAsked }: Target, readModule: ReadModule): Promise<readonly Seen[]> {
  const read = await readModule(uri);
  const own = read?.module.files.map((file) => ({ file, module: read.module })) ?? [];
  return [...own, ...(read?.replaced ?? [])]
    .filter(({ file }) => isAsked(file.name))
    .toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
}

function sendOff({ file, module }: Seen, strict: StrictCheck): Sent {
  const isText = file.unread === undefined && !isBinary(file.text);
  return { file, module, verdict: isText ? strict.check(file.text) : Promise.resolve(undefined) };
}

async function* checked(sent: readonly Sent[], settings: Settings): AsyncGenerator<CheckedFile> {
  for (const { file, module, verdict } of sent) {
    const own = diagnostics(file, module, settings, []);
    const found = (await verdict) ?? file.problems;
    yield { file, diagnostics: found.length === 0 ? own : diagnostics(file, module, settings, found) };
  }
}
