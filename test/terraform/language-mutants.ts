/** Sound modules around API Gateway, and modules with one slip each, chosen by a seed. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../fuzz/random.js';
import type { LanguageEdit } from './language-edit.js';
import { languageEdits } from './language-edits.js';
import type { ModuleFiles } from './language-programs.js';

/** A module that both have to accept. */
export interface SoundModule {
  readonly name: string;
  readonly files: ModuleFiles;
}

/** A module with one change. */
export interface Mutant extends SoundModule {
  /** What was changed, and where: for people. */
  readonly change: string;
}

/** The directories below `folder`, each a module with those that it calls. */
export function soundModules(folder: string): readonly SoundModule[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      files: Object.fromEntries(
        readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
          .filter((path) => /\.tf(?:\.json)?$/.test(path))
          .sort()
          .map((path) => [path, readFileSync(join(folder, name, path), 'utf8')]),
      ),
    }));
}

/** So many mutants, each kind of slip as often as the others. */
export function mutants(modules: readonly SoundModule[], count: number, random: Random): readonly Mutant[] {
  const byKind = new Map<
    string,
    { readonly module: SoundModule; readonly path: string; readonly edit: LanguageEdit }[]
  >();
  for (const module of modules) {
    for (const [path, text] of Object.entries(module.files)) {
      if (!path.endsWith('.tf')) continue;
      for (const edit of languageEdits(text)) {
        const list = byKind.get(edit.kind) ?? [];
        list.push({ module, path, edit });
        byKind.set(edit.kind, list);
      }
    }
  }
  const kinds = [...byKind.keys()].sort();
  return Array.from({ length: count }, () => {
    const kind = random.pick(kinds);
    const { module, path, edit } = random.pick(byKind.get(kind) ?? []);
    return mutant(module, path, edit);
  });
}

function mutant({ name, files }: SoundModule, path: string, edit: LanguageEdit): Mutant {
  const text = files[path] ?? '';
  const changed = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  const line = text.slice(0, edit.start).split('\n').length;
  return {
    name,
    change: `${name}/${path}:${line}: ${edit.kind}: \`${text.slice(edit.start, edit.end)}\` -> \`${edit.newText}\``,
    files: { ...files, [path]: changed },
  };
}
