// What a person does with the view of live stages and with lists of choices, in terms of the page.
import { waitFor } from '../../scripts/processes.mjs';
import * as person from './person.mjs';

const patience = 15_000;
const pane = '.part.sidebar .pane-body';

/** Brings the view to the front, from its icon in the activity bar. */
export async function openView(page) {
  if (await page.isVisible('.part.sidebar .composite.title:has-text("API Gateway")')) return;
  await page.click('.activitybar .action-item a[aria-label^="API Gateway"]', { timeout: patience });
  await page.waitForSelector('.part.sidebar .composite.title:has-text("API Gateway")', { timeout: patience });
}

/** Waits for a row with this text in its label or description. */
export async function seeRow(page, text) {
  return page.waitForSelector(rowWith(text), { timeout: patience });
}

/** Opens the row with this label, where it isn't open, and waits until something is below it. */
export async function open(page, label) {
  const row = rowOf(label);
  await page.waitForSelector(row, { timeout: patience });
  await waitFor(
    `\`${label}\` to open`,
    async () => {
      if ((await page.getAttribute(row, 'aria-expanded')) === 'true') return true;
      await page.click(`${row} .monaco-tl-twistie`);
      return undefined;
    },
    { timeout: patience, every: 500 },
  );
}

/** Closes the row with this label. */
export async function close(page, label) {
  const row = rowOf(label);
  if ((await page.getAttribute(row, 'aria-expanded')) === 'true')
    await page.click(`${row} .monaco-tl-twistie`);
  await page.waitForSelector(`${row}[aria-expanded="false"]`, { timeout: patience });
}

/** Selects the row with this label by a click, and leaves it as open as it was. */
export async function select(page, label) {
  const row = rowOf(label);
  const wasOpen = await page.getAttribute(row, 'aria-expanded', { timeout: patience });
  await page.click(`${row} .monaco-icon-label-container`);
  await page.waitForSelector(`${row}[aria-selected="true"]`, { timeout: patience });
  if (wasOpen === 'true') await open(page, label);
  if (wasOpen === 'false') await close(page, label);
}

/** Opens or closes the row with this label, if it is there at this moment and stays for it. */
export async function tryToToggle(page, label) {
  const twistie = await page.$(`${rowOf(label)} .monaco-tl-twistie`);
  await twistie?.click({ timeout: 1_000 }).catch(() => undefined);
}

/** Presses a button at the end of the row with this label. */
export async function press(page, label, button) {
  const row = rowOf(label);
  await page.waitForSelector(row, { timeout: patience });
  await page.hover(row);
  await page.click(`${row} .actions .action-label[aria-label^="${button}"]`, { timeout: patience });
}

/** Chooses an entry of the menu of the row with this label. */
export async function chooseInMenu(page, label, entry) {
  await page.click(rowOf(label), { button: 'right', timeout: patience });
  const item = `.monaco-menu .action-item:has-text("${entry}")`;
  await page.hover(item, { timeout: patience });
  await page.keyboard.press('Enter');
}

/** Presses a button of the view's title. */
export async function pressInTitle(page, button) {
  await page.click(`.part.sidebar .composite.title .action-label[aria-label^="${button}"]`, {
    timeout: patience,
  });
}

/** Waits until no row has this text in its label or description. */
export async function seeNoRow(page, text) {
  await page.waitForSelector(rowWith(text), { state: 'detached', timeout: patience });
}

/** Waits for a tooltip with this text at the row with this label. */
export async function seeTooltip(page, label, text) {
  await page.hover(`${rowOf(label)} .monaco-icon-label-container`, { timeout: patience });
  await page.waitForSelector(`.monaco-hover:not(.hidden):has-text(${JSON.stringify(text)})`, {
    timeout: patience,
  });
}

/** Waits for a notification with this text, and takes all of them away. */
export async function seeNotification(page, text) {
  await page.waitForSelector(`.notification-toast:has-text("${text}")`, { timeout: patience });
  await person.runCommand(page, 'Notifications: Clear All Notifications');
}

/** Types into the box with this title, and accepts it. What is typed before the box has the focus goes nowhere. */
export async function answer(page, title, text) {
  await page.waitForSelector(`.quick-input-widget:has(.quick-input-title:text("${title}")) input:focus`, {
    timeout: patience,
  });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Waits for a choice with this text in the open list. */
export async function seePick(page, text) {
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${text}")`, { timeout: patience });
}

/** Waits until the entry that Enter chooses has this text. */
export async function seeFocused(page, text) {
  await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${text}")`, {
    timeout: patience,
  });
}

/** Waits until the option with this text has its check mark, or has none. */
export async function seeMark(page, text, isChecked) {
  const icon = isChecked ? 'check' : 'blank';
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${text}"):has(.codicon-${icon})`, {
    timeout: patience,
  });
}

/** Chooses the entry with this text. */
export async function pick(page, text, picture) {
  await seePick(page, text);
  await picture?.(text);
  await page.click(`.quick-input-list .monaco-list-row:has-text("${text}")`);
}

function rowOf(label) {
  return `${pane} .monaco-list-row:has(.monaco-icon-label-container :text-is("${label}"))`;
}

function rowWith(text) {
  return `${pane} .monaco-list-row:has-text("${text}")`;
}
