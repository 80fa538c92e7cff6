/** What is wrong with the type of a variable, as Terraform reads it. */
import { plainText } from '../../analysis/references/mentions.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { evaluate } from '../../analysis/values/evaluate.js';
import { sourceOf } from '../../edits/layout.js';
import { parse } from '../../hcl/parse.js';
import type { Call, Expression, ObjectEntry, Span } from '../../hcl/syntax.js';
import { moduleFrom, type SourceFile } from '../../workspace/module.js';
import { evaluatedIn } from './evaluated-in.js';
import { conversionFault } from './conversion-fault.js';

/** Where, what is wrong with the remedy, and what to write there instead if that is plain. */
export interface ConstraintFault {
  readonly at: Span;
  readonly message: string;
  readonly newText?: string;
}

/** The first fault of a type; undefined where Terraform takes it. `list` and `map` alone are what 0.11 wrote, and still taken. */
export function constraintFault(type: Expression, file: SourceFile): ConstraintFault | undefined {
  const isOldWord = type.kind === 'reference' && type.steps.length === 0 && OLD.has(type.root.text);
  return isOldWord ? undefined : faultOf(type, file, false);
}

const OLD = new Set(['list', 'map']);
const PRIMITIVES = ['string', 'number', 'bool', 'any'];
const CONSTRUCTORS = ['list', 'set', 'map', 'tuple', 'object'];

/** What people write who know another language. */
const OTHERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    str: 'string',
    text: 'string',
    int: 'number',
    integer: 'number',
    float: 'number',
    double: 'number',
    boolean: 'bool',
    array: 'list',
    dict: 'map',
    hash: 'map',
    struct: 'object',
    dynamic: 'any',
  }),
);

function faultOf(type: Expression, file: SourceFile, inObject: boolean): ConstraintFault | undefined {
  if (type.kind === 'call') return callFault(type, file, inObject);
  if (type.kind === 'missing') return undefined;
  if (type.kind === 'template') return quotedFault(type, file);
  if (type.kind === 'reference' && type.steps.length === 0) return wordFault(type, type.root.text);
  if (type.kind === 'object') {
    return {
      at: type,
      message: 'A type with members is written `object({ … })`.',
      newText: `object(${sourceOf(file, type)})`,
    };
  }
  const example = type.kind === 'tuple' ? 'list(string)' : 'string';
  return { at: type, message: `This is no type: use one such as \`${example}\`.` };
}

function quotedFault(type: Expression, file: SourceFile): ConstraintFault {
  const text = plainText(type);
  const bare = text === undefined ? undefined : OLD.has(text) ? `${text}(string)` : text;
  const message = 'Types are written without quotes';
  return bare !== undefined && isType(bare, file)
    ? { at: type, message: `${message}: use \`${bare}\`.`, newText: bare }
    : { at: type, message: `${message}: use one such as \`string\`.` };
}

function isType(text: string, file: SourceFile): boolean {
  const { body, problems } = parse(`type = ${text}\n`);
  const [item] = body.items;
  return (
    problems.length === 0 &&
    item?.kind === 'attribute' &&
    item.value.kind !== 'template' &&
    faultOf(item.value, file, false) === undefined
  );
}

function wordFault(at: Span, word: string): ConstraintFault | undefined {
  if (PRIMITIVES.includes(word)) return undefined;
  if (CONSTRUCTORS.includes(word)) {
    return {
      at,
      message: `\`${word}\` alone is no type: say of what, such as \`${EXAMPLES[word] ?? word}\`.`,
    };
  }
  const meant = OTHERS.get(word) ?? didYouMean(word, [...PRIMITIVES, ...CONSTRUCTORS]);
  const newText = meant === undefined ? undefined : (EXAMPLES[meant] ?? meant);
  const message = `\`${word}\` is no type: use ${newText === undefined ? 'one such as `string`' : `\`${newText}\``}.`;
  return newText === undefined ? { at, message } : { at, message, newText };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  list: 'list(string)',
  set: 'set(string)',
  map: 'map(string)',
  tuple: 'tuple([string, number])',
  object: 'object({ name = string })',
};

function callFault(call: Call, file: SourceFile, inObject: boolean): ConstraintFault | undefined {
  const { text } = call.name;
  const [first, ...more] = call.arguments;
  if (text === 'optional') return optionalFault(call, file, inObject);
  if (PRIMITIVES.includes(text))
    return { at: call, message: `\`${text}\` takes nothing in parentheses: use \`${text}\`.`, newText: text };
  if (!CONSTRUCTORS.includes(text)) {
    const meant = OTHERS.get(text) ?? didYouMean(text, [...CONSTRUCTORS, 'optional']);
    return {
      at: call.name,
      message: `\`${text}(…)\` is no type: use \`${meant ?? 'list'}(…)\`.`,
      ...(meant === undefined || PRIMITIVES.includes(meant) ? {} : { newText: meant }),
    };
  }
  if (first === undefined || more.length > 0) {
    return {
      at: call,
      message: `\`${text}(…)\` takes exactly one type, such as \`${EXAMPLES[text] ?? ''}\`: write one.`,
    };
  }
  if (first.kind === 'missing') return undefined;
  if (text === 'object') {
    return first.kind === 'object'
      ? membersFault(first.entries, file)
      : { at: first, message: '`object(…)` takes its members in braces: use `object({ name = string })`.' };
  }
  if (text !== 'tuple') return faultOf(first, file, false);
  return first.kind === 'tuple'
    ? firstFault(first.items, (item) => faultOf(item, file, false))
    : { at: first, message: '`tuple(…)` takes its types in brackets: use `tuple([string, number])`.' };
}

function optionalFault(call: Call, file: SourceFile, inObject: boolean): ConstraintFault | undefined {
  const [type, given, ...more] = call.arguments;
  if (!inObject) {
    return {
      at: call.name,
      message:
        '`optional(…)` is only for members of an `object`: write the type alone, and make the variable optional with `default`.',
    };
  }
  if (type === undefined || more.length > 0) {
    return {
      at: call,
      message: '`optional(…)` takes a type and at most a default: use `optional(string, "…")`.',
    };
  }
  const inner = faultOf(type, file, false);
  if (inner || given === undefined) return inner;
  const evaluated = evaluatedIn(given);
  if (evaluated) {
    return {
      at: evaluated,
      message:
        'The default of `optional(…)` has to be written out, without references and functions: write a value.',
    };
  }
  const fault = conversionFault(evaluate(given, moduleFrom('', [])), type);
  return fault === undefined
    ? undefined
    : { at: given, message: `The default does not fit the type: ${fault}.` };
}

function membersFault(entries: readonly ObjectEntry[], file: SourceFile): ConstraintFault | undefined {
  const seen = new Set<string>();
  return firstFault(entries, ({ key, value }) => {
    const name = key.kind === 'reference' && key.steps.length === 0 ? key.root.text : undefined;
    if (name === undefined) {
      const text = plainText(key);
      const isName = text !== undefined && /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(text);
      const message = `Members of an \`object\` are names without quotes: ${isName ? `use \`${text}\`` : 'write a name'}.`;
      return isName ? { at: key, message, newText: text } : { at: key, message };
    }
    if (seen.has(name)) {
      return {
        at: key,
        message: `\`${name}\` is already a member of this \`object\`: remove one of the two.`,
      };
    }
    seen.add(name);
    return faultOf(value, file, true);
  });
}

function firstFault<T>(
  items: readonly T[],
  find: (item: T) => ConstraintFault | undefined,
): ConstraintFault | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}
