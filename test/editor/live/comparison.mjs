// A comparison that follows the code: one value taken, then all, undone, and a block that goes.
import { strict as assert } from 'node:assert';
import { readFile, rm } from 'node:fs/promises';
import { waitFor } from '../../../scripts/processes.mjs';
import { newFile } from '../new-file.mjs';
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';

/** In the order in which they run. */
export const comparisonTests = [
  {
    name: 'A comparison: taking one live value keeps the others, and the live side stays true',
    async run({ page, workspace, picture }) {
      const path = await newFile(workspace, 'following/main.tf', code);
      await compareTest(page);
      await seeDifferences(page, 3);
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("alias")');
      const titles = await person.seeQuickFixes(page);
      assert.deepEqual(titles.slice(0, 2), [
        'Take the live value of `variables["alias"]`',
        'Take all live values of `aws_api_gateway_stage.test`',
      ]);
      await picture('fixes');
      await person.applyQuickFix(page, 'Take the live value');
      await seeDifferences(page, 2);
      await seeLiveSide(page, '"next"', 'dep902');
      await picture('others-stay');

      // A person's own line above moves what is marked, and is no difference on the live side.
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("import {")');
      await page.keyboard.press('Home');
      await page.keyboard.type('# ours\n');
      await seeDifferences(page, 2);
      await seeLiveSide(page, '# ours');
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("dep000")');
      await person.seeQuickFixes(page);
      await person.applyQuickFix(page, 'Take all live values');
      await seeDifferences(page, 0);
      await page.waitForSelector(`${sides} .line-delete, ${sides} .line-insert`, { state: 'detached' });
      await picture('all-taken');
      await person.seeOnDisk(page, path, (text) => text === `# ours\n${live}`);

      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("alias")');
      await page.keyboard.press('Control+Z');
      await seeDifferences(page, 2);
    },
  },
  {
    name: 'A comparison: differences go with their block, and come back with it',
    async run({ page, workspace }) {
      await newFile(workspace, 'following/main.tf', code);
      await compareTest(page);
      await seeDifferences(page, 3);
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("alias")');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await seeDifferences(page, 0);
      await page.keyboard.press('Control+Z');
      await seeDifferences(page, 3);
    },
  },
  {
    name: 'A comparison: two stages of one file are held side by side',
    async run({ page, workspace, picture }) {
      const path = await newFile(workspace, 'following/main.tf', `${code}\n${second('d0')}`);
      await compareTest(page);
      await seeDifferences(page, 3);
      await tree.press(page, 'load', 'Compare with Code');
      await seeDifferences(page, 4);
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("dep000")');
      await person.seeQuickFixes(page);
      await picture('both');
      await person.applyQuickFix(page, 'Take all live values of `aws_api_gateway_stage.test`');
      await seeDifferences(page, 1);
      await person.seeOnDisk(page, path, (text) => text === `${live}\n${second('d0')}`);
    },
  },
  {
    name: 'A comparison: the live values of two files are taken at once',
    async run({ page, workspace }) {
      const [block, settings] = second('d0').split('\n\nresource "aws_api_gateway_method_settings"');
      const rest = `resource "aws_api_gateway_method_settings"${settings}`;
      const main = await newFile(workspace, 'following/main.tf', `${code}\n${block}\n`);
      const beside = await newFile(workspace, 'following/settings.tf', rest.replace('5000', '10'));
      await openBeside(page);
      await tree.press(page, 'load', 'Compare with Code');
      for (const file of ['main.tf', 'settings.tf'])
        await page.waitForSelector(`.multiDiffEntry:has-text("${file}") .squiggly-info`, { timeout: 15_000 });
      await page.click('.multiDiffEntry .editor.modified .view-line:has-text("d0")');
      await person.seeQuickFixes(page);
      await person.applyQuickFix(page, 'Take all live values');
      await page.waitForSelector('.multiDiffEntry .squiggly-info', { state: 'detached', timeout: 15_000 });
      await person.runCommand(page, 'File: Save All');
      const bothTaken = async () => {
        const texts = await Promise.all([main, beside].map((path) => readFile(path, 'utf8')));
        const isTaken = texts[0] === `${code}\n${block.replace('d0', 'dep900')}\n` && texts[1] === rest;
        return isTaken || undefined;
      };
      await waitFor('both files', bothTaken, { timeout: 15_000 });
      await rm(beside);
    },
  },
];

const sides = '.monaco-diff-editor';

/** Compares the stage that the open file declares. */
async function compareTest(page) {
  await openBeside(page);
  await tree.press(page, 'test', 'Compare with Code');
}

/** Opens the file beside the view, once that knows what it declares. */
async function openBeside(page) {
  await person.openFile(page, 'following/main.tf');
  await page.waitForSelector('.view-line:has-text("Ours")', { timeout: 15_000 });
  await person.seeReady(page);
  await tree.openView(page);
  await tree.open(page, 'orders');
  await person.runCommand(page, 'API Gateway Stages: Refresh');
  await tree.seeRow(page, 'aws_api_gateway_stage.test');
}

/** Waits until so many differences are marked in the code. */
async function seeDifferences(page, count) {
  await page.waitForFunction(
    ([selector, wanted]) => globalThis.document.querySelectorAll(selector).length === wanted,
    [`${sides} .editor.modified .squiggly-info`, count],
    { timeout: 15_000 },
  );
}

/** Waits until the live side shows all these texts. */
async function seeLiveSide(page, ...texts) {
  for (const text of texts)
    await page.waitForSelector(`${sides} .editor.original .view-line:has-text(${JSON.stringify(text)})`, {
      timeout: 15_000,
    });
}

const live = `import {
  to = aws_api_gateway_stage.test
  id = "a1b2c3d4e5/test"
}

resource "aws_api_gateway_stage" "test" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "dep902"
  stage_name    = "test"
  variables = {
    alias = "next"
  }
}
`;

const code = live
  .replace('dep902', 'dep000')
  .replace('"next"', '"one"')
  .replace('  variables', '  description   = "Ours"\n  variables');

/** Another stage of the same API. */
function second(deployment) {
  return `import {
  to = aws_api_gateway_stage.second
  id = "a1b2c3d4e5/load"
}

resource "aws_api_gateway_stage" "second" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "${deployment}"
  stage_name    = "load"
  description   = "After a promoted canary"

  canary_settings {
    deployment_id = "dep900"
  }
}

resource "aws_api_gateway_method_settings" "second" {
  rest_api_id = aws_api_gateway_stage.second.rest_api_id
  stage_name  = aws_api_gateway_stage.second.stage_name
  method_path = "*/*"

  settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}
`;
}
