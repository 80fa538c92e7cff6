/**
 * Data as the AWS CLI prints it → JSON as API Gateway sends it. Version 1 writes dates as seconds since 1970; version 2
 * writes them as text, and its members begin with a small letter.
 */

/** A version 1 structure as it is sent. */
export function version1OnWire(structure: object): object {
  return mapMembers(structure, (name, value) => [
    name,
    name.endsWith('Date') && typeof value === 'string' ? Date.parse(value) / 1000 : value,
  ]);
}

/** A version 2 structure as it is sent; the keys of its maps are people's own and stay. */
export function version2OnWire(structure: object): object {
  return mapMembers(structure, (name, value) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    isStructure(value)
      ? maps.has(name)
        ? mapMembers(value, (key, each) => [key, isStructure(each) ? version2OnWire(each) : each])
        : version2OnWire(value)
      : value,
  ]);
}

const maps = new Set(['StageVariables', 'RouteSettings', 'Tags']);

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Object.fromEntries` keeps a member named `__proto__`; an assignment would not. */
function mapMembers(structure: object, change: (name: string, value: unknown) => [string, unknown]): object {
  return Object.fromEntries(
    Object.entries(structure).map(([name, value]: [string, unknown]) => change(name, value)),
  );
}
