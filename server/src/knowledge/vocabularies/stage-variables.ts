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

/** How names and values are limited and how they are read, as sentences to add to a text. */
export const stageVariableUse =
  'Names are made of letters, digits and `_`, values of what a URL may hold: no spaces, no `$`, not empty. In HCL the placeholder for one is written `$${stageVariables.name}`, with two dollar signs, or Terraform reads it as an interpolation. Do not store secrets in it.';
