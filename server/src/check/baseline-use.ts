/** The baseline of one check: read and left out of what is told, or written. */
import { dirname, resolve } from 'node:path';
import { groupBy } from '../hcl/group-by.js';
import { allRules } from '../rules/registry/all-rules.js';
import { severityOf } from '../rules/registry/run-rules.js';
import type { Disk } from '../workspace/disk-port.js';
import { directoryOf, nameOf, uriOfPath } from '../workspace/uris.js';
import {
  type BaselineEntry,
  baselineEntries,
  baselineText,
  entriesOfBaseline,
  likenessKey,
  likenessOf,
} from './baseline.js';
import type { Failures } from './failures.js';
import type { CheckFinding } from './finding.js';
import type { CheckOptions } from './options.js';
import type { Policy, PolicyOf } from './policies.js';
import type { CheckSurroundings } from './surroundings.js';

/** What is known of findings before and after the check. */
export interface BaselineUse {
  /** Those that are not known, of all that were found in a file; `isShown` tells which of them are wanted. */
  readonly unknownOf: (
    uri: string,
    found: readonly CheckFinding[],
    isShown: (finding: CheckFinding) => boolean,
  ) => readonly CheckFinding[];
  /** Writes what there is to write, and tells what is to tell. */
  readonly finish: (failures: Failures, policyOf: PolicyOf) => Promise<void>;
}

/** The baseline that the options ask for; a sentence for people where it can't be read. */
export async function baselineFor(
  { baseline }: CheckOptions,
  surroundings: CheckSurroundings,
): Promise<BaselineUse | string> {
  if (baseline === undefined) return NO_BASELINE;
  return baseline.isWritten
    ? writtenBaseline(baseline.path, surroundings)
    : readBaseline(baseline.path, surroundings);
}

const NO_BASELINE: BaselineUse = { unknownOf: (_, found) => found, finish: () => Promise.resolve() };

/** All that is shown becomes known. */
function writtenBaseline(path: string, { cwd, texts, complain }: CheckSurroundings): BaselineUse {
  const at = resolve(cwd, path);
  const known: ReturnType<typeof likenessOf>[] = [];
  return {
    unknownOf: (_, found, isShown) => {
      known.push(...found.filter(isShown).map((each) => likenessOf(each, dirname(at))));
      return found.filter((each) => !isShown(each));
    },
    finish: async (failures) => {
      const reason = await texts.write(uriOfPath(at), baselineText(baselineEntries(known)));
      if (reason !== undefined) failures.of(uriOfPath(at), `was not written because ${reason}`);
      else complain(`Wrote ${counted(known.length)} to \`${path}\`.`);
    },
  };
}

/** What is known is what the file says. */
async function readBaseline(
  path: string,
  { cwd, disk, complain }: CheckSurroundings,
): Promise<BaselineUse | string> {
  const at = resolve(cwd, path);
  const content = await disk.read(uriOfPath(at));
  const remedy = `write it with \`--write-baseline ${path}\``;
  if (content.kind === 'gone') return `\`${path}\` does not exist; ${remedy}`;
  if (content.kind === 'unreadable')
    return `\`${path}\` was not read because ${content.reason}; make it readable`;
  const entries = entriesOfBaseline(content.text);
  if (!entries) return `\`${path}\` is not a baseline; ${remedy}`;

  const left = new Map(entries.map((each) => [likenessKey(each), each.count]));
  const ofFile = groupBy(entries, (each) => uriOfPath(resolve(dirname(at), each.path)));
  const checked = new Set<string>();
  return {
    unknownOf: (uri, found) => {
      if (!ofFile.has(uri)) return found;
      checked.add(uri);
      return found.filter((each) => !take(likenessKey(likenessOf(each, dirname(at)))));
    },
    finish: async (failures, policyOf) => {
      // What was not checked in full may hold them.
      if (failures.all.length > 0) return;
      const gone = await goneEntries(policyOf);
      const count = gone.reduce((sum, each) => sum + (left.get(likenessKey(each)) ?? 0), 0);
      if (count > 0) {
        complain(
          `${counted(count)} of \`${path}\` ${count === 1 ? 'is' : 'are'} no longer there; write it again with \`--write-baseline ${path}\`.`,
        );
      }
    },
  };

  function take(key: string): boolean {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  }

  /** Those of which the check could tell. */
  async function goneEntries(policyOf: PolicyOf): Promise<readonly BaselineEntry[]> {
    const gone: BaselineEntry[] = [];
    for (const [uri, own] of ofFile) {
      const { settings } = await policyOf(directoryOf(uri));
      const unmet = own.filter((each) => (left.get(likenessKey(each)) ?? 0) > 0 && isOn(each.rule, settings));
      if (unmet.length > 0 && (checked.has(uri) || (await isGone(uri, disk)))) gone.push(...unmet);
    }
    return gone;
  }
}

function isOn(code: string, settings: Policy['settings']): boolean {
  const rule = allRules.find((each) => each.code === code);
  return rule === undefined || severityOf(rule, settings) !== undefined;
}

/** No file is read again for that. */
async function isGone(uri: string, disk: Disk): Promise<boolean> {
  const listing = await disk.list(directoryOf(uri));
  return (
    listing.kind === 'gone' ||
    (listing.kind === 'entries' && listing.entries.every(({ name }) => name !== nameOf(uri)))
  );
}

function counted(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}
