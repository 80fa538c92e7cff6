/** What a type constraint says of the parts of a value: members of objects, elements of collections. */
import { entryOf, keyText } from '../../hcl/lookup.js';
import type { Expression } from '../../hcl/syntax.js';

/** A member of an object type. */
export interface TypeMember {
  readonly name: string;
  readonly type: Expression;
  /** True for `optional(…)`. */
  readonly optional: boolean;
}

/** The type without an `optional(…)` around it. */
export function plainType(type: Expression | undefined): Expression | undefined {
  return type?.kind === 'call' && type.name.text === 'optional' ? type.arguments[0] : type;
}

/** The members of `object({…})`; undefined for every other type. */
export function typeMembers(type: Expression | undefined): readonly TypeMember[] | undefined {
  const members = argumentOf(type, ['object']);
  if (members?.kind !== 'object') return undefined;
  return members.entries.flatMap((entry) => {
    const name = keyText(entry);
    const { value } = entry;
    const optional = value.kind === 'call' && value.name.text === 'optional';
    return name === undefined ? [] : [{ name, type: value, optional }];
  });
}

/** The type of the elements of a list, set or map. */
export function elementConstraint(type: Expression | undefined): Expression | undefined {
  return argumentOf(type, ['list', 'set', 'map']);
}

/** The type of one member of an object, or of a map's values. */
export function memberType(type: Expression | undefined, name: string): Expression | undefined {
  const members = argumentOf(type, ['object']);
  return members?.kind === 'object' ? entryOf(members, name)?.value : argumentOf(type, ['map']);
}

/** `string`, `list` and so on; undefined where it is not known. */
export function typeWord(type: Expression | undefined): string | undefined {
  const plain = plainType(type);
  if (plain?.kind === 'call') return plain.name.text;
  return plain?.kind === 'reference' && plain.steps.length === 0 ? plain.root.text : undefined;
}

function argumentOf(type: Expression | undefined, words: readonly string[]): Expression | undefined {
  const plain = plainType(type);
  return plain?.kind === 'call' && words.includes(plain.name.text) ? plain.arguments[0] : undefined;
}
