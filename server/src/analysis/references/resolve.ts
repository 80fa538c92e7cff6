/** What a reference means: the block, variable or local value it names, and the attribute of it that is read. */
import { attributeOf, isNamedStep } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Attribute, Block, Body, Reference, Span, Step } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { AttributeSchema, NestedBlockSchema, ResourceSchema } from '../../knowledge/schema.js';
import type { Declaration, LocalDeclaration, Module, SourceFile } from '../../workspace/module.js';
import { type Address, addressOf, labelName, plainText } from './mentions.js';

/** What an address stands for. */
export type Target = BlockTarget | NamedTarget | LocalTarget;

/** A resource or data source. It is a target even where the module declares none of that name. */
export interface BlockTarget {
  readonly kind: 'resource' | 'data';
  readonly address: string;
  readonly type: string;
  readonly declaration: Declaration | undefined;
  /** Undefined for types that are not known. */
  readonly schema: ResourceSchema | undefined;
  /** The module it stands in, where that is another one than the module it was asked for. */
  readonly module?: Module;
}

/** A variable, a module call, an output or a further configuration of a provider. */
export interface NamedTarget {
  readonly kind: 'variable' | 'module' | 'output' | 'provider';
  readonly address: string;
  readonly declaration: Declaration;
}

/** A local value that a reference leads to. */
export interface LocalTarget {
  readonly kind: 'local';
  readonly address: string;
  readonly declaration: LocalDeclaration;
}

/** One attribute or nested block that a reference reads. */
export interface Member {
  readonly attribute?: AttributeSchema;
  readonly block?: NestedBlockSchema;
  /** The argument that says what it is, where it is written in the one block that can be meant. */
  readonly written: Attribute | undefined;
}

/** What a reference stands for, and the address in it that says so. */
export interface Resolved {
  readonly target: Target;
  readonly address: Address;
}

/**
 * A reference's target and the address by which it is named; undefined where nothing is known of it. Found out once
 * for as long as the module lives.
 */
export function resolve(reference: Reference, module: Module): Resolved | undefined {
  const known = resolvedIn(module);
  if (!known.has(reference)) {
    const address = addressOf(reference);
    const target = address && targetOf(address.text, module);
    known.set(reference, address && target && { target, address });
  }
  return known.get(reference);
}

const resolvedIn = memoize((_: Module) => new Map<Reference, Resolved | undefined>());

/** What an address of mentions.ts stands for in a module. */
export function targetOf(address: string, module: Module): Target | undefined {
  const [root = '', name = '', third] = address.split('.');
  switch (root) {
    case 'var':
      return named('variable', address, module.variables.get(name));
    case 'module':
      return named('module', address, module.calls.get(name));
    case 'output':
      return named('output', address, module.outputs.get(name));
    case 'local': {
      const declaration = module.locals.get(name);
      return declaration && { kind: 'local', address, declaration };
    }
    case 'ephemeral':
      return undefined;
    case 'data':
      return third === undefined
        ? undefined
        : blockTarget('data', name, address, module.data.get(`data.${name}.${third}`));
    default: {
      const declaration = module.resources.get(address);
      const provider = declaration ? undefined : providerOf(address, module);
      return provider
        ? { kind: 'provider', address, declaration: provider }
        : blockTarget('resource', root, address, declaration);
    }
  }
}

/** Where the name of a target is declared, without quotes; undefined where the module does not declare it. */
export function declaredAt(target: Target): { readonly file: SourceFile; readonly span: Span } | undefined {
  const { declaration } = target;
  if (declaration === undefined) return undefined;
  const { file } = declaration;
  if ('attribute' in declaration) return { file, span: declaration.attribute.name };
  if (target.kind === 'provider') {
    const alias = attributeOf(declaration.block.body, 'alias')?.value;
    return { file, span: alias?.kind === 'template' ? alias.content : declaration.block.type };
  }
  const label = declaration.block.labels[target.kind === 'resource' || target.kind === 'data' ? 1 : 0];
  return { file, span: label ? labelName(label) : declaration.block.type };
}

/**
 * What the last of some steps reads, which follow the address of a resource or data source. Indexes and splats are
 * passed over; what lies within an attribute's value is unknown.
 */
export function memberOf(target: BlockTarget, steps: readonly Step[]): Member | undefined {
  let schema = target.schema?.body;
  let body: Body | undefined = target.declaration?.block.body;
  let member: Member | undefined;
  for (const step of steps) {
    if (!isNamedStep(step)) continue;
    if (member && !member.block) return undefined;
    const name = step.name.text;
    const attribute = schema?.attributes.get(name);
    const block = schema?.blocks.get(name);
    const written = body && attributeOf(body, name);
    if (!attribute && !block && !written) return undefined;
    member = { ...(attribute ? { attribute } : {}), ...(block ? { block } : {}), written };
    schema = block?.body;
    body = body && onlyBlock(body, name)?.body;
  }
  return member;
}

function named(
  kind: NamedTarget['kind'],
  address: string,
  declaration: Declaration | undefined,
): NamedTarget | undefined {
  return declaration && { kind, address, declaration };
}

function blockTarget(
  kind: BlockTarget['kind'],
  type: string,
  address: string,
  declaration: Declaration | undefined,
): BlockTarget | undefined {
  const schema = resourceSchema(kind, type);
  return schema || declaration ? { kind, type, address, declaration, schema } : undefined;
}

function providerOf(address: string, module: Module): Declaration | undefined {
  return module.others.find(
    ({ block }) =>
      block.type.text === 'provider' &&
      address ===
        `${block.labels[0]?.text ?? ''}.${plainText(attributeOf(block.body, 'alias')?.value) ?? ''}`,
  );
}

/** The nested block of a name, where there is exactly one and no `dynamic` may add to it. */
function onlyBlock(body: Body, name: string): Block | undefined {
  const blocks = body.items.filter((item) => item.kind === 'block');
  const found = blocks.filter(
    ({ type, labels }) => type.text === name || (type.text === 'dynamic' && labels[0]?.text === name),
  );
  return found.length === 1 && found[0]?.type.text === name ? found[0] : undefined;
}
