/** Folders on disk and running servers for the wire tests, taken away after each test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach } from 'vitest';
import {
  type Editor,
  type EditorOptions,
  type ShownDiagnostic,
  startEditor,
} from '../support/stdio-client.js';

/** A folder of its own on the disk. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  /** The URI of a file or folder in it. */
  readonly of: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

export interface Fixtures {
  readonly editor: (options?: EditorOptions) => Promise<Editor>;
  readonly folder: (files?: Readonly<Record<string, string | Uint8Array>>) => Promise<Folder>;
}

/** Fixtures for the tests of one file; everything still running or lying about goes after each of them. */
export function fixtures(): Fixtures {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });
  return {
    editor: async (options) => {
      const editor = await startEditor(options);
      undo.push(async () => {
        editor.process.kill('SIGKILL');
        await editor.ended;
      });
      return editor;
    },
    folder: async (files = {}) => {
      const path = await mkdtemp(join(tmpdir(), 'stages-'));
      undo.push(() => rm(path, { recursive: true, force: true }));
      const write = async (name: string, content: string | Uint8Array): Promise<void> => {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      };
      for (const [name, content] of Object.entries(files)) await write(name, content);
      const of = (name: string): string => pathToFileURL(join(path, name)).href;
      return {
        path,
        uri: pathToFileURL(path).href,
        of,
        write,
        remove: (name) => rm(join(path, name), { recursive: true, force: true }),
      };
    },
  };
}

/** A document that is on no disk. */
export const UNTITLED = 'untitled:main.tf';

/** The text that each diagnostic underlines. */
export function underlined(text: string, diagnostics: readonly ShownDiagnostic[]): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return diagnostics.map(({ range: { start, end } }) =>
    start.line === end.line
      ? (lines[start.line] ?? '').slice(start.character, end.character)
      : [
          (lines[start.line] ?? '').slice(start.character),
          ...lines.slice(start.line + 1, end.line),
          (lines[end.line] ?? '').slice(0, end.character),
        ].join('\n'),
  );
}

/** Diagnostics of the rule `syntax` only. */
export function syntaxOnly(diagnostics: readonly ShownDiagnostic[]): readonly ShownDiagnostic[] {
  return diagnostics.filter(({ code }) => code === 'syntax');
}
