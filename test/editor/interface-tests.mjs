// What a person sees and does with the extension in the window of VS Code, on a copy of the example workspace.
// Knows the extension only by what is on the page and on the disk.
import { strict as assert } from 'node:assert';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as person from './person.mjs';

/** In the order in which they run; each gets the page, the workspace's path and `picture(name)`. */
export const tests = [
  {
    name: 'Colours of Terraform, and of what API Gateway fills in',
    async run({ page }) {
      await person.openFile(page, 'rest/stage.tf');
      await person.seeInStatusBar(page, 'Terraform');
      const [keyword, text, call, variable] = await Promise.all(
        ['locals', '"', 'jsonencode', 'context'].map((token) => person.colourOf(page, token)),
      );
      assert.equal(new Set([keyword, text, call]).size, 3, `${keyword}, ${text}, ${call}`);
      assert.notEqual(variable, text, '`$context` has the colour of the string around it');
    },
  },
  {
    name: 'The language status tells that the server is ready',
    async run({ page }) {
      await person.openFile(page, 'http/stages.tf');
      await page.waitForSelector('[id="status.languageStatus"][aria-label*="Ready"]', { timeout: 15_000 });
      await page.click('[id="status.languageStatus"]');
      await page.waitForSelector('.hover-language-status:has-text("API Gateway")', { timeout: 15_000 });
    },
  },
  {
    name: 'A stage written from nothing',
    async run({ page, workspace, picture }) {
      const path = await newFile(workspace, 'scratch/stage.tf', '');
      await newFile(workspace, 'scratch/api.tf', api);
      await person.openFile(page, 'scratch/stage.tf');
      await page.keyboard.type('resource "aws_api_gateway_sta', { delay: 30 });
      await person.seeCompletion(page, 'aws_api_gateway_stage');
      await picture('types');
      await person.choose(page, 'aws_api_gateway_stage');
      const text = await person.seeOnDisk(page, path, (each) => each.includes('}'));
      assert.equal(
        text.trimEnd(),
        `resource "aws_api_gateway_stage" "shop" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = ""
  stage_name    = "prod"
}`,
      );
      await picture('block');
      await page.keyboard.type('live');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('x9y8z7');
      await page.keyboard.press('Tab');
      await page.keyboard.type('live');
      const written = 'deployment_id = "x9y8z7"\n  stage_name    = "live"\n}';
      await person.seeOnDisk(
        page,
        path,
        (each) => each.startsWith('resource "aws_api_gateway_stage" "live" {\n') && each.includes(written),
      );
    },
  },
  {
    name: 'Arguments and values while typing',
    async run({ page, workspace, picture }) {
      const empty = `${api}\nresource "aws_api_gateway_stage" "live" {\n  \n}\n`;
      const path = await newFile(workspace, 'typing/main.tf', empty);
      await person.openFile(page, 'typing/main.tf');
      await person.goTo(page, 6, 3);
      await page.keyboard.press('Control+Space');
      const labels = await person.seeCompletion(page, 'rest_api_id');
      assert.deepEqual(labels.slice(0, 3).sort(), ['deployment_id', 'rest_api_id', 'stage_name']);
      const documentation = await person.seeDocumentation(page);
      assert.match(documentation, /REST API/);
      await picture('arguments');
      await person.choose(page, 'rest_api_id');
      const reference = 'rest_api_id = aws_api_gateway_rest_api.shop.id\n';
      await person.seeOnDisk(page, path, (text) => text.includes(reference));
      await page.keyboard.press('Escape');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('cache_cluster_size = ', { delay: 30 });
      await person.seeCompletion(page, '"0.5"');
      await picture('values');
      await person.choose(page, '"1.6"');
      await person.seeOnDisk(page, path, (text) => text.includes('cache_cluster_size = "1.6"\n'));
    },
  },
  {
    name: 'Hover documentation',
    async run({ page }) {
      await person.openFile(page, 'rest/stage.tf');
      await person.goTo(page, 42, 1);
      const text = await person.hoverOver(page, 'xray_tracing_enabled');
      assert.match(text, /X-Ray/);
    },
  },
  {
    name: 'A mistake and its quick fix',
    async run({ page, workspace, picture }) {
      const wrong = stage('"0.4"');
      const path = await newFile(workspace, 'mistake/main.tf', wrong);
      await person.openFile(page, 'mistake/main.tf');
      await person.seeSquiggle(page, 'error');
      const text = await person.hoverOver(page, '0.4');
      assert.match(text, /invalid-value/);
      await picture('message');
      await person.leave(page);
      await person.goTo(page, 6, 28);
      const titles = await person.seeQuickFixes(page);
      assert.ok(
        titles.some((title) => title.includes('0.5')),
        titles.join(', '),
      );
      await picture('fixes');
      await person.applyQuickFix(page, '0.5');
      await person.seeNoSquiggle(page, 'error');
      await person.seeOnDisk(page, path, (each) => each === stage('"0.5"'));
    },
  },
  {
    name: 'The faults of the example',
    async run({ page }) {
      await person.openFile(page, 'faults/mistakes.tf');
      await person.seeSquiggle(page, 'error');
      await person.runCommand(page, 'View: Focus Problems');
      await page.waitForSelector('.markers-panel .monaco-list-row:has-text("unknown-resource-type")', {
        timeout: 15_000,
      });
    },
  },
  {
    name: 'The commands',
    async run({ page }) {
      await person.openFile(page, 'rest/stage.tf');
      await person.runCommand(page, 'API Gateway Stages: Restart language server');
      await page.waitForSelector('[id="status.languageStatus"][aria-label*="Ready"]', { timeout: 15_000 });
      await person.runCommand(page, 'API Gateway Stages: Show log');
      await page.waitForSelector('.part.panel [aria-label*="API Gateway Stages"]', { timeout: 15_000 });
    },
  },
];

const api = 'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n';

const stage = (size) => `resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "x9y8z7"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = ${size}
}
`;

async function newFile(workspace, path, text) {
  const file = join(workspace, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
