/** Rows that stages of both versions have. */
import { ageOf } from './age.js';
import type { DetailNode } from './nodes.js';

/** One row, or none where there is no value. */
export function row(label: string, value: string | undefined, icon?: string): DetailNode[] {
  if (value === undefined || value === '') return [];
  return [{ kind: 'detail', label, value, ...(icon === undefined ? {} : { icon }) }];
}

/** A row with one below it for each entry, or none where there are no entries. */
export function mapRow(
  label: string,
  entries: Readonly<Record<string, string>> | undefined,
  icon: string,
): DetailNode[] {
  const children = Object.entries(entries ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]): DetailNode => ({ kind: 'detail', label: key, value, icon: 'symbol-constant' }));
  if (children.length === 0) return [];
  return [{ kind: 'detail', label, value: String(children.length), icon, children }];
}

/** Where requests are logged to and in which format. */
export function accessLogRow(destination: string | undefined, format: string | undefined): DetailNode {
  if (!destination && !format) return { kind: 'detail', label: 'Access log', value: 'off', icon: 'output' };
  return {
    kind: 'detail',
    label: 'Access log',
    value: destination?.split(':').slice(5).join(':') ?? 'no destination',
    icon: 'output',
    children: [...row('Destination', destination), ...row('Format', format)],
  };
}

/** When the stage was made and last changed. */
export function dateRows(created: string | undefined, updated: string | undefined, now: Date): DetailNode[] {
  return [dateRow('Created', created, now), dateRow('Last updated', updated, now)].flat();
}

function dateRow(label: string, date: string | undefined, now: Date): DetailNode[] {
  const age = ageOf(date, now);
  if (date === undefined || age === undefined) return [];
  return [{ kind: 'detail', label, value: age, whole: date, icon: 'calendar' }];
}

/** `on` and `off`; nothing where AWS left it out. */
export function onOff(label: string, value: boolean | undefined): DetailNode[] {
  return value === undefined ? [] : row(label, value ? 'on' : 'off');
}

/** Logging and throttling of one method or route, and the rest below it. */
export function settingsRow(
  label: string,
  whole: string,
  settings: {
    readonly logging: string | undefined;
    readonly burst: number | undefined;
    readonly rate: number | undefined;
  },
  children: readonly DetailNode[],
): DetailNode {
  const logging = settings.logging ? `logs ${settings.logging}` : undefined;
  return {
    kind: 'detail',
    label,
    value: [logging, throttle(settings.rate, settings.burst)].filter(Boolean).join(' · '),
    whole,
    icon: 'settings',
    children: [
      ...row('Execution logging', settings.logging),
      ...row('Requests per second', limit(settings.rate)),
      ...row('Burst', limit(settings.burst)),
      ...children,
    ],
  };
}

function throttle(rate: number | undefined, burst: number | undefined): string | undefined {
  if (isUnlimited(rate) && isUnlimited(burst)) return undefined;
  return `${limit(rate) ?? '–'}/s, burst ${limit(burst) ?? '–'}`;
}

function limit(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value === -1 ? 'account limit' : String(value);
}

function isUnlimited(value: number | undefined): boolean {
  return value === undefined || value === -1;
}
