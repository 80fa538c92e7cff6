/**
 * What the checkers ask of the program: here its sources, in this process. The ring `shipped` puts
 * `test/shipped/program.ts` in this file's place, which asks the packaged server the same.
 */
import type {
  CodeAction,
  CodeActionContext,
  CompletionItem,
  Diagnostic,
  Hover,
} from 'vscode-languageserver-types';
import type { Settings } from '../../protocol/messages.js';
import { codeActions } from '../../server/src/features/code-actions.js';
import { completion } from '../../server/src/features/completion/completion.js';
import { variableCompletion } from '../../server/src/features/completion/variable-files.js';
import { inserted } from '../../server/src/features/completion/insertion.js';
import { appliedDiagnostics } from '../../server/src/features/applied-diagnostics.js';
import { hover } from '../../server/src/features/hover/hover.js';
import { variableHover } from '../../server/src/features/variable-names.js';
import { appliedModules } from '../../server/src/project/applied-modules.js';
import { isTfvarsName, isVariablesName } from '../../server/src/workspace/directory.js';
import { rangeOf } from '../../server/src/workspace/line-index.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import type { Fixture } from './fixture.js';

/** Answers about one place in a fixture; offsets are UTF-16. */
export interface Program {
  readonly diagnostics: (given: Fixture, file: SourceFile, settings: Settings) => readonly Diagnostic[];
  readonly completion: (given: Fixture, file: SourceFile, offset: number) => readonly CompletionItem[];
  readonly hover: (given: Fixture, file: SourceFile, offset: number) => Hover | null;
  readonly codeActions: (
    given: Fixture,
    file: SourceFile,
    offset: number,
    context: Partial<CodeActionContext>,
    settings: Settings,
  ) => readonly CodeAction[];
}

const NO_PROJECT: Parameters<typeof appliedModules>[1] = {
  projects: {
    of: () => Promise.resolve(undefined),
    known: () => undefined,
    all: () => [],
    changed: () => false,
    foldersChanged: () => undefined,
  },
  isModule: () => false,
};

/** An editor that puts in snippets, every line as it is. */
const INSERTION = { snippets: true, modes: [1], usual: undefined } as const;

export const program: Program = {
  diagnostics: ({ moduleOf }, file, settings) => {
    const module = moduleOf(file);
    const applied = isVariablesName(file.name) ? [] : appliedModules(module, NO_PROJECT);
    const found = appliedDiagnostics(file, module, applied, settings, file.problems, () => false);
    return found.map(({ diagnostic }) => diagnostic);
  },
  completion: ({ moduleOf }, file, offset) => {
    const answer = isTfvarsName(file.name) ? variableCompletion : completion;
    return answer(file, offset, moduleOf(file)).map((item) => inserted(item, file, INSERTION));
  },
  hover: ({ moduleOf }, file, offset) => {
    const answer = isTfvarsName(file.name) ? variableHover : hover;
    return answer(file, offset, moduleOf(file));
  },
  codeActions: ({ moduleOf }, file, offset, context, settings) =>
    codeActions(file, rangeOf(file, { start: offset, end: offset }), context, moduleOf(file), settings),
};
