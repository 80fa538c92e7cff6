/** The variable files and variables of a command line, as Terraform takes them. */
import { resolve } from 'node:path';
import type { Disk } from '../workspace/disk-port.js';
import type { SourceFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';
import { uriOfPath } from '../workspace/uris.js';

/** `--var-file <path>` or `--var <name>=<value>`; the order between them counts. */
export type GivenVariable =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'value'; readonly name: string; readonly value: string };

/** Whether a URI stands for a value that is written on the command line: it lies in no file, and its place is never shown. */
export function isOnCommandLine(uri: string): boolean {
  return uri.startsWith(COMMAND_LINE);
}

const COMMAND_LINE = 'command-line:';

/** `name=value` as `--var` has it; throws with a sentence for people. */
export function givenValue(text: string): GivenVariable {
  const at = text.indexOf('=');
  const name = text.slice(0, at);
  if (at === -1 || !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name))
    throw new Error(`\`--var ${text}\` must be a name and a value: \`--var name=value\``);
  return { kind: 'value', name, value: text.slice(at + 1) };
}

/** The files that they make, later ones win; `fail` hears of files that can't be read, with a sentence. */
export async function givenFiles(
  given: readonly GivenVariable[],
  cwd: string,
  disk: Disk,
  fail: (path: string, message: string) => void,
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const each of given) {
    if (each.kind === 'value') {
      files.push({
        ...sourceFile(`${COMMAND_LINE}${each.name}`, `${each.name} = ${written(each.value)}\n`),
        name: '--var',
      });
      continue;
    }
    const uri = uriOfPath(resolve(cwd, each.path));
    const content = await disk.read(uri);
    if (content.kind === 'text') {
      files.push(sourceFile(uri, content.text));
    } else {
      fail(
        each.path,
        `\`--var-file ${each.path}\` can't be read${content.kind === 'gone' ? '' : ` because ${content.reason}`}; specify a variable file`,
      );
    }
  }
  return files;
}

/** Terraform reads lists, maps and objects as expressions, and takes everything else as it stands. */
function written(value: string): string {
  return /^\s*[[{]/.test(value) ? value : JSON.stringify(value).replace(/[$%](?=\{)/g, '$&$&');
}
