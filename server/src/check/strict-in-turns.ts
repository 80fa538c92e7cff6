/** The strict parser in two threads. */
import type { StrictCheck } from '../strict/strict-check.js';
import type { CheckSurroundings } from './surroundings.js';

/** Strict parsing takes longer than all the rest, so two threads do it; what both complain of is said once. */
export function strictInTurns(
  start: CheckSurroundings['startStrictCheck'],
  complain: (message: string) => void,
): StrictCheck {
  const said = new Set<string>();
  const log = (message: string): void => {
    if (!said.has(message)) complain(message);
    said.add(message);
  };
  const [one, other] = [start(log), start(log)];
  let turn = 0;
  return {
    check: (text) => (turn++ % 2 === 0 ? one : other).check(text),
    dispose: async () => {
      await Promise.all([one.dispose(), other.dispose()]);
    },
  };
}
