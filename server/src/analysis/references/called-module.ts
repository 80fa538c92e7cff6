/** What a `module` block takes and gives: the variables and outputs of the module that it calls. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import type { AttributeSchema, ValueType } from '../../knowledge/schema.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { plainText } from './mentions.js';

/** The module that the block around a body calls; undefined anywhere else, and where it is not a directory that is known. */
export function calledAround(blocks: readonly Block[], module: Module): Module | undefined {
  const [block, ...more] = blocks;
  const name = block?.type.text === 'module' ? block.labels[0]?.text : undefined;
  return name === undefined || more.length > 0 || module.calls.get(name)?.block !== block
    ? undefined
    : module.child(name);
}

/** The variables of a called module as arguments of the call. */
export function inputsOf(called: Module): ReadonlyMap<string, AttributeSchema> {
  return new Map(
    [...called.variables].map(([name, { file, block }]) => [name, inputFrom(name, file.text, block)]),
  );
}

/** The `description` of a variable or output. */
export function descriptionOf({ block }: Declaration): string | undefined {
  return plainText(attributeOf(block.body, 'description')?.value)?.trim();
}

function inputFrom(name: string, text: string, { body }: Block): AttributeSchema {
  const given = attributeOf(body, 'default')?.value;
  const source = given && text.slice(given.start, given.end);
  const isShort = source !== undefined && source.length <= MAX_DEFAULT && !source.includes('\n');
  return {
    name,
    type: typeOf(attributeOf(body, 'type')?.value),
    presence: given ? 'optional' : 'required',
    facts: {
      doc: plainText(attributeOf(body, 'description')?.value)?.trim() ?? '',
      ...(isShort ? { default: source } : {}),
    },
  };
}

const MAX_DEFAULT = 60;

/** A type constraint as far as completion needs it. */
function typeOf(written: Expression | undefined): ValueType {
  if (written?.kind === 'reference') {
    const name = written.root.text;
    return name === 'string' || name === 'number' || name === 'bool' ? name : 'any';
  }
  const inner = written?.kind === 'call' ? written.arguments[0] : undefined;
  if (written?.kind !== 'call' || inner === undefined) return 'any';
  switch (written.name.text) {
    case 'optional':
      return typeOf(inner);
    case 'list':
      return { list: typeOf(inner) };
    case 'set':
      return { set: typeOf(inner) };
    case 'map':
      return { map: typeOf(inner) };
    case 'object':
      return { object: {} };
    default:
      return 'any';
  }
}
