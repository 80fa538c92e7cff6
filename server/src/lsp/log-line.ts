/** What stands in the editor's log for people to read. */
import { visibleLine } from '../../../protocol/plain-text.js';

/** A message as one line that nothing in it makes long: where it is, its middle is left out. */
export function logLine(message: string): string {
  const isLong = message.length > LONGEST;
  return visibleLine(isLong ? `${message.slice(0, AT_START)} … ${message.slice(-AT_END)}` : message);
}

const LONGEST = 500;

/** A few characters fewer than the longest together. */
const AT_START = 290;

/** The reason and the remedy stand there. */
const AT_END = 200;
