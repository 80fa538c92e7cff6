/**
 * The way to AWS for the rest of the extension. The code behind it is a bundle of its own, `dist/aws.cjs`, which is read
 * at first use: whoever never looks at live stages never loads it.
 */
import type { Aws, AwsSurroundings } from './ports.js';

/** Loads the bundle with the SDK at the first call. */
export async function loadAws(surroundings: AwsSurroundings): Promise<Aws> {
  const { createAws } = await import('./main.js');
  return createAws(surroundings);
}
