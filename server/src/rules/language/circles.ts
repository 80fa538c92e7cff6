/** Circles among what reads each other. */

/** By name, which others it reads. */
export type Reads = ReadonlyMap<string, ReadonlySet<string>>;

/** The shortest way from a name back to it, itself first; undefined where there is none. */
export function circleFrom(name: string, reads: Reads): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [name];
  for (const at of waiting) {
    for (const next of reads.get(at) ?? []) {
      if (next === name) return wayTo(at, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      waiting.push(next);
    }
    if (waiting.length > MOST_VALUES) return undefined;
  }
  return undefined;
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = last; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

/** Nobody follows a longer circle. */
const MOST_VALUES = 200;
