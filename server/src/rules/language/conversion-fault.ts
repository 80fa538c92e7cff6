/** Why a value can't become a type. */
import { boolOf, numberOf, textOf, type Value } from '../../analysis/values/values.js';
import type { Call, Expression } from '../../hcl/syntax.js';

/**
 * Why a value that is written out can't become what a type constraint says, with the remedy; undefined where it can or
 * that is not certain. `path` leads to the part of the value that is meant.
 */
export function conversionFault(value: Value, type: Expression, path = ''): string | undefined {
  if (value.kind === 'unknown' || value.kind === 'null') return undefined;
  if (type.kind === 'reference' && type.steps.length === 0)
    return primitiveFault(value, type.root.text, path);
  const inner = type.kind === 'call' ? type.arguments[0] : undefined;
  if (type.kind !== 'call' || inner === undefined) return undefined;
  return collectionFaultOf(value, type, inner, path);
}

function primitiveFault(value: Value, type: string, path: string): string | undefined {
  const where = path === '' ? 'it' : `\`${path}\``;
  switch (type) {
    case 'string':
      return isCollection(value) ? `${where} must be a text` : undefined;
    case 'number':
      return isCollection(value) ||
        value.kind === 'bool' ||
        (value.kind === 'string' && !mayBeNumber(value.value))
        ? `${where} must be a number`
        : undefined;
    case 'bool':
      return isCollection(value) || boolOf(value) === undefined
        ? `${where} must be \`true\` or \`false\``
        : undefined;
    case 'list':
      return value.kind === 'list' ? undefined : `${where} must be a list`;
    case 'map':
      return value.kind === 'object' ? undefined : `${where} must be a map`;
    default:
      return undefined;
  }
}

function isCollection({ kind }: Value): boolean {
  return kind === 'list' || kind === 'object';
}

/** Terraform reads more ways of writing numbers than we do. */
function mayBeNumber(text: string): boolean {
  return (
    numberOf({ kind: 'string', value: text }) !== undefined || /^[+-]?(?:0[xXoObB]|inf|Inf|\d)/.test(text)
  );
}

function collectionFaultOf(value: Value, type: Call, inner: Expression, path: string): string | undefined {
  const where = path === '' ? 'it' : `\`${path}\``;
  switch (type.name.text) {
    case 'list':
    case 'set':
      if (value.kind !== 'list') return `${where} must be a list: put it in brackets`;
      return (
        firstOf(value.items, (item, index) => conversionFault(item, inner, `${path}[${index}]`)) ??
        mixedFault(value.items, inner, where)
      );
    case 'map':
      if (value.kind !== 'object') return `${where} must be a map`;
      return (
        firstOf([...value.entries], ([key, each]) => conversionFault(each, inner, joined(path, key))) ??
        mixedFault([...value.entries.values()], inner, where)
      );
    case 'tuple': {
      if (inner.kind !== 'tuple') return undefined;
      const { length } = inner.items;
      if (value.kind !== 'list' || value.items.length !== length)
        return `${where} must be a list of ${length === 1 ? 'one item' : `${length} items`}`;
      return firstOf(inner.items, (each, index) => {
        const item = value.items[index];
        return item && conversionFault(item, each, `${path}[${index}]`);
      });
    }
    case 'object':
      return inner.kind === 'object' ? objectFault(value, inner.entries, path) : undefined;
    default:
      return undefined;
  }
}

function objectFault(
  value: Value,
  entries: readonly { key: Expression; value: Expression }[],
  path: string,
): string | undefined {
  const where = path === '' ? 'it' : `\`${path}\``;
  if (value.kind !== 'object') return `${where} must be an object`;
  return firstOf(entries, ({ key, value: type }) => {
    const name = key.kind === 'reference' ? key.root.text : undefined;
    const isOptional = type.kind === 'call' && type.name.text === 'optional';
    const given = name === undefined ? undefined : value.entries.get(name);
    if (given === undefined) {
      return isOptional || name === undefined
        ? undefined
        : `${where} lacks \`${name}\`, which is not optional: add it`;
    }
    const inner = isOptional ? type.arguments[0] : type;
    return inner && conversionFault(given, inner, joined(path, name ?? ''));
  });
}

/** With `any` the items still have to be of one type: texts, numbers and bools become texts, others don't. */
function mixedFault(items: readonly Value[], inner: Expression, where: string): string | undefined {
  if (inner.kind !== 'reference' || inner.root.text !== 'any') return undefined;
  const kinds = new Set(
    items
      .filter(({ kind }) => kind !== 'null')
      .map((each) => (textOf(each) === undefined ? each.kind : 'text')),
  );
  return kinds.size > 1 && !kinds.has('unknown') ? `the items of ${where} must be of one type` : undefined;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function firstOf<T>(
  items: readonly T[],
  find: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
