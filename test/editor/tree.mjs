// What a person does with the view of live stages and with lists of choices, in terms of the page.
import { waitFor } from '../../scripts/processes.mjs';

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

/** Presses a button at the end of the row with this label. */
export async function press(page, label, button) {
  const row = rowOf(label);
  await page.waitForSelector(row, { timeout: patience });
  await page.hover(row);
  await page.click(`${row} .actions .action-label[aria-label^="${button}"]`, { timeout: patience });
}

/**
 * Presses a button that acts on the row itself until something with this selector is there. While a row is drawn anew its
 * button acts on no row, and asks for one as the palette does: then it is pressed again.
 */
export async function pressUntil(page, label, button, selector) {
  await waitFor(
    `\`${button}\` to act on \`${label}\``,
    async () => {
      await press(page, label, button);
      await page.waitForSelector(`${selector}, .quick-input-widget:visible .quick-input-title:visible`, {
        timeout: patience,
      });
      if (await page.isVisible(selector)) return true;
      await page.keyboard.press('Escape');
      return undefined;
    },
    { timeout: 3 * patience, every: 500 },
  );
}

/** Waits for a choice with this text in the open list. */
export async function seePick(page, text) {
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${text}")`, { timeout: patience });
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
