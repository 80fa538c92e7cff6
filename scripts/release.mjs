// `npm run release`: makes what is published and prints how; refuses where something stands in the way. It publishes nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packInto } from './npm-package.mjs';
import { endCleanly, root, run } from './processes.mjs';
import { releaseFaults } from './release-faults.mjs';

endCleanly();
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const { output: changes } = await run('git', ['status', '--porcelain']);
const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
const faults = releaseFaults({ manifest, changelog, changes });
try {
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await must(run(process.execPath, ['scripts/package.mjs']));
  await packInto(root);
  const file = `${manifest.name}-${manifest.version}`;
  console.log(`${file}.vsix and ${file}.tgz are made. After \`npm test\`, publish them in this order:

  git tag v${manifest.version} && git push origin v${manifest.version}
  npm publish ${file}.tgz
  npx vsce publish --packagePath ${file}.vsix
  npx ovsx publish ${file}.vsix`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function must(program) {
  const { code, output } = await program;
  if (code !== 0) throw new Error(output);
}
