/** What a `module` block takes and gives: the variables and outputs of the module that it calls. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import type { AttributeSchema, ValueType } from '../../knowledge/schema.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { plainText } from './mentions.js';
import { knownValues } from './variable-values.js';

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
    [...called.variables].map(([name, declaration]) => [name, inputFrom(name, declaration, called)]),
  );
}

/** The `description` of a variable or output. */
export function descriptionOf({ block }: Declaration): string | undefined {
  return plainText(attributeOf(block.body, 'description')?.value)?.trim();
}

function inputFrom(name: string, declaration: Declaration, called: Module): AttributeSchema {
  const { body } = declaration.block;
  const given = attributeOf(body, 'default')?.value;
  const source = given && declaration.file.text.slice(given.start, given.end);
  const isShort = source !== undefined && source.length <= MAX_DEFAULT && !source.includes('\n');
  const known = knownValues(name, called);
  const description = descriptionOf(declaration);
  const written = typeOf(attributeOf(body, 'type')?.value);
  const type = written === 'any' ? (known?.type ?? written) : written;
  return {
    name,
    type,
    presence: given ? 'optional' : 'required',
    facts: {
      doc: '',
      ...(description ? { description } : {}),
      ...(isShort ? { default: source } : {}),
      ...(known === undefined || typeof type !== 'string'
        ? {}
        : { [known.closed ? 'allowed' : 'suggested']: known.values }),
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
