/** The choices of an import as a list that a person steps through: data only. Enter on the first is all that it needs. */
import type { RenderChoices } from '../../../protocol/stage-requests.js';
import { inert } from '../../../protocol/plain-text.js';

/** Where the text goes. */
export type ImportTarget = 'end' | 'beside' | 'editor' | 'clipboard';

/** How it is written. */
export interface ImportOptions {
  readonly importAs: 'blocks' | 'commands';
  readonly parts: 'all' | 'stage';
  /** `pick`: references where they are proved, and the person is asked where they are not. */
  readonly ids: 'references' | 'literals' | 'pick';
  /** Whether a stage that a deployment makes becomes a resource of its own. */
  readonly moves: boolean;
}

/** What an import asks for where a person has chosen nothing. */
export const DEFAULT_OPTIONS: ImportOptions = {
  importAs: 'blocks',
  parts: 'all',
  ids: 'references',
  moves: false,
};

/** An entry of the list: choosing a target ends it, choosing an option sets or takes away its check mark. */
export type ChoiceItem =
  | {
      readonly kind: 'target';
      readonly target: ImportTarget;
      readonly label: string;
      readonly detail: string;
    }
  | {
      readonly kind: 'option';
      readonly isChecked: boolean;
      /** The options once the mark is changed. */
      readonly next: ImportOptions;
      readonly label: string;
      readonly description: string;
    };

/** What is imported, and where a person looks. */
export interface ImportPlace {
  /** The Terraform file in the active editor. */
  readonly file?: string | undefined;
  /** A free name beside it. */
  readonly beside?: string | undefined;
  /** Whether one of the stages is of a REST API: only these have settings and web ACL associations of their own. */
  readonly hasRest: boolean;
  /** Whether a deployment of the module makes one of the stages. */
  readonly canMove: boolean;
}

/** Where the text may go, the most likely place first. What is moved stays in the module that it is moved in. */
export function targetItems({ moves }: ImportOptions, { file, beside }: ImportPlace): readonly ChoiceItem[] {
  const inFile: ChoiceItem[] = [];
  if (file !== undefined) {
    inFile.push({
      kind: 'target',
      target: 'end',
      label: `$(insert) At the end of ${inert(file)}`,
      detail: 'Adds to the open file without saving it',
    });
  }
  if (beside !== undefined) {
    inFile.push({
      kind: 'target',
      target: 'beside',
      label: `$(new-file) In a new file ${inert(beside)}`,
      detail: 'Next to the open file, unsaved',
    });
  }
  if (moves) return inFile;
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

/** How the text is written, each option with its check mark. */
export function optionItems(
  options: ImportOptions,
  { hasRest, canMove }: ImportPlace,
): readonly ChoiceItem[] {
  const { importAs, parts, ids, moves } = options;
  const move: ChoiceItem = {
    kind: 'option',
    isChecked: moves,
    next: { ...options, moves: !moves },
    label: 'Move from the deployment',
    description: 'which creates the stage with stage_name',
  };
  const settings: ChoiceItem = {
    kind: 'option',
    isChecked: parts === 'all',
    next: { ...options, parts: parts === 'all' ? 'stage' : 'all' },
    label: 'Method settings and web ACL',
    description: 'of the REST API',
  };
  return [
    ...(canMove ? [move] : []),
    {
      kind: 'option',
      isChecked: importAs === 'blocks',
      next: { ...options, importAs: importAs === 'blocks' ? 'commands' : 'blocks' },
      label: 'Import blocks',
      description: 'for Terraform 1.5 or later; otherwise commands',
    },
    ...(hasRest ? [settings] : []),
    {
      kind: 'option',
      isChecked: ids !== 'literals',
      next: { ...options, ids: ids === 'literals' ? 'references' : 'literals' },
      label: 'References for IDs',
      description: 'where the state or an import block proves them',
    },
    {
      kind: 'option',
      isChecked: ids === 'pick',
      next: { ...options, ids: ids === 'pick' ? 'references' : 'pick' },
      label: 'Ask about other IDs',
      description: 'you select the resource of each',
    },
  ];
}

/** What the server is asked for. */
export function renderChoices(
  { importAs, parts, ids, moves }: ImportOptions,
  picked: Readonly<Record<string, string>> = {},
): RenderChoices {
  const written = ids === 'literals' ? 'literals' : 'references';
  return { importAs, parts, ids: written, picked, moveFromDeployment: moves };
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
