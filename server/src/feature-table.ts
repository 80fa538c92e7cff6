/**
 * The table method → feature: what the server can do, and who answers it. A new feature is its import and one entry.
 */
import type { Feature } from './feature.js';

/** Everything that can be asked. */
export const features: readonly Feature[] = [];
