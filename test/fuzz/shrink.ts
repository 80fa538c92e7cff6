/** Finds a small text that still fails, so that a person sees what is wrong at a glance. */

/** Takes out ever smaller pieces of `text` while `fails` still holds, with at most `tries` questions. */
export async function shrunk(
  text: string,
  fails: (text: string) => boolean | Promise<boolean>,
  tries = 2_000,
): Promise<string> {
  let smallest = text;
  for (
    let size = Math.ceil(text.length / 2);
    size >= 1 && tries > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < smallest.length && tries > 0; tries--) {
      const candidate = smallest.slice(0, from) + smallest.slice(from + size);
      if (await fails(candidate)) smallest = candidate;
      else from += size;
    }
  }
  return smallest;
}
