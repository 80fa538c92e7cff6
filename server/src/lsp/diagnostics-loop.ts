/**
 * Keeps the diagnostics of open documents up to date: pushed a while after the last keystroke, or ready to be
 * pulled.
 */
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Settings } from '../../../protocol/messages.js';
import { firstFindings } from '../features/first-findings.js';
import type { Problem } from '../hcl/syntax.js';
import type { SyntaxCheck } from './syntax-check.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { View } from '../workspace/workspace.js';

/** Keeps the editor's diagnostics current, by push or by pull. */
export interface DiagnosticsLoop {
  /** The document was opened or changed, and this is its text. */
  readonly documentChanged: (uri: string, text: string) => void;
  /** The document was closed; its diagnostics go. */
  readonly documentClosed: (uri: string) => void;
  /** Something else that these documents' diagnostics hang on has changed: disk, settings, a verdict. */
  readonly outdated: (uris: readonly string[]) => void;
  /** Answers a pull; `previous` is the id of the report that the editor still has. */
  readonly pull: (uri: string, previous: string | undefined) => Promise<DocumentDiagnosticReport>;
  readonly dispose: () => void;
}

/** What the loop needs. */
export interface DiagnosticsLoopOptions {
  readonly view: (uri: string) => Promise<View | undefined>;
  readonly neighbours: (uri: string) => readonly string[];
  readonly settings: (uri: string) => Promise<Settings>;
  readonly syntax: SyntaxCheck;
  /** What is wrong with a file, given what its syntax check found. */
  readonly diagnose: (
    file: SourceFile,
    module: Module,
    settings: Settings,
    problems: readonly Problem[],
  ) => readonly Diagnostic[];
  /** The page that explains a rule. */
  readonly pageOf: (code: string) => string | undefined;
  /** Undefined where the editor pulls. */
  readonly publish: ((uri: string, diagnostics: Diagnostic[]) => void) | undefined;
  /** Asks an editor that pulls to pull again. */
  readonly refresh: () => void;
  readonly debounceMs: number;
  readonly failed: (error: unknown) => void;
}

/** A loop without documents. */
export function diagnosticsLoop(options: DiagnosticsLoopOptions): DiagnosticsLoop {
  const { publish } = options;
  const timers = new Map<string, NodeJS.Timeout>();
  /** What the editor has of documents that have not changed since. */
  const published = new Map<string, readonly Diagnostic[]>();
  /** The documents of which the editor shows something. */
  const told = new Set<string>();
  // Part of a report's id, since settings and verdicts are not part of a module's revision.
  const generations = new Map<string, number>();

  return { documentChanged, documentClosed, outdated, pull, dispose };

  function documentChanged(uri: string, text: string): void {
    published.delete(uri);
    watchSyntax(uri, text).catch(options.failed);
    if (publish) later(options.neighbours(uri), options.debounceMs);
  }

  function documentClosed(uri: string): void {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    published.delete(uri);
    generations.delete(uri);
    told.delete(uri);
    options.syntax.closed(uri);
    publish?.(uri, []);
    later(options.neighbours(uri), options.debounceMs);
  }

  function outdated(uris: readonly string[]): void {
    for (const uri of uris) generations.set(uri, (generations.get(uri) ?? 0) + 1);

    if (publish) later(uris, 0);
    else if (uris.length > 0) options.refresh();
  }

  async function pull(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    const settings = await options.settings(uri);
    const view = await options.view(uri);
    const resultId = `${view?.revision ?? 0}.${generations.get(uri) ?? 0}`;
    if (previous === resultId) return { kind: 'unchanged', resultId };

    return { kind: 'full', resultId, items: view ? allOf(view, settings) : [] };
  }

  function dispose(): void {
    timers.forEach((timer) => {
      clearTimeout(timer);
    });
    timers.clear();
  }

  async function watchSyntax(uri: string, text: string): Promise<void> {
    const { strictCheck } = await options.settings(uri);
    if (strictCheck) options.syntax.changed(uri, text);
  }

  function later(uris: readonly string[], ms: number): void {
    for (const uri of publish ? uris : []) {
      clearTimeout(timers.get(uri));
      timers.set(
        uri,
        setTimeout(() => {
          timers.delete(uri);
          push(uri).catch(options.failed);
        }, ms),
      );
    }
  }

  async function push(uri: string): Promise<void> {
    const settings = await options.settings(uri);
    const view = await options.view(uri);
    const isOpen = options.neighbours(uri).includes(uri);
    // A variable file whose module is gone is nobody's; what was told of it goes.
    if (!publish || !isOpen || (!view && !told.has(uri))) return;

    const diagnostics = view ? allOf(view, settings) : [];
    const before = published.get(uri);
    if (before === undefined || JSON.stringify(before) !== JSON.stringify(diagnostics)) {
      published.set(uri, diagnostics);
      if (diagnostics.length > 0) told.add(uri);
      else told.delete(uri);
      publish(uri, diagnostics);
    }
  }

  function allOf({ file, module }: View, settings: Settings): Diagnostic[] {
    try {
      const problems = settings.strictCheck ? options.syntax.problems(file) : file.problems;
      const found = options.diagnose(file, module, settings, problems);
      return firstFindings(found).map((diagnostic) => withPage(diagnostic, options.pageOf));
    } catch (error) {
      // Findings of an older text would stay in places that mean something else by now.
      options.failed(error);
      return [];
    }
  }
}

/** A diagnostic with the page that explains its rule. */
export function withPage(diagnostic: Diagnostic, pageOf: (code: string) => string | undefined): Diagnostic {
  const href = typeof diagnostic.code === 'string' ? pageOf(diagnostic.code) : undefined;
  return href === undefined ? diagnostic : { ...diagnostic, codeDescription: { href } };
}
