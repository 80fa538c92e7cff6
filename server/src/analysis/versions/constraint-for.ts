/** Rewrites a version constraint so that all it allows has something. */
import type { VersionRange } from '../../knowledge/schema.js';
import { allows, parseConstraints } from '../../workspace/provider-versions.js';

/**
 * A constraint in the style of the given one (`~> 5.0`, `>= 4.0, < 6.0`) that allows only versions with what exists in a
 * range; undefined where that can't be had by moving its bounds.
 */
export function constraintFor(text: string, range: VersionRange): string | undefined {
  const parts = text.split(',').map((each) => each.trim());
  const candidates = [
    ...(range.since === undefined ? [] : [raised(parts, range.since)]),
    ...(range.until === undefined ? [] : [`${text.trim()}, < ${range.until}`]),
  ];
  return candidates.find((each) => each !== undefined && each !== text && isWithin(each, range));
}

function raised(parts: readonly string[], since: string): string | undefined {
  const [only, ...more] = parts;
  const [, operator = '', digits = ''] = /^(=|!=|>=?|<=?|~>|)\s*v?([\d.]+)$/.exec(only ?? '') ?? [];
  if (more.length === 0 && operator === '~>') {
    // As precise as it was, but for what makes a difference.
    const [major = '', minor = '0', patch = '0'] = since.split('.');
    const count = digits.split('.').length;
    const precise = count > 2 ? [major, minor, patch] : minor === '0' && count < 2 ? [major] : [major, minor];
    return `~> ${precise.join('.')}`;
  }
  if (more.length === 0 && (operator === '' || operator === '='))
    return `${only?.slice(0, only.length - digits.length) ?? ''}${since}`;
  if (parts.some((each) => /^(?:~>|=|\d)/.test(each))) return undefined;
  const upper = parts.filter((each) => each.startsWith('<') && isPossible(`>= ${since}, ${each}`));
  return [`>= ${since}`, ...upper].join(', ');
}

function isWithin(text: string, range: VersionRange): boolean {
  const constraints = parseConstraints(text);
  const versions = { known: true, constraints: constraints ?? [], locked: undefined };
  return constraints !== undefined && isPossible(text) && allows(versions, range) === 'all';
}

/** Whether a constraint allows any version at all. */
function isPossible(text: string): boolean {
  const constraints = parseConstraints(text) ?? [];
  const lower = constraints.filter(({ operator }) => operator.startsWith('>')).map(({ version }) => version);
  const upper = constraints.filter(({ operator }) => operator.startsWith('<')).map(({ version }) => version);
  return lower.every((low) => upper.every((high) => key(low) < key(high)));
}

function key(version: readonly number[]): string {
  return version.map((each) => String(each).padStart(6, '0')).join('.');
}
