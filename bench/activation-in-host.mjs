// What VS Code runs in its extension host for `activation.mjs`: activates the extension, and writes how long its own code took.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extensions } from 'vscode';

export async function run() {
  const extension = extensions.getExtension('apigateway-stages.apigateway-stages');
  if (extension === undefined || extension.isActive)
    throw new Error('The extension must be there, not active.');
  const main = join(extension.extensionPath, extension.packageJSON.main);
  const require = createRequire(main);
  const began = performance.now();
  const { activate, deactivate } = require(main);
  let taken = performance.now() - began;
  // VS Code takes what was read already, so its call can be timed.
  require.cache[main].exports = {
    deactivate,
    activate(context) {
      const called = performance.now();
      activate(context);
      taken += performance.now() - called;
    },
  };
  await extension.activate();
  appendFileSync(process.env.ACTIVATION_RESULTS, `${taken}\n`);
}
