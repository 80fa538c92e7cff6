// Takes the README's pictures from the real editor, so that they show what is there: `docs/images/*.webp`.
// To be run by hand after a change that they should show; needs a VSIX (`npm run package`). With the word `live` only
// those of the live stages are taken.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmulatedAccount } from '../../scripts/emulated-account.mjs';
import { endCleanly, root, temporaryFolder } from '../../scripts/processes.mjs';
import * as person from './person.mjs';
import { webp } from './smaller.mjs';
import * as tree from './tree.mjs';
import { openWindow } from './window.mjs';

const images = join(root, 'docs', 'images');
const size = { width: 1000, height: 620 };
const settings = {
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.hover.above': false,
  'files.autoSave': 'off',
};

endCleanly();
await mkdir(images, { recursive: true });
const account = await startEmulatedAccount(temporaryFolder('aws'));
const { page, workspace, close } = await openWindow('pictures', { settings, size, env: account.env });
try {
  await liveStages();
  await page.keyboard.press('Control+B');
  if (!process.argv.includes('live')) {
    await completion();
    await hover();
    await quickFix();
  }
} finally {
  await close();
  await account.emulator.close();
}

/** A stage in the tree, then in a file, then beside that file after it has changed. */
async function liveStages() {
  await writeFile(join(workspace, 'rest', 'shop.tf'), 'locals {\n  team = "shop"\n}\n');
  await tree.openView(page);
  await person.startCommand(page, 'API Gateway Stages: Select AWS Profile');
  await tree.seePick(page, 'example');
  await take('walkthrough-connect', { keep: true });
  await page.keyboard.press('Escape');
  await person.openFile(page, 'rest/stage.tf');
  await widen();
  await tree.open(page, 'orders');
  await tree.open(page, 'prod');
  await tree.seeRow(page, 'Release 2026.10: refunds');
  await page.mouse.move(700, 590);
  await take('live-stages', { keep: true });
  await tree.close(page, 'prod');

  await person.openFile(page, 'rest/shop.tf');
  await tree.press(page, 'test', 'Import as Terraform');
  await tree.seePick(page, 'At the end of shop.tf');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tab.active.dirty', { timeout: 15_000 });
  await page.click('.editor-group-container.active .view-line:has-text("to =")');
  await take('import');

  // As it was before somebody changed the stage in the console.
  const older = [
    'import {\n  to = aws_api_gateway_stage.test\n  id = "a1b2c3d4e5/test"\n}\n\n',
    'resource "aws_api_gateway_stage" "test" {\n  rest_api_id   = "a1b2c3d4e5"\n  deployment_id = "dep901"\n',
    '  stage_name    = "test"\n  description   = "Before a release"\n  variables = {\n    "alias" = "live"\n  }\n}\n',
  ].join('');
  await mkdir(join(workspace, 'shop'));
  await writeFile(join(workspace, 'shop', 'test.tf'), older);
  await person.openFile(page, 'shop/test.tf');
  await person.runCommand(page, 'API Gateway Stages: Refresh');
  await tree.seeRow(page, 'aws_api_gateway_stage.test');
  await tree.press(page, 'test', 'Compare with Code');
  await page.waitForSelector('.monaco-diff-editor .squiggly-info', { timeout: 15_000 });
  await page.mouse.move(700, 590);
  await take('compare');
}

/** Drags the edge of the side bar, so that values can be read. */
async function widen() {
  const edge = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(edge.x + edge.width + 1, 300);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width + 90, 300, { steps: 5 });
  await page.mouse.up();
}

async function completion() {
  const half = 'resource "aws_api_gateway_stage" "orders_test" {\n  stage_name = "test"\n  \n}\n';
  await writeFile(join(workspace, 'rest', 'test.tf'), half);
  await person.openFile(page, 'rest/test.tf');
  await person.goTo(page, 3, 3);
  await page.keyboard.type('cache', { delay: 50 });
  await person.seeCompletion(page, 'cache_cluster_enabled');
  await page.keyboard.press('ArrowDown');
  await person.seeDocumentation(page);
  await take('completion');
}

async function hover() {
  await person.openFile(page, 'rest/stage.tf');
  await person.goTo(page, 45, 1);
  await person.hoverOver(page, '"orders"');
  await take('hover');
}

async function quickFix() {
  await person.openFile(page, 'faults/mistakes.tf');
  await person.goTo(page, 55, 1);
  await person.goTo(page, 55, 28);
  await person.seeSquiggle(page, 'error');
  await person.seeQuickFixes(page);
  await take('quick-fix');
}

async function take(name, { keep = false } = {}) {
  // Without the status bar, which says nothing of the extension.
  const clip = { x: 0, y: 28, width: size.width, height: size.height - 28 - 24 };
  const png = await page.screenshot({ clip, animations: 'disabled' });
  const file = `${name}.webp`;
  await writeFile(join(images, file), await webp(page, png));
  console.log(join('docs', 'images', file));
  if (!keep) await person.clearWindow(page);
}
