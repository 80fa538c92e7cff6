/** Answers to questions that code alone may leave open. */

/** `unknown` counts as neither. */
export type Certainty = 'yes' | 'no' | 'unknown';

/** Whether both hold. */
export function both(a: Certainty, b: Certainty): Certainty {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}
