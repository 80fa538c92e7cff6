// Takes the README's pictures from the real editor, so that they show what is there: `docs/images/*.png`.
// To be run by hand after a change that they should show; needs a VSIX (`npm run package`).
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endCleanly, root } from '../../scripts/processes.mjs';
import * as person from './person.mjs';
import { openWindow } from './window.mjs';

const images = join(root, 'docs', 'images');
const size = { width: 1000, height: 620 };
const settings = {
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.hover.above': false,
};

endCleanly();
await mkdir(images, { recursive: true });
const { page, workspace, close } = await openWindow('pictures', { settings, size });
try {
  await page.keyboard.press('Control+B');
  await completion();
  await hover();
  await quickFix();
} finally {
  await close();
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
  await person.goTo(page, 56, 1);
  await person.goTo(page, 56, 28);
  await person.seeSquiggle(page, 'error');
  await person.seeQuickFixes(page);
  await take('quick-fix');
}

async function take(name) {
  // Without the status bar, which says nothing of the extension.
  const clip = { x: 0, y: 28, width: size.width, height: size.height - 28 - 24 };
  await page.screenshot({ path: join(images, `${name}.png`), clip, animations: 'disabled' });
  console.log(join('docs', 'images', `${name}.png`));
  await person.clearWindow(page);
}
