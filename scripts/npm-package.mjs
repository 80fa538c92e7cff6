// npm's package of what is built. It is packed in a folder of its own, from a manifest without scripts: they are for the
// checkout, and npm warns of a `prepare` that it finds in a tarball, although it never runs it.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { npm, root, temporaryFolder } from './processes.mjs';

/** Writes the tarball into a folder and answers its path. The checkout stays as it is, whatever happens meanwhile. */
export async function packInto(destination) {
  const listed = await must(npm(['pack', '--ignore-scripts', '--silent', '--dry-run', '--json']));
  const [{ files, filename }] = JSON.parse(listed);
  const folder = temporaryFolder('package');
  for (const { path } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(join(root, path), join(folder, path));
  }
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  delete manifest.scripts;
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await must(
    npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', destination], { cwd: folder }),
  );
  return join(destination, filename);
}

async function must(program) {
  const { code, output } = await program;
  if (code !== 0) throw new Error(output);
  return output;
}
