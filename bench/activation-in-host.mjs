// What VS Code runs in its extension host for `activation.mjs`: activates the extension, and writes what its own code took.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extensions } from 'vscode';

// Node 24 has it, which VS Code brings; the types are those of the Node that runs the tests.
/** @type {{ threadCpuUsage?: () => { user: number, system: number } }} */
const { threadCpuUsage } = /** @type {any} */ (process);

/** Milliseconds that this thread has worked; where the system does not tell, its waits have to stand for it. */
const worked =
  threadCpuUsage === undefined
    ? () => performance.now()
    : () => {
        const { user, system } = threadCpuUsage.call(process);
        return (user + system) / 1_000;
      };

export async function run() {
  const extension = extensions.getExtension('apigateway-stages.apigateway-stages');
  if (extension === undefined || extension.isActive)
    throw new Error('The extension must be there, not active.');
  const main = join(extension.extensionPath, extension.packageJSON.main);
  const require = createRequire(main);
  const began = worked();
  const { activate, deactivate } = require(main);
  let taken = worked() - began;
  // VS Code takes what was read already, so its call can be timed.
  require.cache[main].exports = {
    deactivate,
    activate(context) {
      const called = worked();
      activate(context);
      taken += worked() - called;
    },
  };
  await extension.activate();
  appendFileSync(process.env.ACTIVATION_RESULTS, `${taken}\n`);
}
