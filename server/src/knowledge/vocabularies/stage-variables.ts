/** Stage variables, which REST, HTTP and WebSocket stages and canaries share: the limits for names and values. */
import type { EntryLimits } from '../schema.js';

/** At most 100 of them, names of word characters, values that fit into a URL. */
export const stageVariableLimits: EntryLimits = {
  max: 100,
  key: {
    length: { min: 1, max: 64 },
    pattern: { regex: '^[A-Za-z0-9_]+$', means: 'letters, digits and underscores' },
  },
  value: {
    length: { min: 1, max: 512 },
    pattern: {
      regex: '^[A-Za-z0-9\\-._~:/?#&=,]+$',
      means: 'letters, digits and `- . _ ~ : / ? # & = ,`',
    },
  },
};

/** How they are read, as sentences to add to a text. */
export const stageVariableUse =
  'In HCL the placeholder for one is written `$${stageVariables.name}`, with two dollar signs, or Terraform reads it as an interpolation. Do not store secrets in it.';
