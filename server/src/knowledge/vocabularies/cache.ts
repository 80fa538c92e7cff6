/** The cache of a REST API stage: cluster sizes, and what may answer a client that asks to skip it. */
import type { AllowedValue } from '../schema.js';

/** Sizes of a cache cluster in gigabytes, as the strings that AWS wants. */
export const cacheClusterSizes: readonly AllowedValue[] = [
  { value: '0.5', doc: '0.5 GB, the smallest and cheapest: for trying out and for small answers.' },
  { value: '1.6', doc: '' },
  { value: '6.1', doc: '' },
  { value: '13.5', doc: '' },
  { value: '28.4', doc: '' },
  { value: '58.2', doc: '' },
  { value: '118', doc: '' },
  { value: '237', doc: '237 GB, the largest.' },
];

/** How long an answer may stay in the cache, in seconds. */
export const cacheTtl = { range: { min: 0, max: 3600 }, whole: true, default: '300' } as const;

/** What becomes of an unauthorised `Cache-Control: max-age=0`. */
export const unauthorizedCacheControlStrategies: readonly AllowedValue[] = [
  { value: 'FAIL_WITH_403', doc: 'Reject the request with status 403.' },
  {
    value: 'SUCCEED_WITH_RESPONSE_HEADER',
    doc: 'Ignore the header, respond from the cache, and add a `Warning` header.',
  },
  {
    value: 'SUCCEED_WITHOUT_RESPONSE_HEADER',
    doc: 'Ignore the header and respond from the cache.',
  },
];
