// A file of the workspace, written from outside the window.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes it and answers its path. */
export async function newFile(workspace, path, text) {
  const file = join(workspace, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
