/**
 * AWS's partitions and Regions, as AWS's own tools list them. Only what needs a name stands here: a Region that is not
 * listed works as well, and belongs to the partition whose beginning it shares.
 */

/** A part of AWS with accounts of its own. */
export interface Partition {
  /** The second part of an ARN. */
  readonly id: string;
  readonly dnsSuffix: string;
  /** Undefined where the console's address is not public. */
  readonly consoleHost: string | undefined;
  /** Names by code. */
  readonly regions: Readonly<Record<string, string>>;
}

const AWS: Partition = {
  id: 'aws',
  dnsSuffix: 'amazonaws.com',
  consoleHost: 'console.aws.amazon.com',
  regions: {
    'us-east-1': 'US East (N. Virginia)',
    'us-east-2': 'US East (Ohio)',
    'us-west-1': 'US West (N. California)',
    'us-west-2': 'US West (Oregon)',
    'af-south-1': 'Africa (Cape Town)',
    'ap-east-1': 'Asia Pacific (Hong Kong)',
    'ap-east-2': 'Asia Pacific (Taipei)',
    'ap-northeast-1': 'Asia Pacific (Tokyo)',
    'ap-northeast-2': 'Asia Pacific (Seoul)',
    'ap-northeast-3': 'Asia Pacific (Osaka)',
    'ap-south-1': 'Asia Pacific (Mumbai)',
    'ap-south-2': 'Asia Pacific (Hyderabad)',
    'ap-southeast-1': 'Asia Pacific (Singapore)',
    'ap-southeast-2': 'Asia Pacific (Sydney)',
    'ap-southeast-3': 'Asia Pacific (Jakarta)',
    'ap-southeast-4': 'Asia Pacific (Melbourne)',
    'ap-southeast-5': 'Asia Pacific (Malaysia)',
    'ap-southeast-6': 'Asia Pacific (New Zealand)',
    'ap-southeast-7': 'Asia Pacific (Thailand)',
    'ca-central-1': 'Canada (Central)',
    'ca-west-1': 'Canada West (Calgary)',
    'eu-central-1': 'Europe (Frankfurt)',
    'eu-central-2': 'Europe (Zurich)',
    'eu-north-1': 'Europe (Stockholm)',
    'eu-south-1': 'Europe (Milan)',
    'eu-south-2': 'Europe (Spain)',
    'eu-west-1': 'Europe (Ireland)',
    'eu-west-2': 'Europe (London)',
    'eu-west-3': 'Europe (Paris)',
    'il-central-1': 'Israel (Tel Aviv)',
    'me-central-1': 'Middle East (UAE)',
    'me-south-1': 'Middle East (Bahrain)',
    'mx-central-1': 'Mexico (Central)',
    'sa-east-1': 'South America (São Paulo)',
  },
};

/** With what their Regions begin; all others are in `aws`. */
const OTHERS: Readonly<Record<string, Partition>> = {
  'cn-': {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    consoleHost: 'console.amazonaws.cn',
    regions: { 'cn-north-1': 'China (Beijing)', 'cn-northwest-1': 'China (Ningxia)' },
  },
  'us-gov-': {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.amazonaws-us-gov.com',
    regions: {
      'us-gov-east-1': 'AWS GovCloud (US-East)',
      'us-gov-west-1': 'AWS GovCloud (US-West)',
    },
  },
  'eusc-': {
    id: 'aws-eusc',
    dnsSuffix: 'amazonaws.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
    regions: { 'eusc-de-east-1': 'AWS European Sovereign Cloud (Germany)' },
  },
  'us-iso-': {
    id: 'aws-iso',
    dnsSuffix: 'c2s.ic.gov',
    consoleHost: undefined,
    regions: { 'us-iso-east-1': 'US ISO East', 'us-iso-west-1': 'US ISO West' },
  },
  'us-isob-': {
    id: 'aws-iso-b',
    dnsSuffix: 'sc2s.sgov.gov',
    consoleHost: undefined,
    regions: { 'us-isob-east-1': 'US ISOB East (Ohio)', 'us-isob-west-1': 'US ISOB West' },
  },
  'eu-isoe-': {
    id: 'aws-iso-e',
    dnsSuffix: 'cloud.adc-e.uk',
    consoleHost: undefined,
    regions: { 'eu-isoe-west-1': 'EU ISOE West' },
  },
  'us-isof-': {
    id: 'aws-iso-f',
    dnsSuffix: 'csp.hci.ic.gov',
    consoleHost: undefined,
    regions: { 'us-isof-east-1': 'US ISOF East', 'us-isof-south-1': 'US ISOF South' },
  },
};

/** Every Region with a name, the public ones first. */
export const REGIONS: readonly { readonly code: string; readonly name: string }[] = [
  AWS,
  ...Object.values(OTHERS),
].flatMap(({ regions }) => Object.entries(regions).map(([code, name]) => ({ code, name })));

/** The partition of a Region. */
export function partitionOf(region: string): Partition {
  const found = Object.entries(OTHERS).find(([beginning]) => region.startsWith(beginning));
  return found?.[1] ?? AWS;
}

/** Whether a person's own text could be a Region's code. It becomes part of a host name, so nothing else may pass. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/.test(text);
}
