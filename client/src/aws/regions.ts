/** AWS's partitions, and which Regions are theirs: those that share the partition's beginning, listed or not. */
import { regionNames } from '../../../protocol/regions.js';

/** A part of AWS with accounts of its own. */
export interface Partition {
  /** The second part of an ARN. */
  readonly id: string;
  readonly dnsSuffix: string;
  /** Undefined where the console's address is not public. */
  readonly consoleHost: string | undefined;
}

const AWS: Partition = {
  id: 'aws',
  dnsSuffix: 'amazonaws.com',
  consoleHost: 'console.aws.amazon.com',
};

/** With what their Regions begin; all others are in `aws`. */
const OTHERS: Readonly<Record<string, Partition>> = {
  'cn-': {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    consoleHost: 'console.amazonaws.cn',
  },
  'us-gov-': {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  'eusc-': {
    id: 'aws-eusc',
    dnsSuffix: 'amazonaws.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
  },
  'us-iso-': {
    id: 'aws-iso',
    dnsSuffix: 'c2s.ic.gov',
    consoleHost: undefined,
  },
  'us-isob-': {
    id: 'aws-iso-b',
    dnsSuffix: 'sc2s.sgov.gov',
    consoleHost: undefined,
  },
  'eu-isoe-': {
    id: 'aws-iso-e',
    dnsSuffix: 'cloud.adc-e.uk',
    consoleHost: undefined,
  },
  'us-isof-': {
    id: 'aws-iso-f',
    dnsSuffix: 'csp.hci.ic.gov',
    consoleHost: undefined,
  },
};

/** Every Region with a name, the public ones first. */
export const REGIONS: readonly { readonly code: string; readonly name: string }[] = Object.entries(
  regionNames,
).map(([code, name]) => ({ code, name }));

/** The partition of a Region. */
export function partitionOf(region: string): Partition {
  const found = Object.entries(OTHERS).find(([beginning]) => region.startsWith(beginning));
  return found?.[1] ?? AWS;
}

/** Whether a person's own text could be a Region's code. It becomes part of a host name, so nothing else may pass. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/.test(text);
}
