/** Commands that act on a row of the tree. */
import { tellInformation } from '../tell.js';

/**
 * `run` with the row that it was called on, or without arguments from the palette. A row that is being drawn at this very
 * moment gives none; then asking for one, as the palette does, would be about another than the person means.
 */
export function onRow<Row>(
  run: (row: Row) => unknown,
): (...given: [row: Row, ...rest: unknown[]]) => Promise<void> {
  return async (...given) => {
    if (given.length > 0 && given[0] === undefined) sayRowIsGone();
    else await run(given[0]);
  };
}

/** Says why nothing is done with a row that a person has just seen. */
export function sayRowIsGone(): void {
  void tellInformation('The view was just refreshed. Try again.');
}
