/** Finds the name that a person most likely meant. */

/**
 * The candidate nearest to `word`, or undefined where none is near enough to be proposed. Letters in the wrong case
 * count less than any other mistake; one slip is allowed in short words and about one in three letters in long ones.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 3 ? 1 : Math.min(4, Math.max(1, Math.floor(word.length / 3)));
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit || candidate === word) continue;

    const other = candidate.toLowerCase();
    const distance = other === lower ? 0.5 : editDistance(lower, other, limit);
    if (distance < bestDistance && distance < Math.max(word.length, candidate.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours (each 1) that lead from `a` to `b`. Where they are more
 * than `limit`, the answer is some number above it.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let distance = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        distance = Math.min(distance, at(beforeLast, j - 2) + 1);

      row.push(distance);
      least = Math.min(least, distance);
    }
    // A swap may still reach back one row, and costs one itself.
    if (least > limit) return least;

    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
