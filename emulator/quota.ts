/** A token bucket, as API Gateway throttles its management API: 10 requests a second and 40 at once, per account. */

export interface Quota {
  readonly perSecond: number;
  readonly burst: number;
}

export const DOCUMENTED_QUOTA: Quota = { perSecond: 10, burst: 40 };

/** Answers whether one more request at `now` (milliseconds) is allowed, and counts it if so. */
export function tokenBucket({ perSecond, burst }: Quota): (now: number) => boolean {
  let tokens = burst;
  let filled: number | undefined;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - (filled ?? now)) / 1000) * perSecond);
    filled = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
