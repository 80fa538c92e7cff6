/** What `for_each` certainly can't take. */
import { certainValue } from '../../analysis/references/certain-value.js';
import type { Value } from '../../analysis/values/values.js';
import { overriddenIn, writtenIn } from '../../analysis/blocks/overrides.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Call, Expression, Reference } from '../../hcl/syntax.js';
import { terraformFunctions } from '../../knowledge/functions.js';
import type { RuleContext } from '../rule.js';

/** What is wrong, with the remedy; whether it is a list, of which `toset` may make a set. */
export interface CollectionFault {
  readonly message: string;
  readonly isList?: true;
}

/** What is wrong with the `for_each` of a block of a type: `dynamic` and `import` take lists, the others don't. */
export function collectionFault(
  value: Expression,
  type: string,
  context: RuleContext,
): CollectionFault | undefined {
  const isLoose = type === 'dynamic' || type === 'import';
  const takes = isLoose ? 'a list, set or map' : 'a map or a set of texts';
  const known = certainValue(value, context);
  if (known.kind === 'null') return { message: "can't be `null`: use `{}` for no instance" };
  const title = primitiveTitle(known) ?? typeTitle(value, context);
  if (title !== undefined) {
    return {
      message: `takes ${takes}, not ${title}: ${isLoose ? 'use a list with it' : 'use `toset([…])`'}`,
    };
  }
  if (!isLoose && isSensitive(value, context)) {
    return {
      message:
        "can't be sensitive, because its keys are shown: use only what is no secret, such as `nonsensitive(keys(…))` in `toset`",
    };
  }
  if (isLoose) return undefined;
  const shape = shapeOf(value, context, 0);
  if (shape === 'list')
    return { message: 'takes a map or a set of texts, not a list: use `toset(…)`', isList: true };
  const inner = shape === 'set' && value.kind === 'call' ? value.arguments[0] : undefined;
  const items = inner && certainValue(inner, context);
  return items?.kind === 'list' ? itemsFault(items.items) : undefined;
}

function primitiveTitle(value: Value): string | undefined {
  if (value.kind === 'string') return 'a text';
  if (value.kind === 'number' || value.kind === 'bool') return `\`${value.value}\``;
  return undefined;
}

/** A text, number or bool by the type of a variable. */
function typeTitle(value: Expression, context: RuleContext): string | undefined {
  const type = value.kind === 'reference' ? constraintOf(value, context) : undefined;
  return type?.kind === 'reference' && PRIMITIVES.has(type.root.text) && type.steps.length === 0
    ? `a ${type.root.text}`
    : undefined;
}

const PRIMITIVES = new Set(['string', 'number', 'bool']);

/** Terraform brings different items to one type: a text among numbers makes all of them texts. */
function itemsFault(items: readonly Value[]): CollectionFault | undefined {
  if (items.length === 0 || items.some(({ kind }) => kind === 'unknown' || kind === 'string')) {
    return items.some(({ kind }) => kind === 'null') && items.every(({ kind }) => kind !== 'unknown')
      ? { message: "can't have `null` in its set: leave it out, for example with `compact`" }
      : undefined;
  }
  return { message: 'takes a set of texts only: write the items in quotes' };
}

/** List or set, where that is certain whatever the values are. */
function shapeOf(value: Expression, context: RuleContext, depth: number): 'list' | 'set' | undefined {
  const { module } = context;
  if (depth > 20) return undefined;
  const inner = (each: Expression) => shapeOf(each, context, depth + 1);
  switch (value.kind) {
    case 'parenthesized':
      return inner(value.inner);
    case 'tuple':
      return 'list';
    case 'for':
      return value.shape === 'tuple' ? 'list' : undefined;
    case 'conditional': {
      const [then, otherwise] = [inner(value.then), inner(value.otherwise)];
      return then === otherwise ? then : undefined;
    }
    case 'call':
      return shapeOfCall(value);
    case 'reference': {
      const [step, ...more] = value.steps;
      if (more.length > 0 || step?.kind !== 'attribute') return undefined;
      const type = constraintOf(value, context);
      if (type)
        return type.kind === 'call' && ['list', 'tuple'].includes(type.name.text) ? 'list' : undefined;
      const name = `local.${step.name.text}`;
      const isOne = value.root.text === 'local' && !overriddenIn(module).has(name);
      const local = isOne ? module.locals.get(step.name.text) : undefined;
      return local && inner(local.attribute.value);
    }
    default:
      return undefined;
  }
}

function shapeOfCall({ name }: Call): 'list' | 'set' | undefined {
  if (LISTS.has(name.text)) return 'list';
  const result = terraformFunctions.get(name.text)?.result ?? '';
  return result.startsWith('list(') ? 'list' : name.text === 'toset' ? 'set' : undefined;
}

/** Those that give lists or tuples of whatever they are given. */
const LISTS = new Set([
  'concat',
  'keys',
  'values',
  'tolist',
  'flatten',
  'distinct',
  'reverse',
  'slice',
  'chunklist',
]);

/** The type of the variable that a reference is, as it is declared. */
export function constraintOf({ root, steps }: Reference, { module }: RuleContext): Expression | undefined {
  const [step, ...more] = steps;
  const name =
    root.text === 'var' && more.length === 0 && step?.kind === 'attribute' ? step.name.text : undefined;
  const declaration = name === undefined ? undefined : module.variables.get(name);
  return declaration && writtenIn(declaration, 'type', module)?.attribute.value;
}

function isSensitive(value: Expression, { module }: RuleContext): boolean {
  if (value.kind === 'call') return value.name.text === 'sensitive';
  const [step, ...more] = value.kind === 'reference' && value.root.text === 'var' ? value.steps : [];
  if (step?.kind !== 'attribute' || more.length > 0) return false;
  const declaration = module.variables.get(step.name.text);
  const written = declaration && attributeOf(declaration.block.body, 'sensitive')?.value;
  return written?.kind === 'literal' && written.value === true;
}
