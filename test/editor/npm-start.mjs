// What a person sees who types `npm start` in a fresh clone.
import { join } from 'node:path';
import { resultPath, root, start, waitFor } from '../../scripts/processes.mjs';

/** In a VS Code of its own, which that command starts. */
export const startTests = [
  {
    name: 'npm start: the first window shows a stage beside the README of the example',
    async run({ page: other }) {
      const page = await other
        .context()
        .browser()
        .newPage({ viewport: { width: 1280, height: 800 } });
      let said = '';
      const command = start(process.execPath, [join(root, 'scripts/start.mjs'), '--browser', '--no-open'], {
        onOutput: (text) => (said += text),
      });
      try {
        const find = () => /http:\/\/127\.0\.0\.1:\S+/.exec(said)?.[0];
        await page.goto(await waitFor('the address of the editor', find, { timeout: 60_000 }));
        await page.waitForSelector('.tab.active[data-resource-name="stage.tf"]', { timeout: 60_000 });
        await page.waitForSelector('.view-line:has-text("aws_api_gateway_stage")', { timeout: 60_000 });
        await page.waitForSelector('.tab.active:has-text("Preview README.md")', { timeout: 60_000 });
        const preview = page.frameLocator('iframe.webview').frameLocator('#active-frame');
        await preview.locator('h1:text("Example workspace")').waitFor({ timeout: 60_000 });
        await page.screenshot({ path: resultPath('screenshots', 'npm-start.png') });
      } finally {
        await page.close();
        await command.stop();
      }
    },
  },
];
