/** Throttling numbers: requests a second (rate) and the bucket for peaks (burst), for REST methods and v2 routes. */
import type { Facts } from '../schema.js';
import { gatewayGuide } from './links.js';

const accountLimits =
  'The account has a quota in each Region, often 10,000 requests per second with a burst of 5,000; no setting exceeds it.';

/** A throttle of a method of a REST API: -1 means no limit at this level. */
export function methodThrottle(what: 'burst' | 'rate'): Facts {
  return {
    doc:
      what === 'burst'
        ? `How many requests may come in at once before API Gateway answers 429, the size of the token bucket. \`-1\` sets no limit at this level; \`0\` lets nothing through. ${accountLimits}`
        : `How many requests a second, on average, get through before API Gateway answers 429. \`-1\` sets no limit at this level; \`0\` lets nothing through. ${accountLimits}`,
    default: '-1',
    range: { min: 0, except: [-1] },
    ...(what === 'burst' ? { whole: true } : {}),
    awsMember: what === 'burst' ? 'throttlingBurstLimit' : 'throttlingRateLimit',
    readsAs: '0',
    sample: sampleThrottles[what],
    link: gatewayGuide('api-gateway-request-throttling'),
  };
}

/** A throttle of a v2 route: left out it is sent as zero, and zero lets nothing through. */
export function routeThrottle(what: 'burst' | 'rate', awsMember: string): Facts {
  const meaning =
    what === 'burst'
      ? 'How many requests may come in at once before API Gateway answers 429.'
      : 'How many requests a second, on average, get through before API Gateway answers 429.';
  return {
    doc: `${meaning} **Always set it where this block exists:** the provider sends \`0\` for a missing limit, and API Gateway then rejects every request with 429. ${accountLimits}`,
    default: '0 (sent as such where the block exists)',
    ...(what === 'burst' ? { whole: true } : {}),
    awsMember,
    sample: sampleThrottles[what],
    link: gatewayGuide('http-api-throttling'),
  };
}

/** The trap that every v2 block with throttles holds, as a sentence or two to add to its text. */
export const zeroThrottleTrap =
  '**Set both throttles in it:** the provider sends `0` for a missing one, and API Gateway then rejects every request with 429.';

/** A harmless pair of numbers for a new block. */
const sampleThrottles = { burst: '5000', rate: '10000' } as const;
