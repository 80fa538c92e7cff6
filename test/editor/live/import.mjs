// Live stages become Terraform: every place that the text goes to, and what is not written.
import { strict as assert } from 'node:assert';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';
import { newFile } from '../new-file.mjs';

const before = '# Written by a person.\nlocals {\n  stage = "prod"\n}\n';

/** In the order in which they run. */
export const importTests = [
  {
    name: 'Import: at the end of the open file, without a complaint, and undone in one step',
    async run({ page, workspace, picture }) {
      const path = await openNew(page, workspace, before);
      await tree.press(page, 'load', 'Import as Terraform');
      await tree.seePick(page, 'At the end of main.tf');
      await tree.seePick(page, 'Options');
      await picture('choices');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.tab.active.dirty[data-resource-name="main.tf"]', { timeout: 15_000 });
      await picture('imported');
      assert.equal(await readFile(path, 'utf8'), before, 'it is not saved');
      const text = await person.seeOnDisk(page, path, (each) => each.includes('aws_api_gateway_stage'));
      assert.ok(text.startsWith(before), text);
      assert.match(text, /import \{\n {2}to = aws_api_gateway_stage\.\w+\n {2}id = "a1b2c3d4e5\/load"\n\}/);
      assert.match(text, /canary_settings \{/);
      assert.match(text, /method_path = "\*\/\*"/);
      await person.seeNoSquiggle(page, 'error');
      await person.seeNoSquiggle(page, 'warning');
      await tree.seeRow(page, 'aws_api_gateway_stage.orders_load');
      await page.click('.editor-group-container.active .view-lines');
      await page.keyboard.press('Control+Z');
      await tree.seeNoRow(page, 'aws_api_gateway_stage.orders_load');
      await person.seeOnDisk(page, path, (each) => each === before);
    },
  },
  {
    name: 'Import: in a new file beside the open one; a second time its block is shown',
    async run({ page, workspace }) {
      await openNew(page, workspace, before);
      await tree.press(page, 'load', 'Import as Terraform');
      await tree.pick(page, 'In a new file orders_load.tf');
      await page.waitForSelector('.tab.active.dirty[data-resource-name="orders_load.tf"]', {
        timeout: 15_000,
      });
      const path = join(workspace, 'imports/orders_load.tf');
      await page.keyboard.press('Control+S');
      await tree.seeRow(page, 'aws_api_gateway_stage.orders_load');
      const written = await readFile(path, 'utf8');
      assert.match(written, /id = "a1b2c3d4e5\/load"/);
      await person.openFile(page, 'imports/main.tf');
      await tree.press(page, 'load', 'Import as Terraform');
      await tree.seeNotification(page, 'already declared as `aws_api_gateway_stage.orders_load`');
      await page.waitForSelector('.tab.active:not(.dirty)[data-resource-name="orders_load.tf"]');
      assert.equal(await readFile(path, 'utf8'), written);
    },
  },
  {
    name: 'Import: on the clipboard, with commands as comments below, and pasted',
    async run({ page, workspace, picture }) {
      const path = await openNew(page, workspace, '');
      await tree.press(page, 'test', 'Import as Terraform');
      await tree.seeMark(page, 'Import blocks', true);
      await tree.pick(page, 'Import blocks');
      await tree.seeMark(page, 'Import blocks', false);
      await tree.seeFocused(page, 'Import blocks');
      await picture('unchecked');
      await tree.pick(page, 'On the clipboard');
      await tree.seeNotification(page, 'Copied `aws_api_gateway_stage.orders_test`');
      await page.click('.editor-group-container.active .view-lines');
      await page.keyboard.press('Control+V');
      const command = '\n# terraform import aws_api_gateway_stage.orders_test a1b2c3d4e5/test\n';
      const text = await person.seeOnDisk(page, path, (each) => each.endsWith(command));
      assert.match(text, /resource "aws_api_gateway_stage" "orders_test" \{/);
      assert.doesNotMatch(text, /import \{/);
      await person.seeNoSquiggle(page, 'error');
    },
  },
  {
    name: 'Import: a person says which resource an ID belongs to',
    async run({ page, workspace, picture }) {
      const api = 'resource "aws_api_gateway_rest_api" "mine" {\n  name = "orders"\n}\n';
      const path = await openNew(page, workspace, api);
      await tree.press(page, 'test', 'Import as Terraform');
      await tree.pick(page, 'Ask about other IDs');
      await tree.seeMark(page, 'Ask about other IDs', true);
      await tree.pick(page, 'At the end of main.tf');
      await tree.pick(page, 'aws_api_gateway_rest_api.mine', picture);
      const text = await person.seeOnDisk(page, path, (each) => each.includes('aws_api_gateway_stage'));
      assert.match(text, /rest_api_id {3}= aws_api_gateway_rest_api\.mine\.id\n/);
    },
  },
  {
    name: 'Import: a stage that a deployment makes is pointed to, and moved out of it in one step',
    async run({ page, workspace, picture }) {
      const path = await openNew(page, workspace, making);
      await tree.open(page, 'warehouse');
      await tree.press(page, 'v1', 'Import as Terraform');
      await page.waitForSelector(
        '.notification-toast:has-text("created by `aws_api_gateway_deployment.making`")',
      );
      await picture('told');
      await page.click('.notification-toast .monaco-button:has-text("Move Stage")');
      await tree.seeMark(page, 'Move from the deployment', true);
      assert.equal(await page.$('.quick-input-list .monaco-list-row:has-text("clipboard")'), null);
      await picture('choices');
      await tree.pick(page, 'At the end of main.tf');
      const isMoved = (text) => text.includes('id = "k1l2m3n4o5/v1"');
      const text = await person.seeOnDisk(page, path, isMoved);
      const [, deployment] = /"making" \{([^]*?)\n\}/.exec(text);
      assert.doesNotMatch(deployment, /^ *stage_name/m, text);
      assert.match(text, /deployment_id += aws_api_gateway_deployment\.making\.id/);
      await picture('moved');
      await page.click('.editor-group-container.active .view-lines');
      await page.keyboard.press('Control+Z');
      await person.seeOnDisk(page, path, (each) => each === making);
      await tree.close(page, 'warehouse');
    },
  },
  {
    name: 'Import: not into a module of another Region whose provider can not reach the stage',
    async run({ page, workspace, picture }) {
      await openNew(page, workspace, elsewhere('~> 5.80'));
      await tree.press(page, 'load', 'Import as Terraform');
      await tree.seeNotification(page, 'The stage is in `eu-west-1`, and the provider of this module');
      await picture('refused');
      await page.waitForSelector('.tab.active:not(.dirty)[data-resource-name="main.tf"]');
    },
  },
  {
    name: 'Import: into a module of another Region by the `region` of provider 6',
    async run({ page, workspace }) {
      const path = await openNew(page, workspace, elsewhere('~> 6.0'));
      await tree.press(page, 'load', 'Import as Terraform');
      await tree.pick(page, 'At the end of main.tf');
      const text = await person.seeOnDisk(page, path, (each) => each.includes('aws_api_gateway_stage'));
      assert.match(text, /id = "a1b2c3d4e5\/load@eu-west-1"/);
      assert.match(text, /^ {2}region +?= "eu-west-1"$/m);
      await person.seeNoSquiggle(page, 'error');
    },
  },
  {
    name: 'Import: all stages of an API',
    async run({ page, workspace }) {
      const path = await openNew(page, workspace, before);
      await tree.press(page, 'checkout', 'Import Every Stage as Terraform');
      await tree.seePick(page, 'References for IDs');
      assert.equal(await page.$('.quick-input-list .monaco-list-row:has-text("web ACL")'), null);
      await tree.pick(page, 'At the end of main.tf');
      const text = await person.seeOnDisk(page, path, (each) => each.includes('aws_apigatewayv2_stage'));
      assert.ok(text.startsWith(before), text);
      assert.match(text, /id = "h1t2t3p4a5\/\$default"/);
      assert.match(text, /id = "h1t2t3p4a5\/beta"/);
      await person.seeNoSquiggle(page, 'error');
    },
  },
  {
    name: 'Import: the palette lists the APIs of the Regions that are shown, and one that cannot be imported is refused',
    async run({ page, workspace, picture }) {
      const path = await openNew(page, workspace, before);
      await tree.select(page, 'eu-west-1');
      await person.startCommand(page, 'API Gateway Stages: Import as Terraform');
      await tree.seePick(page, 'orders');
      await page.waitForSelector('.quick-input-title:text("API in eu-west-1")');
      await page.waitForSelector('.quick-input-widget input[placeholder="AWS profile: example"]');
      await tree.pick(page, 'Another Region…', picture);
      await tree.seePick(page, 'Shown in the view');
      await picture('regions');
      await tree.pick(page, 'US East (N. Virginia)');
      await tree.pick(page, 'webhooks');
      await tree.pick(page, '$default');
      await tree.seeNotification(page, '(quick create)');
      await person.seeOnDisk(page, path, (each) => each === before);
    },
  },
  {
    name: 'Import: the palette begins with the stage that is selected, also by one of its details, and leads to others',
    async run({ page, workspace, picture }) {
      const path = await openNew(page, workspace, before);
      await tree.open(page, 'load');
      await tree.select(page, 'Invoke URL');
      await person.startCommand(page, 'API Gateway Stages: Import as Terraform');
      await page.waitForSelector('.quick-input-title:text("Stage of orders")');
      await tree.seeFocused(page, 'load');
      await tree.seePick(page, 'prod');
      await tree.seeFocused(page, 'load');
      await picture('selected');
      await tree.pick(page, 'Another API…');
      await tree.seePick(page, 'checkout');
      await tree.seeFocused(page, 'orders');
      await picture('apis');
      await page.keyboard.press('Enter');
      await tree.pick(page, 'load');
      await tree.pick(page, 'At the end of main.tf');
      await person.seeOnDisk(page, path, (each) => each.includes('id = "a1b2c3d4e5/load"'));
      await tree.close(page, 'load');
    },
  },
  {
    name: 'Import: a person turns away from an AWS that does not answer',
    async run({ page, picture, emulator }) {
      emulator.setFaults([{ route: /\/stages\/test$/, kind: 'hang' }]);
      try {
        await tree.openView(page);
        await tree.press(page, 'test', 'Import as Terraform');
        const reading = '.notification-toast:has-text("Reading `test` of `orders`")';
        await page.waitForSelector(reading, { timeout: 15_000 });
        await picture('reading');
        await page.click(`${reading} .monaco-button:has-text("Cancel")`);
        await page.waitForSelector('.notification-toast', { state: 'detached', timeout: 15_000 });
      } finally {
        emulator.setFaults([]);
      }
    },
  },
];

const elsewhere = (version) => `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "${version}"
    }
  }
}

provider "aws" {
  region = "us-west-2"
}
`;

const making = `resource "aws_api_gateway_deployment" "making" {
  rest_api_id = "k1l2m3n4o5"
  stage_name  = "v1"
}
`;

/** Opens a new file beside the view with its stages; what was imported before is gone. */
async function openNew(page, workspace, text) {
  await rm(join(workspace, 'imports'), { recursive: true, force: true });
  const file = await newFile(workspace, 'imports/main.tf', text);
  await person.openFile(page, 'imports/main.tf');
  await person.seeReady(page);
  await tree.openView(page);
  await tree.open(page, 'orders');
  return file;
}
