/** The types of what functions give. */
import type { Call, Expression } from '../../hcl/syntax.js';
import { type TerraformFunction, terraformFunctions } from '../../knowledge/functions.js';
import { typeFromText } from '../../knowledge/type-text.js';
import { commonType, elementType, SOME_OBJECT, type Type } from './types.js';

/** What a call gives, whatever its arguments are; `any` for a function that is not known. */
export function resultType(call: Call, typeOf: (expression: Expression) => Type): Type {
  const name = call.name.text.replace(/^core::/, '');
  const known = terraformFunctions.get(name);
  // A call with another number of arguments is an error, which has no type.
  if (known === undefined || !(call.expands || takes(known, call.arguments.length))) return 'any';
  const special = call.expands ? undefined : SPECIAL[name];
  if (special && Object.hasOwn(SPECIAL, name)) return special(call.arguments.map(typeOf));
  return typeFromText(known.result ?? 'any');
}

function takes({ parameters }: TerraformFunction, given: number): boolean {
  const required = parameters.filter(({ count }) => count === 'one').length;
  return given >= required && (given <= parameters.length || parameters.at(-1)?.count === 'any number');
}

/** Functions whose result has a type that depends on their arguments. */
const SPECIAL: Readonly<Record<string, (args: readonly Type[]) => Type>> = {
  coalesce: (args) => (args.every((each) => each === 'string') ? commonType(args) : 'any'),
  distinct: ([list = 'any']) => ({ list: unified(list) }),
  merge: merged,
  nonsensitive: ([value = 'any']) => value,
  one: ([list = 'any']) => (isEmptyTuple(list) ? 'any' : elementType(list)),
  sensitive: ([value = 'any']) => value,
  tobool: () => 'bool',
  tolist: ([list = 'any']) => ({ list: unified(list) }),
  tomap: ([map = 'any']) => ({ map: unified(map) }),
  tonumber: () => 'number',
  toset: ([list = 'any']) => ({ set: unified(list) }),
  tostring: () => 'string',
};

/** What the elements become that are brought to one type. */
function unified(type: Type): Type {
  const element = elementType(type);
  return typeof element === 'string' ? element : typeof type !== 'string' && 'list' in type ? element : 'any';
}

function isEmptyTuple(type: Type): boolean {
  return typeof type !== 'string' && 'tuple' in type && type.tuple.length === 0;
}

/** Objects become one that has all their attributes; of anything else only that it is an object or a map. */
function merged(args: readonly Type[]): Type {
  const objects = args.map((each) =>
    typeof each !== 'string' && 'object' in each ? each.object : undefined,
  );
  const known = objects.filter((each) => each !== undefined);
  if (known.length < objects.length) return args.includes('any') ? 'any' : SOME_OBJECT;
  return { object: Object.assign({}, ...known) as Readonly<Record<string, Type>> };
}
