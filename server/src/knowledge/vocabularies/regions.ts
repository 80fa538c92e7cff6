/** AWS's Regions as values to propose: any other one may be right as well. */
import { regionNames } from '../../../../protocol/regions.js';
import type { AllowedValue } from '../schema.js';

/** The Regions with their names, the public ones first. */
export const regions: readonly AllowedValue[] = Object.entries(regionNames).map(([value, name]) => ({
  value,
  doc: `${name}.`,
}));
