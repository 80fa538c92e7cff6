// Every stage of a Region compared at once: what the rows say, the list of problems, and how both follow the code.
import { strict as assert } from 'node:assert';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newFile } from '../new-file.mjs';
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';

/** In the order in which they run. */
export const compareAllTests = [
  {
    name: 'Compare all: each stage of a Region says what was found, and the rows follow the code',
    async run({ page, workspace, picture }) {
      await openBeside(page, workspace);
      await tree.chooseInMenu(page, 'eu-west-1', 'Compare All Stages');
      await tree.seeRow(page, '2 differences · aws_api_gateway_stage.test');
      await tree.seeRow(page, 'in sync · aws_api_gateway_stage.load');
      await tree.seeRow(page, 'cannot tell · aws_api_gateway_stage.stock');
      await seeProblems(page, ['`deployment_id`', '`variables["alias"]`']);
      await picture('compared');
      await tree.seeTooltip(page, 'v1', 'An override file changes `aws_api_gateway_stage.stock`');
      await picture('cannot-tell');
      await tree.seeNotification(page, '3 stages compared: 1 in sync, 1 differs, 1 cannot tell.');

      await page.click('.editor-instance .view-line:has-text("alias")');
      await person.seeQuickFixes(page);
      await person.applyQuickFix(page, 'Take the live value');
      await tree.seeRow(page, '1 difference · aws_api_gateway_stage.test');
      await seeProblems(page, ['`deployment_id`']);
      await picture('one-taken');
      await page.keyboard.press('Control+Z');
      await tree.seeRow(page, '2 differences · aws_api_gateway_stage.test');

      // A file that no editor shows, changed by another program.
      await newFile(workspace, 'stock/main_override.tf', '# Nothing is changed any more.\n');
      await tree.seeRow(page, 'in sync · aws_api_gateway_stage.stock');
      await tree.pressInTitle(page, 'Refresh');
      await tree.seeNoRow(page, 'in sync');
      await tree.seeNoRow(page, 'differences');
      await seeProblems(page, []);
    },
  },
  {
    name: 'Compare all: what is stopped keeps what was compared',
    async run({ page, workspace, picture, emulator }) {
      await openBeside(page, workspace);
      emulator.setFaults([{ route: /^GET \/restapis\/k1l2m3n4o5\/stages/, kind: 'hang' }]);
      try {
        // The row with the focus is another one: the title is about all.
        await tree.select(page, 'test');
        await tree.pressInTitle(page, 'Compare All Stages');
        const progress = '.notification-toast:has-text("Comparing eu-west-1 with code")';
        await page.waitForSelector(`${progress}:has-text("4 of 5 APIs")`, { timeout: 15_000 });
        await picture('progress');
        await page.click(`${progress} .monaco-button:has-text("Cancel")`);
        await tree.seeNotification(page, 'Stopped after 4 of 5 APIs. 2 stages compared');
        await tree.seeRow(page, '2 differences · aws_api_gateway_stage.test');
        await tree.seeRow(page, 'in sync · aws_api_gateway_stage.load');
        await tree.seeNoRow(page, 'cannot tell');
      } finally {
        emulator.setFaults([]);
      }
    },
  },
  {
    name: 'Compare all: what can not be read is told, and the rest is compared',
    async run({ page, workspace, picture, emulator }) {
      await openBeside(page, workspace);
      emulator.setFaults([{ route: /^GET \/v2\/apis/, kind: 'access-denied' }]);
      try {
        await tree.select(page, 'test');
        await person.startCommand(page, 'API Gateway Stages: Compare All Stages');
        await tree.seeFocused(page, 'orders');
        await tree.pick(page, 'Region', picture);
        await page.waitForSelector(
          '.notification-toast:has-text("Not read: HTTP and WebSocket APIs in `eu-west-1`")',
          { timeout: 15_000 },
        );
        await picture('denied');
        await tree.seeNotification(page, '3 stages compared');
        await tree.seeRow(page, 'cannot tell');
        await tree.seeRow(page, 'checkout');
      } finally {
        emulator.setFaults([]);
      }
    },
  },
];

/** Opens the code of three stages beside the view, in which their APIs are open. */
async function openBeside(page, workspace) {
  for (const other of ['faults', 'import', 'imports', 'declaring', 'apart', 'applied', 'following'])
    await rm(join(workspace, other), { recursive: true, force: true });
  await newFile(workspace, 'fleet/main.tf', `${stage('test', 'dep000', 'one')}\n${load}`);
  await newFile(workspace, 'stock/main.tf', stock);
  await newFile(workspace, 'stock/main_override.tf', override);
  // What is only on the disk may come to the server after the view has asked.
  await person.openFile(page, 'stock/main.tf');
  await person.openFile(page, 'fleet/main.tf');
  await person.seeReady(page);
  await tree.openView(page);
  await tree.open(page, 'orders');
  await tree.open(page, 'warehouse');
  await person.runCommand(page, 'API Gateway Stages: Refresh');
  for (const name of ['test', 'load', 'stock']) await tree.seeRow(page, `aws_api_gateway_stage.${name}`);
}

/** Waits until the list of problems has one of live stages for each text, and no other. */
async function seeProblems(page, texts) {
  await page.waitForFunction(
    (wanted) => {
      const rows = [...globalThis.document.querySelectorAll('.markers-panel .monaco-list-row')];
      const found = rows.map((row) => row.textContent).filter((text) => text.includes('live stage'));
      return (
        found.length === wanted.length && wanted.every((text) => found.some((each) => each.includes(text)))
      );
    },
    texts,
    { timeout: 15_000 },
  );
  assert.ok(await page.isVisible('.markers-panel'), 'the list of problems is shown');
}

function stage(name, deployment, alias) {
  return `import {
  to = aws_api_gateway_stage.${name}
  id = "a1b2c3d4e5/${name}"
}

resource "aws_api_gateway_stage" "${name}" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "${deployment}"
  stage_name    = "${name}"
  variables = {
    alias = "${alias}"
  }
}
`;
}

const load = `resource "aws_api_gateway_stage" "load" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "dep900"
  stage_name    = "load"
  description   = "After a promoted canary"

  canary_settings {
    deployment_id = "dep900"
  }
}

resource "aws_api_gateway_method_settings" "load" {
  rest_api_id = aws_api_gateway_stage.load.rest_api_id
  stage_name  = aws_api_gateway_stage.load.stage_name
  method_path = "*/*"

  settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}
`;

const stock = `resource "aws_api_gateway_stage" "stock" {
  rest_api_id          = "k1l2m3n4o5"
  deployment_id        = "wh0001"
  stage_name           = "v1"
  description          = "Quotes \\"and\\" $\${dollar}, a %%{percent}, and a smile 🙂"
  xray_tracing_enabled = true
}
`;

const override = `resource "aws_api_gateway_stage" "stock" {
  description = "Overridden"
}
`;
