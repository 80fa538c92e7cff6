/** A list of choices that opens with the mark on what is in use: `showQuickPick` always marks the first. */
import { window, type QuickPickItem } from 'vscode';

/** How a list presents itself. */
export interface ListLook {
  readonly title: string;
  readonly placeholder: string;
}

/** The chosen one of `items`; undefined where the person turned away. `marked` is one of them, or none. */
export function pickOne<Item extends QuickPickItem>(
  items: readonly Item[],
  marked: Item | undefined,
  { title, placeholder }: ListLook,
): Promise<Item | undefined> {
  const picker = window.createQuickPick<Item>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  if (marked !== undefined) picker.activeItems = [marked];
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
