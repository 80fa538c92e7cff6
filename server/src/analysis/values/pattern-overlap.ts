/** Whether two patterns have a text in common. */

/** In a pattern, a stretch of text that is not known. */
export const UNKNOWN_STRETCH = '\0';

/**
 * Whether some text fits a pattern and a shape. In the pattern `*`, `?` and holes are any text; in the shape `*` is any
 * text and `+` any text without a slash.
 */
export function patternsOverlap(pattern: string, shape: string): boolean {
  // What is plain at both ends decides nearly always.
  if (differs(pattern, shape, 0, 1) || differs(pattern, shape, -1, -1)) return false;
  const failed = new Set<number>();
  const from = (i: number, j: number): boolean => {
    const key = i * (shape.length + 1) + j;
    if (failed.has(key)) return false;
    const fits = fitsFrom(i, j);
    if (!fits) failed.add(key);
    return fits;
  };
  const fitsFrom = (i: number, j: number): boolean => {
    const [own, other] = [pattern[i], shape[j]];
    if (own === undefined && other === undefined) return true;
    if (own !== undefined && ANY.has(own)) return from(i + 1, j) || (other !== undefined && from(i, j + 1));
    if (other === '*') return from(i, j + 1) || (own !== undefined && from(i + 1, j));
    if (other === '+') return from(i, j + 1) || (own !== undefined && own !== '/' && from(i + 1, j));
    return own !== undefined && own === other && from(i + 1, j + 1);
  };
  return from(0, 0);
}

const ANY: ReadonlySet<string> = new Set(['*', '?', UNKNOWN_STRETCH]);

/** Whether two plain characters differ before anything that stands for others, from one end on. */
function differs(pattern: string, shape: string, start: number, step: number): boolean {
  for (let at = start; ; at += step) {
    const [own, other] = [pattern.at(at), shape.at(at)];
    const isEnd = Math.abs(at) > Math.min(pattern.length, shape.length);
    if (isEnd || own === undefined || other === undefined || ANY.has(own) || other === '*' || other === '+')
      return false;
    if (own !== other) return true;
  }
}
