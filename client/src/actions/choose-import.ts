/** Asks where an import goes and how it is written, in one list: Enter at once takes the first place. */
import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { inert } from '../../../protocol/plain-text.js';
import {
  optionItems,
  targetItems,
  type ChoiceItem,
  type ImportOptions,
  type ImportPlace,
  type ImportTarget,
} from './import-choices.js';

/** Undefined where the person turned away; `title` says what is imported, `initial` which options are set first. */
export function chooseImport(
  title: string,
  initial: ImportOptions,
  place: ImportPlace,
): Promise<{ readonly target: ImportTarget; readonly options: ImportOptions } | undefined> {
  const picker = window.createQuickPick<ImportItem>();
  let options = initial;
  picker.title = inert(title);
  picker.placeholder = 'Select where to add it, or change an option first';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  // Otherwise a list whose items change begins at its top again.
  picker.keepScrollPosition = true;
  draw();
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const choice = picker.selectedItems[0]?.choice;
      if (choice?.kind === 'target') {
        resolve({ target: choice.target, options });
        picker.hide();
      } else if (choice !== undefined) {
        options = choice.next;
        draw(choice);
      }
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });

  /** The mark stays on the option that was changed. */
  function draw(changed?: ChoiceItem): void {
    picker.items = [
      heading('Add to'),
      ...targetItems(options, place).map(itemOf),
      heading('Options'),
      ...optionItems(options, place).map(itemOf),
    ];
    const active = changed && picker.items.find(({ choice }) => choice?.label === changed.label);
    if (active !== undefined) picker.activeItems = [active];
  }
}

interface ImportItem extends QuickPickItem {
  readonly choice?: ChoiceItem;
}

function itemOf(choice: ChoiceItem): ImportItem {
  if (choice.kind === 'target') return { label: choice.label, detail: choice.detail, choice };
  const { isChecked, label, description } = choice;
  return { label: `$(${isChecked ? 'check' : 'blank'}) ${label}`, description, choice };
}

function heading(label: string): ImportItem {
  return { label, kind: QuickPickItemKind.Separator };
}
