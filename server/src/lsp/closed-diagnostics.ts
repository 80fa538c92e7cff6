/**
 * Keeps the diagnostics of files that are not open: of the rest of their modules, or of the whole workspace. One module
 * after the other, with a turn for everything else in between; of what is sound nothing is kept.
 */
import type { Diagnostic, PreviousResultId, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { ProblemScope } from '../../../protocol/messages.js';
import type { ClosedFiles, ClosedModules } from '../workspace/closed-files.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { ModuleSummary } from '../workspace/summary.js';
import { directoryOf, normalUri } from '../workspace/uris.js';

/** The diagnostics of closed files, published or ready to be pulled. */
export interface ClosedDiagnostics {
  /** The file is a document now, of which others tell. */
  readonly documentOpened: (uri: string) => void;
  /** Something has changed in the modules of some files, or in all that is known. */
  readonly outdated: (uris: readonly string[] | 'all') => void;
  /** Answers a pull as soon as the editor has not all there is; `previous` are the reports that it has. */
  readonly pull: (previous: readonly PreviousResultId[]) => Promise<WorkspaceDiagnosticReport>;
  readonly dispose: () => void;
}

/** What it needs. */
export interface ClosedDiagnosticsOptions {
  readonly closed: ClosedModules;
  readonly summaries: () => readonly ModuleSummary[];
  readonly scope: () => Promise<ProblemScope>;
  /** What is wrong with a file that is not open. */
  readonly diagnose: (file: SourceFile, module: Module) => Promise<readonly Diagnostic[]>;
  readonly isOpen: (uri: string) => boolean;
  /** Undefined where the editor pulls. */
  readonly publish: ((uri: string, diagnostics: Diagnostic[]) => void) | undefined;
  readonly log: (message: string) => void;
  readonly failed: (error: unknown) => void;
  readonly debounceMs: number;
}

/** What is wrong in a file, and a number for what was found. */
interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** Nothing known, nothing asked for yet. */
export function closedDiagnostics(options: ClosedDiagnosticsOptions): ClosedDiagnostics {
  /** By directory and URI; a directory without findings is there, too. */
  const reports = new Map<string, ReadonlyMap<string, Report>>();
  const dirty = new Set<string>();
  let isAllDirty = false;
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  let isDisposed = false;
  let results = 0;
  let wake = (): void => undefined;

  return { documentOpened, outdated, pull, dispose };

  function documentOpened(uri: string): void {
    const directory = directoryOf(normalUri(uri));
    const found = reports.get(directory);
    if (found) reports.set(directory, new Map([...found].filter(([each]) => each !== normalUri(uri))));
    outdated([uri]);
  }

  function outdated(uris: readonly string[] | 'all'): void {
    if (uris === 'all') isAllDirty = true;
    else for (const uri of uris) dirty.add(directoryOf(normalUri(uri)));

    clearTimeout(timer);
    if (!isDisposed) timer = setTimeout(start, options.debounceMs);
  }

  function start(): void {
    if (working || isDisposed) return;
    working = true;
    work()
      .catch(options.failed)
      .finally(() => {
        working = false;
        if ((isAllDirty || dirty.size > 0) && !isDisposed) outdated([]);
      });
  }

  async function work(): Promise<void> {
    const wanted = new Set(directoriesIn(await options.scope()));
    for (const directory of reports.keys()) if (!wanted.has(directory)) put(directory, undefined);
    const due = dueOf(wanted);
    for await (const each of options.closed.filesIn(due)) {
      if (isDisposed) return;
      put(each.directory, await found(each));
      if (count() > MOST_FINDINGS) {
        options.log(`More than ${MOST_FINDINGS} findings in files that are not open: the rest is not shown.`);
        return;
      }
    }
  }

  /** Those in which something may be another than before; nothing is dirty then. By default nothing is wanted, nor looked up. */
  function dueOf(wanted: ReadonlySet<string>): readonly string[] {
    const changed =
      isAllDirty || wanted.size === 0 ? wanted : options.closed.affectedBy(dirty, options.summaries());
    isAllDirty = false;
    dirty.clear();
    return [...wanted].filter((each) => changed.has(each) || !reports.has(each));
  }

  function directoriesIn(scope: ProblemScope): readonly string[] {
    if (scope === 'openFiles') return [];
    const open = options.closed.besideDocuments();
    return scope === 'module' ? open : [...open, ...options.summaries().map(({ uri }) => uri)];
  }

  async function found(closed: ClosedFiles): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
    const all = new Map<string, readonly Diagnostic[]>();
    for (const file of closed.files) {
      const items = await options.diagnose(file, closed.module);
      if (items.length > 0) all.set(file.uri, items);
      // The editor's own questions go first.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return all;
  }

  /** Takes over what was found in a directory; undefined where it is wanted no more. */
  function put(directory: string, now: ReadonlyMap<string, readonly Diagnostic[]> | undefined): void {
    const before = reports.get(directory) ?? new Map<string, Report>();
    const after = new Map<string, Report>();
    for (const [uri, items] of now ?? []) {
      const old = before.get(uri);
      const isSame = old !== undefined && JSON.stringify(old.items) === JSON.stringify(items);
      after.set(uri, isSame ? old : { resultId: String(++results), items });
    }
    if (now) reports.set(directory, after);
    else reports.delete(directory);
    const gone = [...before.keys()].filter((uri) => !after.has(uri));
    const fresh = [...after].filter(([uri, report]) => before.get(uri) !== report);
    // Of a file that was opened meanwhile others tell.
    for (const uri of gone) if (!options.isOpen(uri)) options.publish?.(uri, []);
    for (const [uri, { items }] of fresh) options.publish?.(uri, [...items]);
    if (gone.length > 0 || fresh.length > 0) wake();
  }

  function count(): number {
    return [...reports.values()]
      .flatMap((each) => [...each.values()])
      .reduce((sum, { items }) => sum + items.length, 0);
  }

  async function pull(previous: readonly PreviousResultId[]): Promise<WorkspaceDiagnosticReport> {
    // An editor asks again and again; an older question has its answer then.
    wake();
    let items = changesSince(previous);
    if (items.length === 0 && !isDisposed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      items = changesSince(previous);
    }
    return { items };
  }

  function changesSince(previous: readonly PreviousResultId[]): WorkspaceDiagnosticReport['items'] {
    const had = new Map(previous.map(({ uri, value }) => [uri, value]));
    const now = new Map([...reports.values()].flatMap((each) => [...each]));
    const fresh = [...now].filter(([uri, { resultId }]) => had.get(uri) !== resultId);
    const gone = [...had.keys()].filter((uri) => !now.has(uri) && !options.isOpen(uri));
    return [
      ...fresh.map(([uri, { resultId, items }]) => ({
        kind: 'full' as const,
        uri,
        version: null,
        resultId,
        items: [...items],
      })),
      ...gone.map((uri) => ({ kind: 'full' as const, uri, version: null, items: [] })),
    ];
  }

  function dispose(): void {
    isDisposed = true;
    clearTimeout(timer);
    wake();
  }
}

/** More than anybody reads, and bounded in memory. */
const MOST_FINDINGS = 5_000;
