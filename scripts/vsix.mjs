// Reads a VSIX, which is a ZIP file with the extension under `extension/`.
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { root } from './processes.mjs';

/** Path of the VSIX of this checkout's version; rejects with the remedy when it isn't there. */
export async function findVsix() {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const path = join(root, `${name}-${version}.vsix`);
  if (await stat(path).catch(() => undefined)) return path;
  const others = (await readdir(root)).filter((each) => each.endsWith('.vsix'));
  const also = others.length > 0 ? ` (there is ${others.join(', ')}, of another version)` : '';
  throw new Error(`There is no \`${name}-${version}.vsix\`${also}; make it with \`npm run package\`.`);
}

/** The files of a VSIX as `{ path, data }`, `path` with forward slashes as in the archive. Rejects if it is damaged. */
export async function readVsix(file) {
  const bytes = await readFile(file);
  const end = bytes.lastIndexOf(signatures.end);
  if (end < 0) throw new Error(`\`${file}\` is no ZIP file.`);
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!path.endsWith('/')) entries.push({ path, data: dataOf(bytes, at) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Writes the extension in a VSIX to `folder`, as an editor would install it. */
export async function unpackVsix(file, folder) {
  for (const { path, data } of await readVsix(file)) {
    if (!path.startsWith('extension/')) continue;
    const target = join(folder, ...path.split('/').slice(1));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, data);
  }
}

const signatures = { end: Buffer.from('PK\x05\x06', 'latin1') };

/** The content of the file whose entry in the central directory begins at `at`. */
function dataOf(bytes, at) {
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(from, from + packed);
  return method === 0 ? data : inflateRawSync(data);
}
