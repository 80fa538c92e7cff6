// What a person sees and does with live stages in the window of VS Code, against the emulated account. In the order in
// which they run: the first one is the first use.
import { strict as assert } from 'node:assert';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as person from './person.mjs';
import * as tree from './tree.mjs';

const before = '# Written by a person.\nlocals {\n  stage = "prod"\n}\n';

/** Each gets the page, the workspace's path, `picture(name)` and the emulator. */
export const liveTests = [
  {
    name: 'Live stages: before a choice the view says what it is for, and asks AWS nothing',
    async run({ page, picture, emulator }) {
      await tree.openView(page);
      await page.waitForSelector('.welcome-view-content:has-text("Choose an AWS profile")', {
        timeout: 15_000,
      });
      await picture('first-use');
      assert.deepEqual(emulator.calls, []);
    },
  },
  {
    name: 'Live stages: a profile is chosen, and two calls open its Region',
    async run({ page, picture, emulator }) {
      await person.startCommand(page, 'API Gateway Stages: Choose the AWS profile');
      await tree.pick(page, 'example', picture);
      await tree.seeRow(page, 'eu-west-1');
      await tree.seeRow(page, 'orders');
      await tree.seeRow(page, 'checkout');
      await person.seeInStatusBar(page, 'example · 123456789012');
      const asked = emulator.calls.map(({ route }) => route).filter((route) => !route.startsWith('sts'));
      assert.deepEqual(asked.sort(), ['GET /restapis', 'GET /v2/apis']);
    },
  },
  {
    name: 'Live stages: an API and a stage open, with what is set on it',
    async run({ page, picture }) {
      await tree.openView(page);
      await tree.open(page, 'orders');
      await tree.open(page, 'prod');
      await tree.seeRow(page, 'Invoke URL');
      await tree.seeRow(page, 'Release 2026.10: refunds');
      await tree.seeRow(page, '12.5 % of requests');
      await tree.seeRow(page, '1.6 GB, available');
      await tree.seeRow(page, 'GET /orders/{id}');
      await picture('details');
      await tree.close(page, 'prod');
    },
  },
  {
    name: 'Live stages: a stage is imported at the end of the open file, without a complaint, and undone in one step',
    async run({ page, workspace, picture }) {
      const path = await newFile(workspace, 'imported/main.tf', before);
      await person.openFile(page, 'imported/main.tf');
      await person.seeReady(page);
      await tree.openView(page);
      await tree.press(page, 'prod', 'Import a live stage');
      await tree.seePick(page, 'At the end of main.tf');
      await picture('choices');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.tab.active.dirty[data-resource-name="main.tf"]', { timeout: 15_000 });
      await picture('imported');
      assert.equal(await readFile(path, 'utf8'), before, 'it is not saved');
      const text = await person.seeOnDisk(page, path, (each) => each.includes('aws_api_gateway_stage'));
      assert.ok(text.startsWith(before), text);
      assert.match(text, /import \{\n {2}to = aws_api_gateway_stage\.\w+\n {2}id = "a1b2c3d4e5\/prod"\n\}/);
      assert.match(text, /canary_settings \{/);
      assert.match(text, /method_path = "~1orders~1\{id\}\/GET"/);
      await person.seeNoSquiggle(page, 'error');
      await person.seeNoSquiggle(page, 'warning');
      await tree.seeRow(page, 'aws_api_gateway_stage.orders_prod');
      await page.click('.editor-group-container.active .view-lines');
      await page.keyboard.press('Control+Z');
      await person.seeOnDisk(page, path, (each) => each === before);
    },
  },
  {
    name: 'Live stages: the palette asks for API and stage',
    async run({ page, workspace }) {
      const path = await newFile(workspace, 'palette/main.tf', before);
      await person.openFile(page, 'palette/main.tf');
      await person.startCommand(page, 'API Gateway Stages: Import a live stage');
      await tree.pick(page, 'orders');
      await tree.pick(page, 'test');
      await tree.pick(page, 'At the end of main.tf');
      await person.seeOnDisk(page, path, (each) => each.includes('id = "a1b2c3d4e5/test"'));
    },
  },
  {
    name: 'Live stages: what may not be read is a row with its remedy, beside what may',
    async run({ page, picture, emulator }) {
      emulator.setFaults([{ route: /^GET \/restapis/, kind: 'access-denied' }]);
      try {
        await tree.openView(page);
        await person.runCommand(page, 'API Gateway Stages: Refresh');
        await tree.seeRow(page, 'REST APIs: not allowed');
        await tree.seeRow(page, 'apigateway:GET');
        await tree.seeRow(page, 'checkout');
        await picture('denied');
      } finally {
        emulator.setFaults([]);
      }
      await person.runCommand(page, 'API Gateway Stages: Refresh');
      await tree.seeRow(page, 'orders');
    },
  },
  {
    name: 'Live stages: a stage is compared with its code, and the live value is taken',
    async run({ page, workspace, picture }) {
      const path = await newFile(workspace, 'compared/main.tf', declared('one'));
      await person.openFile(page, 'compared/main.tf');
      await person.seeReady(page);
      await tree.openView(page);
      await tree.open(page, 'orders');
      await tree.open(page, 'test');
      await tree.close(page, 'test');
      await person.runCommand(page, 'API Gateway Stages: Refresh');
      await tree.pressUntil(page, 'test', 'Compare a live stage', '.monaco-diff-editor .squiggly-info');
      await picture('compared');
      await person.runCommand(page, 'View: Revert and Close Editor');
      await person.openFile(page, 'compared/main.tf');
      await tree.pressUntil(page, 'test', 'Compare a live stage', '.monaco-diff-editor .squiggly-info');
      await page.click('.monaco-diff-editor .editor.modified .view-line:has-text("alias")');
      await person.seeQuickFixes(page);
      await picture('fix');
      await person.applyQuickFix(page, 'Take the live value');
      await person.seeOnDisk(page, path, (each) => each === declared('next').replace('alias', '"alias"'));
    },
  },
];

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

async function newFile(workspace, path, text) {
  const file = join(workspace, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
