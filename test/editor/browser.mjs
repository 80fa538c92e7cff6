// Chromium for the editor tests: one page of a size that pictures are read at, with what it said kept for failures.
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../scripts/vscode-server.mjs';

/**
 * Opens Chromium: `{ page, said, close }`; `said` grows with the page's console errors and crashes.
 *
 * @param {{ say?: (text: string) => void, width?: number, height?: number }} options
 */
export async function openBrowser({ say, width = 1280, height = 800 } = {}) {
  const browser = await chromium.launch({
    executablePath: await ensureChromium({ say }),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
  const context = await browser.newContext({ viewport: { width, height } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(`Uncaught: ${error.message}`));
  page.on('crash', () => said.push('The page crashed.'));
  return { page, said, close: () => browser.close() };
}
