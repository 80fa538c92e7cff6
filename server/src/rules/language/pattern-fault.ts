/** Regular expressions that Go's RE2 refuses; the few that are certain by a look at the text, without running anything. */
import type { Value } from '../../analysis/values/values.js';
import type { RefusedValue } from './refused-values.js';

/** Why the pattern at an argument is refused. */
export function patternFault(value: Value, index: number): RefusedValue | undefined {
  if (value.kind !== 'string' || value.value.length > MAX_LENGTH) return undefined;
  const pattern = value.value;
  // Text within `\Q…\E` means itself.
  if (pattern.includes('\\Q')) return undefined;
  const message = faultOf(pattern);
  return message === undefined ? undefined : { index, message };
}

const MAX_LENGTH = 2000;

function faultOf(pattern: string): string | undefined {
  const unescaped = pattern.replace(/\\./gs, 'x');
  const outside = unescaped.replace(/\[\^?\]?[^\]]*\]/g, 'x');
  if (/\(\?(?:[=!>]|<[=!])/.test(outside))
    return 'Terraform has no lookahead and lookbehind in regular expressions: match what stands around as well, and take a group `(…)`.';
  if (/(?<!\\)(?:\\\\)*\\(?:[89]|[1-7](?![0-7]))/.test(pattern))
    return 'Terraform has no references to groups, such as `\\1`, in regular expressions: write out what is to be matched.';
  if (/^[*+?]/.test(pattern))
    return `\`${pattern.slice(0, 1)}\` repeats what stands before it, and there is nothing: write \`.${pattern.slice(0, 1)}\`, or escape it.`;
  if (outside.includes('[')) return undefined;
  const depth = depthOf(outside);
  if (depth > 0) return 'The regular expression has a `(` that is never closed: close or escape it.';
  return depth < 0 ? 'The regular expression has a `)` that closes nothing: remove or escape it.' : undefined;
}

/** How many groups are open at the end; below zero as soon as one too many is closed. */
function depthOf(pattern: string): number {
  let depth = 0;
  for (const letter of pattern) {
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    if (depth < 0) return depth;
  }
  return depth;
}
