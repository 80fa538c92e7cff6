/** The choices of an import as a list that a person steps through: data only. Enter on the first is all that it needs. */
import type { RenderChoices } from '../../../protocol/stage-requests.js';

/** Where the text goes. */
export type ImportTarget = 'end' | 'beside' | 'editor' | 'clipboard';

/** How it is written. */
export interface ImportOptions {
  readonly importAs: 'blocks' | 'commands';
  readonly parts: 'all' | 'stage';
  /** `pick`: references where they are proved, and the person is asked where they are not. */
  readonly ids: 'references' | 'literals' | 'pick';
}

/** What an import asks for where a person has chosen nothing. */
export const DEFAULT_OPTIONS: ImportOptions = { importAs: 'blocks', parts: 'all', ids: 'references' };

/** An entry of the list: choosing a target ends it, choosing an option changes it to the next of its values. */
export type ChoiceItem =
  | {
      readonly kind: 'target';
      readonly target: ImportTarget;
      readonly label: string;
      readonly detail: string;
    }
  | {
      readonly kind: 'option';
      readonly next: ImportOptions;
      readonly label: string;
      readonly detail: string;
    };

/** Targets first, the most likely one at the top. `file` is the Terraform file in the active editor, `beside` a free name. */
export function choiceItems(options: ImportOptions, file?: string, beside?: string): readonly ChoiceItem[] {
  return [...targetItems(file, beside), ...optionItems(options)];
}

function targetItems(file: string | undefined, beside: string | undefined): ChoiceItem[] {
  const inFile: ChoiceItem[] = [];
  if (file !== undefined) {
    inFile.push({
      kind: 'target',
      target: 'end',
      label: `$(insert) At the end of ${file}`,
      detail: 'Adds to the open file without saving it',
    });
  }
  if (beside !== undefined) {
    inFile.push({
      kind: 'target',
      target: 'beside',
      label: `$(new-file) In a new file ${beside}`,
      detail: 'Next to the open file, unsaved',
    });
  }
  return [
    ...inFile,
    {
      kind: 'target',
      target: 'editor',
      label: '$(edit) In a new untitled editor',
      detail: 'Unsaved text outside any module',
    },
    {
      kind: 'target',
      target: 'clipboard',
      label: '$(clippy) On the clipboard',
      detail: 'Copies the text, ready to paste',
    },
  ];
}

function optionItems(options: ImportOptions): ChoiceItem[] {
  const { importAs, parts, ids } = options;
  return [
    {
      kind: 'option',
      next: { ...options, importAs: importAs === 'blocks' ? 'commands' : 'blocks' },
      label: importAs === 'blocks' ? '$(gear) Import blocks' : '$(gear) Import commands',
      detail:
        importAs === 'blocks'
          ? 'Part of the text; requires Terraform 1.5 or later. Select to use commands instead'
          : 'Copies terraform import commands to run before the next plan. Select to use blocks instead',
    },
    {
      kind: 'option',
      next: { ...options, parts: parts === 'all' ? 'stage' : 'all' },
      label: parts === 'all' ? '$(gear) With method settings and web ACL' : '$(gear) Stage only',
      detail:
        parts === 'all'
          ? 'Select to import only the stage'
          : 'Select to include its method settings and web ACL association',
    },
    { kind: 'option', next: { ...options, ids: NEXT_IDS[ids] }, ...IDS[ids] },
  ];
}

const NEXT_IDS = { references: 'pick', pick: 'literals', literals: 'references' } as const;

const IDS: Readonly<Record<ImportOptions['ids'], { readonly label: string; readonly detail: string }>> = {
  references: {
    label: '$(gear) References where certain',
    detail: 'Where the state or an import block identifies the resource. Select to pick the others yourself',
  },
  pick: {
    label: '$(gear) References, asking where uncertain',
    detail: 'You pick the resource for each ID that is not certain. Select to use IDs only',
  },
  literals: {
    label: '$(gear) IDs only',
    detail: 'No references. Select to use references where certain',
  },
};

/** What the server is asked for. */
export function renderChoices(
  { importAs, parts, ids }: ImportOptions,
  picked: Readonly<Record<string, string>> = {},
): RenderChoices {
  return { importAs, parts, ids: ids === 'literals' ? 'literals' : 'references', picked };
}

/**
 * What goes on the clipboard, empty where nothing does: the text where that is its place, and the commands. Beside a text
 * they are comments, since both are pasted into the same file.
 */
export function clipboardText(target: ImportTarget, text: string, commands: readonly string[]): string {
  if (target !== 'clipboard' || text === '') return commands.join('\n');
  const comments = commands.flatMap((command) => command.split(/\r?\n/)).map((line) => `# ${line}\n`);
  return comments.length === 0 ? text : `${text}\n${comments.join('')}`;
}

/** A file name for an import that none of `taken` has. */
export function freeFileName(wish: string, extension: string, taken: readonly string[]): string {
  const base =
    wish
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '') || 'stage';
  const names = new Set(taken.map((each) => each.toLowerCase()));
  for (let count = 1; ; count++) {
    const name = `${base}${count === 1 ? '' : `_${count}`}${extension}`;
    if (!names.has(name)) return name;
  }
}
