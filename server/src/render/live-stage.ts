/**
 * The door for live stages: JSON of anyone's making becomes a `LiveStage` whose members are what their types say, or
 * one sentence about what is wrong. Unknown members are left out, and so are nulls. Half a surrogate pair, which JSON can
 * hold and no UTF-8, is U+FFFD from here on, as in what is written and read again.
 */
import type { LiveStage } from '../../../protocol/live.js';
import { isRecord } from '../workspace/json.js';
import { liveShape, type LiveShape } from './live-shape.js';

/** A live stage, or a sentence that says what is wrong with it. */
export type CheckedStage =
  { readonly live: LiveStage } | { readonly live?: undefined; readonly fault: string };

/** What came over the wire as a `LiveStage`. */
export function checkedStage(value: unknown): CheckedStage {
  if (!isRecord(value)) return { fault: `A live stage must be an object, not ${nameOf(value)}.` };
  const { kind } = value;
  if (kind !== 'rest' && kind !== 'version2')
    return { fault: 'The `kind` of a live stage must be `rest` or `version2`.' };

  const faults: string[] = [];
  const read = withinShape(liveShape(kind), value, '', faults) as LiveStage | undefined;
  const [fault] = faults;
  if (fault !== undefined || read === undefined) return { fault: fault ?? 'This is not a live stage.' };
  const name = stageNameOf(read);
  if (read.apiId === '' || /[/\s]/.test(read.apiId))
    return { fault: 'There is no ID of the API, or it is invalid.' };
  // Both are parts of an import ID, where a slash would end them.
  if (name === '' || name.includes('/')) return { fault: 'There is no name of the stage, or it is invalid.' };
  return { live: read };
}

/** The stage's name in its own JSON. */
export function stageNameOf(live: LiveStage): string {
  return live.kind === 'rest' ? live.stage.stageName : live.stage.StageName;
}

/** The value as far as its shape goes; undefined where it is null or wrong, with a fault in the latter case. */
export function withinShape(shape: LiveShape, value: unknown, path: string, faults: string[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof shape === 'string') {
    if (typeof value === shape && (typeof value !== 'number' || Number.isFinite(value)))
      return typeof value === 'string' ? wellFormed(value) : value;
    faults.push(`\`${path}\` must be a ${shape}, not ${nameOf(value)}.`);
    return undefined;
  }
  const isWrong = 'list' in shape ? !Array.isArray(value) : !isRecord(value);
  if (isWrong) {
    const expected = 'list' in shape ? 'a list' : 'an object';
    faults.push(`\`${path || 'stage'}\` must be ${expected}, not ${nameOf(value)}.`);
    return undefined;
  }
  const found = Object.entries(value).flatMap(([name, each]) => {
    const inner = innerShape(shape, name);
    const read = inner && withinShape(inner, each, path === '' ? name : `${path}.${name}`, faults);
    return read === undefined ? [] : [[wellFormed(name), read] as const];
  });
  if ('list' in shape) return found.map(([, each]) => each);
  const present = new Set(found.map(([name]) => name));
  const missing = 'each' in shape ? undefined : shape.required?.find((name) => !present.has(name));
  if (missing !== undefined) faults.push(`\`${path === '' ? missing : `${path}.${missing}`}\` is missing.`);
  return Object.fromEntries(found);
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

function innerShape(shape: Exclude<LiveShape, string>, name: string): LiveShape | undefined {
  if ('list' in shape) return shape.list;
  if ('each' in shape) return shape.each;
  return Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
