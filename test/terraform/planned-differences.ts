/** What a plan changes of a stage and what is around it, in the names that a comparison gives. */
import type { PlannedChange } from './terraform.js';

/** `address argument` of each argument that a plan changes; only the address where it makes the resource. */
export function plannedDifferences(changes: readonly PlannedChange[]): readonly string[] {
  return changes.flatMap(({ address, change }) => {
    const { actions, before, after, after_unknown: unknown, importing } = change;
    if (actions.join() === 'no-op') return [];
    if (before === null || (!importing && actions.includes('create'))) return [address];
    const found = differing(before, merged(after, unknown), '').filter(
      (name) => !READ_ONLY.test(name) && !(name === 'web_acl_arn' && address.includes('_stage.')),
    );
    return (found.length > 0 ? found : ['?']).map((name) => `${address} ${name}`);
  });
}

/** Whether two names mean the same or one what is within the other. */
export function isRelated(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin(name: string, around: string): boolean {
  return name === around || ['.', '[', ' '].some((mark) => name.startsWith(around + mark));
}

/** What follows from the rest, and is nobody's to write. */
const READ_ONLY = /^(?:arn|id|execution_arn|invoke_url)\b/;

/** What is not known before an apply stands for a value that differs. */
function merged(after: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(after))
    return after.map((each, at) => merged(each, (unknown as unknown[] | undefined)?.[at]));
  if (typeof after !== 'object' || after === null) return after;
  const parts = (unknown ?? {}) as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(after), ...Object.keys(parts)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, merged((after as Readonly<Record<string, unknown>>)[key], parts[key])]),
  );
}

const UNKNOWN = '(known after apply)';

function differing(before: unknown, after: unknown, path: string): readonly string[] {
  if (isEmpty(before) && isEmpty(after)) return [];
  // In an element that changes anyway, what the provider computes is unknown again.
  if (after === UNKNOWN) return isEmpty(before) && path.startsWith('route_settings[') ? [] : [path];
  if (isBlocks(before) || isBlocks(after)) return differingBlocks(blocks(before), blocks(after), path);
  if (isObject(before) || isObject(after)) {
    const [a, b] = [before, after].map((each) => (isObject(each) ? each : {}));
    const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
    // In a map an empty value is not none.
    const isMap = /^(?:tags|tags_all|variables|stage_variables|.*stage_variable_overrides)$/.test(path);
    return [...keys].flatMap((key) =>
      isMap
        ? a?.[key] === b?.[key]
          ? []
          : [`${path}[${JSON.stringify(key)}]`]
        : differing(a?.[key], b?.[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return before === after ? [] : [path];
}

function differingBlocks(before: readonly Item[], after: readonly Item[], path: string): readonly string[] {
  const keys = new Set([...before, ...after].map(keyOf));
  return [...keys].flatMap((key) => {
    const [a, b] = [before, after].map((each) => each.filter((item) => keyOf(item) === key));
    const name = key === undefined ? path : `${path}[${JSON.stringify(key)}]`;
    if (!a?.length || a.length !== b?.length) return [name];
    return differing(a[0], b[0], name);
  });
}

type Item = Readonly<Record<string, unknown>>;

function keyOf(item: Item): unknown {
  return item.route_key;
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlocks(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.some(isObject);
}

function blocks(value: unknown): readonly Item[] {
  return isBlocks(value) ? value : [];
}

/** The provider's library tells none from zero nowhere but in maps. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === '' || value === 0 || value === false;
}
