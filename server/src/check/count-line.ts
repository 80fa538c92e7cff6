/** The closing line of what people read. */
import { SEVERITIES } from './severities.js';
import type { Summary } from './finding.js';

/** E.g. `2 errors and 1 warning in 2 of 40 files; 1 file is excluded.` */
export function countLine({ counts, files, filesWithFindings, inBaseline, excluded }: Summary): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    plural(counts[severity], severity),
  );
  const known = inBaseline === 0 ? '' : `, apart from ${plural(inBaseline, 'finding')} in the baseline`;
  const left =
    excluded === 0 ? '' : `; ${plural(excluded, 'file')} ${excluded === 1 ? 'is' : 'are'} excluded`;
  return parts.length === 0
    ? `No findings in ${plural(files, 'file')}${known}${left}.`
    : `${inWords(parts)} in ${filesWithFindings} of ${plural(files, 'file')}${known}${left}.`;
}

/** E.g. `2 failures: standard error says what was not checked in full.`, as lines; empty where all was checked. */
export function failureLine({ failures }: Summary): string {
  return failures.length === 0
    ? ''
    : `${plural(failures.length, 'failure')}: standard error says what was not checked in full.\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun === 'information' || count === 1 ? noun : `${noun}s`}`;
}

function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
