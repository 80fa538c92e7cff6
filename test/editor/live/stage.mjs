// What else is done with a live stage: copied, found in the code, compared with it.
import { strict as assert } from 'node:assert';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newFile } from '../new-file.mjs';
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';

/** In the order in which they run. */
export const stageTests = [
  {
    name: 'A live stage: its names are copied, and what was copied is said',
    async run({ page }) {
      await tree.openView(page);
      await tree.open(page, 'checkout');
      await copy(
        page,
        '$default',
        'Copy Invoke URL',
        'https://h1t2t3p4a5.execute-api.eu-west-1.amazonaws.com',
      );
      await copy(
        page,
        '$default',
        'Copy Execution ARN',
        'arn:aws:execute-api:eu-west-1:123456789012:h1t2t3p4a5/$default',
      );
      await copy(
        page,
        '$default',
        'Copy Import Command',
        "terraform import aws_apigatewayv2_stage.checkout_default 'h1t2t3p4a5/$default'",
      );
      await copy(page, 'checkout', 'Copy ID', 'h1t2t3p4a5');
      await tree.close(page, 'checkout');
    },
  },
  {
    name: 'A live stage: the block that declares it is opened',
    async run({ page, workspace }) {
      await newFile(workspace, 'declaring/main.tf', `\n\n${declared('next')}`);
      // What is only on the disk may come to the server after the view has asked.
      await person.openFile(page, 'declaring/main.tf');
      await person.seeReady(page);
      await seeDeclared(page, workspace);
      await tree.chooseInMenu(page, 'test', 'Go to Declaration');
      await person.seeInStatusBar(page, 'Ln 8, Col 1');
    },
  },
  {
    name: 'A live stage is compared with its code, and the live value is taken',
    async run({ page, workspace, picture }) {
      const path = await newFile(workspace, 'declaring/main.tf', declared('one'));
      await person.openFile(page, 'declaring/main.tf');
      // The editor may still have the text of the test before.
      await page.waitForSelector('.view-line:has-text("one")', { timeout: 15_000 });
      await person.seeReady(page);
      await seeDeclared(page, workspace);
      await tree.press(page, 'test', 'Compare with Code');
      await page.waitForSelector(differences, { timeout: 15_000 });
      await picture('compared');
      await person.runCommand(page, 'View: Revert and Close Editor');
      await person.openFile(page, 'declaring/main.tf');
      await tree.select(page, 'test');
      await person.startCommand(page, 'API Gateway Stages: Compare with Code');
      await tree.seeFocused(page, 'test');
      await page.keyboard.press('Enter');
      await page.waitForSelector(differences, { timeout: 15_000 });
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("alias")');
      await person.seeQuickFixes(page);
      await picture('fix');
      await person.applyQuickFix(page, 'Take the live value');
      await person.seeOnDisk(page, path, (each) => each === declared('next'));
    },
  },
  {
    name: 'A live stage is compared with the code of two files',
    async run({ page, workspace, picture }) {
      await newFile(workspace, 'apart/settings.tf', settings);
      await newFile(workspace, 'apart/main.tf', stage);
      await person.openFile(page, 'apart/main.tf');
      await person.seeReady(page);
      await tree.openView(page);
      await tree.open(page, 'orders');
      await person.runCommand(page, 'API Gateway Stages: Refresh');
      await tree.seeRow(page, 'aws_api_gateway_stage.apart');
      await tree.press(page, 'load', 'Compare with Code');
      for (const file of ['main.tf', 'settings.tf'])
        await page.waitForSelector(`.multiDiffEntry:has-text("${file}") .squiggly-info`, { timeout: 15_000 });
      await picture('compared');
    },
  },
  {
    name: 'A live stage: its mark follows `terraform apply`',
    async run({ page, workspace }) {
      await newFile(workspace, 'applied/main.tf', referring);
      await person.openFile(page, 'applied/main.tf');
      await person.seeReady(page);
      await tree.openView(page);
      await tree.open(page, 'warehouse');
      await tree.seeRow(page, 'v1');
      await newFile(workspace, 'applied/terraform.tfstate', JSON.stringify(state));
      await tree.seeRow(page, 'aws_api_gateway_stage.applied');
    },
  },
];

const differences = '.monaco-diff-editor .squiggly-info';

/** Chooses an entry that copies, and looks at the clipboard. */
async function copy(page, label, entry, text) {
  await tree.chooseInMenu(page, label, entry);
  await person.seeInStatusBar(page, `Copied ${text}`);
  assert.equal(await page.evaluate(() => globalThis.navigator.clipboard.readText()), text);
}

/** Takes away what was imported, asks again what the code says of stages, and waits for the mark of `test`. */
async function seeDeclared(page, workspace) {
  await rm(join(workspace, 'imports'), { recursive: true, force: true });
  await tree.openView(page);
  await tree.open(page, 'orders');
  await person.runCommand(page, 'API Gateway Stages: Refresh');
  await tree.seeRow(page, 'aws_api_gateway_stage.test');
}

function declared(alias) {
  return `import {
  to = aws_api_gateway_stage.test
  id = "a1b2c3d4e5/test"
}

resource "aws_api_gateway_stage" "test" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "dep902"
  stage_name    = "test"
  variables = {
    alias = "${alias}"
  }
}
`;
}

const stage = `import {
  to = aws_api_gateway_stage.apart
  id = "a1b2c3d4e5/load"
}

resource "aws_api_gateway_stage" "apart" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "dep900"
  stage_name    = "load"
  description   = "Before a canary"

  canary_settings {
    deployment_id = "dep900"
  }
}
`;

const settings = `resource "aws_api_gateway_method_settings" "apart" {
  rest_api_id = aws_api_gateway_stage.apart.rest_api_id
  stage_name  = aws_api_gateway_stage.apart.stage_name
  method_path = "*/*"

  settings {
    throttling_burst_limit = 10
    throttling_rate_limit  = 10000
  }
}
`;

const referring = `resource "aws_api_gateway_rest_api" "applied" {
  name = "warehouse"
}

resource "aws_api_gateway_deployment" "applied" {
  rest_api_id = aws_api_gateway_rest_api.applied.id
}

resource "aws_api_gateway_stage" "applied" {
  rest_api_id   = aws_api_gateway_rest_api.applied.id
  deployment_id = aws_api_gateway_deployment.applied.id
  stage_name    = "v1"
}
`;

/** What says which API that is. */
const state = {
  version: 4,
  resources: [
    {
      mode: 'managed',
      type: 'aws_api_gateway_rest_api',
      name: 'applied',
      instances: [{ attributes: { id: 'k1l2m3n4o5' } }],
    },
  ],
};
