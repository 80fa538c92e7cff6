/** The sound files that the fuzz tests start from: the corpus and the example, each also with CRLF and with a BOM. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

/** Everything that HashiCorp's parser accepts and ours must read without a problem: not the example's faults. */
export function corpus(): readonly CorpusFile[] {
  return folders.flatMap(terraformFiles).flatMap(({ name, text }) => [
    { name, text },
    { name: `${name} with CRLF`, text: text.replaceAll(/\r?\n/g, '\r\n') },
    { name: `${name} with a byte order mark`, text: `\uFEFF${text}` },
  ]);
}

const root = join(import.meta.dirname, '../..');
const folders = [join(import.meta.dirname, 'corpus'), join(root, 'example')];

function terraformFiles(folder: string): readonly CorpusFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tf') && !path.startsWith('faults'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
