/** Tells comments from code in the stretches between syntax nodes, where only blanks and comments stand. */

/** Whether the offset is inside a comment, when reading begins at `from`, which is not. */
export function isInComment(text: string, from: number, offset: number): boolean {
  let at = from;
  while (at < offset) {
    const char = text[at];
    if (char === '#' || (char === '/' && text[at + 1] === '/')) {
      const newline = text.indexOf('\n', at);
      if (newline < 0 || offset <= newline) return true;
      at = newline + 1;
    } else if (char === '/' && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2);
      if (close < 0 || offset < close + 2) return true;
      at = close + 2;
    } else {
      at++;
    }
  }
  return false;
}
