/** Findings as GitLab's code quality report, which merge requests show. */
import { createHash } from 'node:crypto';
import type { Severity } from '../rules/rule.js';
import { likenessKey, placeHash } from './baseline.js';
import type { CheckFailure, CheckFinding } from './finding.js';
import type { Format } from './formats.js';
import { jsonText } from './json-text.js';

/**
 * One list. Entries are the same in two reports where path, rule and text of the place are, whatever line it is on; of
 * several in a file the first is compared with the first.
 */
export const gitlab: Format = {
  begin: '[',
  file: ({ findings, before }) => {
    const seen = new Map<string, number>();
    return findings
      .map((finding, at) => {
        const likeness = { path: finding.path, rule: finding.code, hash: placeHash(finding.placeText) };
        const key = likenessKey(likeness);
        const times = seen.get(key) ?? 0;
        seen.set(key, times + 1);
        return listed(before + at === 0, entryOf(finding, fingerprint(`${key}\0${times}`)));
      })
      .join('');
  },
  end: ({ counts, failures }) => {
    const isEmpty = Object.values(counts).every((count) => count === 0);
    return `${failures.map((each, at) => listed(isEmpty && at === 0, notChecked(each))).join('')}\n]\n`;
  },
};

/** From the gravest on GitLab has `blocker`, `critical`, `major`, `minor` and `info`. */
const GITLAB_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

function listed(isFirst: boolean, entry: object): string {
  return `${isFirst ? '' : ','}\n${jsonText(entry)}`;
}

function entryOf({ message, code, severity, path, start, end }: CheckFinding, print: string): object {
  return {
    description: message,
    check_name: code,
    fingerprint: print,
    severity: GITLAB_SEVERITIES[severity],
    location: { path, lines: { begin: start.line, end: end.line } },
  };
}

function notChecked({ path, message }: CheckFailure): object {
  return {
    description: message,
    check_name: 'not-checked',
    fingerprint: fingerprint(`${path}\0not-checked\0${message}`),
    severity: 'critical',
    location: { path, lines: { begin: 1 } },
  };
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
