/** How long ago something was, as a person says it. */

/** `3 days ago`; undefined where `date` is not a date. */
export function ageOf(date: string | undefined, now: Date): string | undefined {
  const seconds = (Date.parse(date ?? '') - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return unit === undefined ? 'just now' : FORMAT.format(Math.trunc(seconds / unit[1]), unit[0]);
}

const FORMAT = new Intl.RelativeTimeFormat('en');

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;
