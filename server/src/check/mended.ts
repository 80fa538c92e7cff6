/** The files of a module after the safe fixes of what is found in them, again and again until there is nothing left to fix. */
import type { Settings } from '../../../protocol/messages.js';
import { compatible, edited } from '../edits/compatible.js';
import type { Edit } from '../edits/edit.js';
import { groupBy } from '../hcl/group-by.js';
import { runRules } from '../rules/registry/run-rules.js';
import { safeFix } from '../rules/registry/safe-fixes.js';
import { type Module, type SourceFile, withFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';

/** Files by URI. */
export type FilesByUri = ReadonlyMap<string, SourceFile>;

/** What is fixed. */
export interface FixedFindings {
  readonly settings: Settings;
  /** Where a fix may change something; one that would change any other file is left. */
  readonly mayChange: (uri: string) => boolean;
}

/** The module with other texts for some of its files. */
export function withFiles(module: Module, files: FilesByUri): Module {
  const changed = module.files.flatMap(({ uri }) => files.get(uri) ?? []);
  return changed.reduce(withFile, module);
}

/** The files that are changed, as they are then. */
export function mendedFiles(module: Module, { settings, mayChange }: FixedFindings): FilesByUri {
  const changed = new Map<string, SourceFile>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = withFiles(module, changed);
    const own = now.files.filter(({ uri }) => mayChange(uri));
    const fixes = own.flatMap((file) =>
      runRules(file, now, settings)
        .map((found) => safeFix(found)?.edits ?? [])
        .filter((edits) => edits.every(({ file: edit }) => own.some(({ uri }) => uri === edit.uri))),
    );
    const edits = compatible(fixes);
    if (edits.length === 0) break;
    for (const each of groupBy(edits, ({ file }) => file.uri).values()) {
      const file = mendedFile(each);
      if (file) changed.set(file.uri, file);
    }
  }
  return new Map([...changed].filter(([uri, { text }]) => textOf(module, uri) !== text));
}

function textOf({ files }: Module, at: string): string | undefined {
  return files.find(({ uri }) => uri === at)?.text;
}

/** Fixes that undo each other must not go on for ever. */
const MOST_ROUNDS = 10;

function mendedFile(edits: readonly Edit[]): SourceFile | undefined {
  const [first] = edits;
  return first && sourceFile(first.file.uri, edited(first.file.text, edits));
}
