// What a person does in the window of VS Code and what they see there, in terms of the page. Every step waits for
// what it needs to see, never for a fixed time.
/* global document, NodeFilter -- for the functions that run in the page */
import { readFile } from 'node:fs/promises';
import { waitFor } from '../../scripts/processes.mjs';

const patience = 15_000;

/** Waits until the window is up and shows the explorer. */
export async function waitForWindow(page) {
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60_000 });
}

/** Opens a file by its path in the workspace, with Ctrl+P. */
export async function openFile(page, path) {
  const name = path.split('/').at(-1);
  const folder = path.slice(0, -name.length - 1);
  await page.keyboard.press('Control+P');
  await page.waitForSelector('.quick-input-widget input', { state: 'visible', timeout: patience });
  await page.keyboard.insertText(path);
  const row = `.quick-input-list .monaco-list-row.focused[aria-label^="${name}"][aria-label*="${folder}"]`;
  await page.waitForSelector(row, { timeout: patience });
  await page.keyboard.press('Enter');
  await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`, { timeout: patience });
  await page.waitForSelector(`${editor} .view-line`, { timeout: patience });
  await waitForEditorFocus(page);
}

/** Runs a command from the palette by the title that the palette shows. */
export async function runCommand(page, title) {
  await startCommand(page, title);
  await page.waitForSelector('.quick-input-widget', { state: 'hidden', timeout: patience });
}

/** Begins a command of the palette that goes on with a list of choices. */
export async function startCommand(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input', { state: 'visible', timeout: patience });
  await page.keyboard.insertText(title);
  await page.waitForSelector(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`, {
    timeout: patience,
  });
  await page.keyboard.press('Enter');
}

/** Puts the cursor at a line and column, both from 1, with Ctrl+G. */
export async function goTo(page, line, column) {
  await page.keyboard.press('Control+G');
  await page.waitForSelector('.quick-input-widget input', { state: 'visible', timeout: patience });
  await page.keyboard.insertText(`${String(line)}:${String(column)}`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quick-input-widget', { state: 'hidden', timeout: patience });
  await waitForEditorFocus(page);
  await seeInStatusBar(page, `Ln ${String(line)}, Col ${String(column)}`);
}

/** Waits until the status bar shows a text. */
export async function seeInStatusBar(page, text) {
  await page.waitForSelector(`.statusbar-item:has-text("${text}")`, { timeout: patience });
}

/** Waits until the language status says that the server is ready; what is typed before is answered by nobody. */
export async function seeReady(page) {
  await page.waitForSelector('[id="status.languageStatus"][aria-label*="Ready"]', { timeout: patience });
}

/** Waits until the list of completions shows an item with this label, and answers all labels that are in view. */
export async function seeCompletion(page, label) {
  await page.waitForSelector(
    `.suggest-widget.visible .monaco-list-row[aria-label^=${JSON.stringify(label)}]`,
    {
      timeout: patience,
    },
  );
  return page.$$eval('.suggest-widget.visible .monaco-list-row .label-name', (rows) =>
    rows.map((row) => row.textContent),
  );
}

/** Chooses the completion with this label as a person does: down to it, then Enter. */
export async function choose(page, label) {
  await seeCompletion(page, label);
  const focused = `.suggest-widget.visible .monaco-list-row.focused`;
  for (let step = 0; step < 60; step++) {
    const at = await page.getAttribute(focused, 'aria-label', { timeout: patience });
    if (at === label || at?.startsWith(`${label},`) || at?.startsWith(`${label} `)) break;
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      ([selector, before]) => document.querySelector(selector)?.getAttribute('aria-label') !== before,
      [focused, at],
    );
  }
  await page.keyboard.press('Enter');
  await page
    .waitForSelector('.suggest-widget.visible', { state: 'hidden', timeout: patience })
    .catch(() => undefined);
}

/** Rests the mouse on the first place where the editor shows `text`, and answers the text of the hover that appears. */
export async function hoverOver(page, text) {
  const box = await placeOf(page, text);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  const hover = '.monaco-hover:not(.hidden) .hover-contents';
  await page.waitForFunction(
    (selector) =>
      [...document.querySelectorAll(selector)].some(
        (each) => each.textContent.trim() && !each.textContent.startsWith('Loading'),
      ),
    hover,
    { timeout: patience },
  );
  return (await page.$$eval(hover, (each) => each.map((one) => one.innerText))).join('\n');
}

/** Takes the mouse away and waits until no hover is left. */
export async function leave(page) {
  await page.mouse.move(640, 784);
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    () => !document.querySelector('.monaco-editor .monaco-hover:not(.hidden)'),
    null,
    { timeout: patience },
  );
}

/** The class of the shortest token in the editor with `text` in it; each colour of the theme is a class `mtk<n>`. */
export async function colourOf(page, text) {
  const find = ([selector, wanted]) => {
    const tokens = [...document.querySelectorAll(`${selector} .view-line > span > span`)]
      .filter((token) => token.textContent.includes(wanted))
      .sort((one, other) => one.textContent.length - other.textContent.length);
    return tokens[0] && /mtk\d+/.exec(tokens[0].className)?.[0];
  };
  const handle = await page.waitForFunction(find, [editor, text], { timeout: patience });
  return handle.jsonValue();
}

/** Saves the active file until its text on disk meets `isRight`, and answers that; rejects with the last text. */
export async function seeOnDisk(page, path, isRight) {
  let text = '';
  const probe = async () => {
    await page.keyboard.press('Control+S');
    text = await readFile(path, 'utf8');
    return isRight(text) ? text : undefined;
  };
  return waitFor(`the right text in ${path}`, probe, { timeout: patience }).catch((error) => {
    throw new Error(`${error.message} It is:\n${text}`);
  });
}

/** Opens the documentation beside the list of completions and answers it. */
export async function seeDocumentation(page) {
  await page.keyboard.press('Control+Space');
  const details = '.suggest-details-container .suggest-details:not(.no-docs) .docs';
  await page.waitForSelector(details, { timeout: patience });
  return page.innerText(details);
}

/** Waits for a squiggle of this severity (`error`, `warning`, `info`) in the active editor. */
export async function seeSquiggle(page, severity) {
  await page.waitForSelector(`${editor} .squiggly-${severity}`, { timeout: patience });
}

/** Waits until no squiggle of this severity is left in the active editor. */
export async function seeNoSquiggle(page, severity) {
  await page.waitForSelector(`${editor} .squiggly-${severity}`, { state: 'detached', timeout: patience });
}

/** Opens the quick fixes at the cursor with Ctrl+. and answers their titles. */
export async function seeQuickFixes(page) {
  const row = '.action-widget .monaco-list-row.action';
  // While the editor still asks for the fixes it says that there are none; a person presses again.
  await waitFor(
    'the quick fixes',
    async () => {
      await page.keyboard.press('Control+.');
      return page.waitForSelector(row, { timeout: 3_000 }).catch(() => page.keyboard.press('Escape'));
    },
    { timeout: patience },
  );
  return page.$$eval(row, (rows) => rows.map((each) => each.textContent.trim()));
}

/** Applies the quick fix with this title from the open list. */
export async function applyQuickFix(page, title) {
  await page.click(`.action-widget .monaco-list-row.action:has-text("${title}")`);
  await page.waitForSelector('.action-widget', { state: 'hidden', timeout: patience });
}

/** Closes every editor without saving, every list and the panel. */
export async function clearWindow(page) {
  if (await page.$('.hover-language-status')) await page.click('[id="status.languageStatus"]');
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  for (let left = 10; left > 0 && (await page.$('.tab.active')); left--)
    await runCommand(page, 'View: Revert and Close Editor');

  if (await page.isVisible('.part.panel')) await page.keyboard.press('Control+J');
  await page.mouse.move(640, 784);
}

const editor = '.editor-group-container.active .editor-instance .monaco-editor';

/** What is typed before the editor has the focus goes nowhere. */
async function waitForEditorFocus(page) {
  const hasFocus = (selector) => document.querySelector(selector)?.contains(document.activeElement);
  await page.waitForFunction(hasFocus, editor, { timeout: patience });
}

/** Where on the page the editor shows `text`. */
async function placeOf(page, text) {
  const find = ([selector, wanted]) => {
    for (const line of document.querySelectorAll(`${selector} .view-line`)) {
      const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode()) {
        const at = nodes.currentNode.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(nodes.currentNode, at);
        range.setEnd(nodes.currentNode, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
    }
    return undefined;
  };
  const handle = await page.waitForFunction(find, [editor, text], { timeout: patience });
  return handle.jsonValue();
}
