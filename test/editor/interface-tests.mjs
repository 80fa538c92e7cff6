// What a person sees and does with the extension in the window of VS Code, on a copy of the example workspace.
import { strict as assert } from 'node:assert';
import { waitFor } from '../../scripts/processes.mjs';
import { newFile } from './new-file.mjs';
import * as person from './person.mjs';

const restApi = 'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n';

/** In the order in which they run; each gets the page, the workspace's path and `picture(name)`. */
export const tests = [
  {
    name: 'Colours of Terraform, and of what API Gateway fills in',
    async run({ page }) {
      await person.openFile(page, 'rest/stage.tf');
      await person.seeInStatusBar(page, 'Terraform');
      const tokens = ['locals', '"', 'jsonencode', 'context'];
      // Before the grammar is loaded everything has one colour.
      await waitFor(
        'four colours',
        async () => {
          const colours = await Promise.all(tokens.map((token) => person.colourOf(page, token)));
          return new Set(colours).size === tokens.length ? colours : undefined;
        },
        { timeout: 15_000 },
      );
    },
  },
  {
    name: 'The language status tells that the server is ready',
    async run({ page }) {
      await person.openFile(page, 'http/stages.tf');
      await person.seeReady(page);
      await page.click('[id="status.languageStatus"]');
      await page.waitForSelector('.hover-language-status:has-text("API Gateway")', { timeout: 15_000 });
    },
  },
  writtenFromNothing({
    name: 'A stage of a REST API written from nothing',
    beside: restApi,
    typed: 'resource "aws_api_gateway_sta',
    chosen: 'aws_api_gateway_stage',
    block: `resource "aws_api_gateway_stage" "shop" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = ""
  stage_name    = "prod"
}
`,
    keys: ['live', 'Tab', 'Tab', 'x9y8z7', 'Tab', 'live'],
    written: `resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = "x9y8z7"
  stage_name    = "live"
}
`,
  }),
  writtenFromNothing({
    name: 'A stage of an HTTP API written from nothing',
    beside:
      'resource "aws_apigatewayv2_api" "shop" {\n  name          = "shop"\n  protocol_type = "HTTP"\n}\n',
    typed: 'resource "aws_apigatewayv2_sta',
    chosen: 'aws_apigatewayv2_stage',
    block: `resource "aws_apigatewayv2_stage" "shop" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
}
`,
    keys: ['live'],
    written: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
}
`,
  }),
  writtenFromNothing({
    name: 'Method settings written from nothing',
    beside: `${restApi}\nresource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = "x9y8z7"
  stage_name    = "live"
}
`,
    typed: 'resource "aws_api_gateway_method_set',
    chosen: 'aws_api_gateway_method_settings',
    block: `resource "aws_api_gateway_method_settings" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
    logging_level   = "OFF"
  }
}
`,
    keys: ['all'],
    written: `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
    logging_level   = "OFF"
  }
}
`,
  }),
  {
    name: 'Arguments and values while typing',
    async run({ page, workspace, picture }) {
      const empty = `${restApi}\nresource "aws_api_gateway_stage" "live" {\n  \n}\n`;
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
      await person.runCommand(page, 'API Gateway Stages: Restart Language Server');
      await person.seeReady(page);
      await person.runCommand(page, 'API Gateway Stages: Show Log');
      await page.waitForSelector('.part.panel [aria-label*="API Gateway Stages"]', { timeout: 15_000 });
    },
  },
];

/** Typing the beginning of a type, choosing it, and filling in the block; `keys` are words and keys. */
function writtenFromNothing({ name, beside, typed, chosen, block, keys, written }) {
  return {
    name,
    async run({ page, workspace, picture }) {
      const folder = chosen.replaceAll('_', '-');
      const path = await newFile(workspace, `${folder}/written.tf`, '');
      await newFile(workspace, `${folder}/beside.tf`, beside);
      await person.openFile(page, `${folder}/written.tf`);
      await person.seeReady(page);
      await page.keyboard.type(typed, { delay: 30 });
      await person.seeCompletion(page, chosen);
      await picture('types');
      await person.choose(page, chosen);
      await person.seeOnDisk(page, path, (text) => text.trimEnd() === block.trimEnd());
      await picture('block');
      for (const key of keys) await (key === 'Tab' ? page.keyboard.press(key) : page.keyboard.type(key));
      await person.seeOnDisk(page, path, (text) => text.trimEnd() === written.trimEnd());
    },
  };
}

const stage = (size) => `resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "x9y8z7"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = ${size}
}
`;
