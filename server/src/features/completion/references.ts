/** Completes references: the first word of one, and every step after a dot. Knows what the module declares. */
import { attributeOf } from '../../hcl/lookup.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { descriptionOf } from '../../analysis/called-module.js';
import { evaluator } from '../../analysis/evaluate.js';
import type { BodyScope } from '../../analysis/body-scope.js';
import type { Block, Reference } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { BodySchema, ReferenceTarget, ResourceSchema } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { repetitionOf } from '../../analysis/repetition.js';
import { valueParagraph } from '../hover-value.js';
import { paragraphs } from '../markdown.js';
import { indexFor } from './addresses.js';
import { attributeKey } from './docs-key.js';
import type { Proposal } from './items.js';
import { literal } from './snippet-text.js';

/** What may begin a reference in a body: values of the module, and the names that are bound around the place. */
export function rootProposals(
  scope: BodyScope,
  names: readonly string[],
  module: Module,
): readonly Proposal[] {
  const types = new Set([...module.resources.values()].map(({ block }) => block.labels[0]?.text ?? ''));
  return [
    ...names.map((name) => word(name, CompletionItemKind.Variable, 'bound by `for`')),
    ...[...module.variables.keys()].map((name) =>
      word(`var.${name}`, CompletionItemKind.Variable, 'variable'),
    ),
    ...[...module.locals.keys()].map((name) =>
      word(`local.${name}`, CompletionItemKind.Variable, 'local value'),
    ),
    ...[...module.calls.keys()].map((name) => word(`module.${name}`, CompletionItemKind.Module, 'module')),
    ...[...module.data.keys()].map((name) => word(name, CompletionItemKind.Reference, 'data source')),
    ...[...types]
      .filter((type) => type !== '')
      .map((type) => word(type, CompletionItemKind.Class, 'resources of this type')),
    ...boundWords(scope).map((name) => word(name, CompletionItemKind.Keyword, 'bound by the block')),
    ...['path.module', 'path.root', 'terraform.workspace'].map((name) =>
      word(name, CompletionItemKind.Keyword, 'Terraform'),
    ),
  ];
}

/** `each.…`, `count.index`, `self` and the iterators of `dynamic` blocks, as far as the blocks around bind them. */
function boundWords({ blocks }: BodyScope): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type.text === 'dynamic') {
      const iterator = iteratorOf(block);
      return iterator === '' ? [] : [`${iterator}.value`, `${iterator}.key`];
    }
    if (block.type.text === 'postcondition' || block.type.text === 'provisioner') return ['self'];
    const repetition = repetitionOf(block);
    if (repetition === undefined) return [];
    return repetition === 'count' ? ['count.index'] : ['each.value', 'each.key'];
  });
}

function iteratorOf(dynamic: Block): string {
  const own = attributeOf(dynamic.body, 'iterator')?.value;
  const named = own?.kind === 'reference' ? own.root.text : undefined;
  return named ?? dynamic.labels[0]?.text ?? '';
}

/** What may follow the dot of the step with the given index; attributes that a target names come first. */
export function stepProposals(
  reference: Reference,
  index: number,
  scope: BodyScope,
  module: Module,
  wanted: readonly ReferenceTarget[],
  user: Block | undefined,
): readonly Proposal[] {
  const root = reference.root.text;
  const names = reference.steps
    .slice(0, index)
    .flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
  switch (root) {
    case 'var':
      return names.length > 0
        ? []
        : declared(module.variables.keys(), CompletionItemKind.Variable, 'variable');
    case 'local':
      return names.length > 0
        ? []
        : declared(module.locals.keys(), CompletionItemKind.Variable, 'local value');
    case 'module':
      return names[0] === undefined
        ? declared(module.calls.keys(), CompletionItemKind.Module, 'module')
        : outputSteps(names, reference, index, module, user);
    case 'each':
      return declared(['key', 'value'], CompletionItemKind.Keyword, 'bound by `for_each`');
    case 'count':
      return declared(['index'], CompletionItemKind.Keyword, 'bound by `count`');
    case 'path':
      return declared(['module', 'root', 'cwd'], CompletionItemKind.Keyword, 'a folder');
    case 'terraform':
      return declared(['workspace'], CompletionItemKind.Keyword, 'the workspace by name');
    case 'self':
      return scope.resource === undefined ? [] : attributes(scope.resource, names, wanted);
    case 'data':
      return blockSteps('data', names, reference, index, module, wanted, user);
    default:
      return isIterator(root, scope)
        ? declared(['value', 'key'], CompletionItemKind.Keyword, 'the current entry')
        : blockSteps('resource', [root, ...names], reference, index, module, wanted, user);
  }
}

function isIterator(root: string, { blocks }: BodyScope): boolean {
  return blocks.some((block) => block.type.text === 'dynamic' && iteratorOf(block) === root);
}

/** The outputs of a called module, each with what it comes to. */
function outputSteps(
  [call = '', ...path]: readonly string[],
  reference: Reference,
  index: number,
  module: Module,
  user: Block | undefined,
): readonly Proposal[] {
  const child = path.length === 0 ? module.child(call) : undefined;
  const block = module.calls.get(call)?.block;
  if (child === undefined || block === undefined) return [];
  const evaluate = evaluator(module);
  const proposals = [...child.outputs].map(([label, declaration]) => {
    const written = attributeOf(declaration.block.body, 'value')?.value;
    const value = written && valueParagraph(evaluate(written, child));
    return {
      label,
      kind: CompletionItemKind.Field,
      detail: 'output',
      markdown: paragraphs([descriptionOf(declaration), value]),
    };
  });
  const last = reference.steps[index - 1];
  return last?.kind === 'index' || last?.kind === 'splat'
    ? proposals
    : indexed(proposals, indexFor(block, user), reference, index);
}

/** Steps into a block: `names` are its type, its name and the attributes so far. */
function blockSteps(
  kind: 'resource' | 'data',
  [type, name, ...path]: readonly string[],
  reference: Reference,
  index: number,
  module: Module,
  wanted: readonly ReferenceTarget[],
  user: Block | undefined,
): readonly Proposal[] {
  const blocks = [...(kind === 'data' ? module.data : module.resources).values()].map(({ block }) => block);
  if (type === undefined)
    return declared(new Set(blocks.map(typeOf)), CompletionItemKind.Class, 'data sources of this type');
  const ofType = blocks.filter((block) => typeOf(block) === type);
  if (name === undefined) return declared(ofType.map(nameOf), CompletionItemKind.Reference, type);
  const schema = resourceSchema(kind, type);
  if (schema === undefined) return [];
  const proposals = attributes(schema, path, wanted);
  const target = ofType.find((block) => nameOf(block) === name);
  const lastStep = reference.steps[index - 1];
  if (target === undefined || path.length > 0 || lastStep?.kind === 'index' || lastStep?.kind === 'splat')
    return proposals;
  return indexed(proposals, indexFor(target, user), reference, index);
}

/** A repeated block needs an index before the attribute: the dot before it is replaced as well. */
function indexed(
  proposals: readonly Proposal[],
  key: string,
  reference: Reference,
  index: number,
): readonly Proposal[] {
  const step = reference.steps[index];
  if (key === '' || step === undefined) return proposals;
  return proposals.map((proposal) => ({
    ...proposal,
    span: step,
    filter: `.${proposal.label}`,
    snippet: `${literal(key).replace('""', '"$1"')}.${literal(proposal.label)}`,
  }));
}

function attributes(
  schema: ResourceSchema,
  path: readonly string[],
  wanted: readonly ReferenceTarget[],
): readonly Proposal[] {
  const body = path.reduce<BodySchema | undefined>(
    (outer, name) => outer?.blocks.get(name)?.body,
    schema.body,
  );
  if (body === undefined) return [];
  const isWanted = (name: string): boolean =>
    wanted.some(({ type, attribute }) => type === schema.type && attribute === name);
  const own = [...body.attributes.values()].map(({ name, presence, deprecated }) => ({
    label: name,
    kind: presence === 'computed' ? CompletionItemKind.Field : CompletionItemKind.Property,
    detail: presence === 'computed' ? 'exported' : 'argument',
    docs: attributeKey(schema, [...path, name]),
    deprecated: deprecated === true,
  }));
  const nested = [...body.blocks.values()].map(({ name, nesting }) => ({
    label: name,
    kind: CompletionItemKind.Struct,
    ...(nesting === 'single' ? {} : { snippet: nesting === 'list' ? `${name}[0]` : `${name}[*]` }),
    detail: 'block',
    docs: attributeKey(schema, [...path, name]),
  }));
  const exported = own.filter(({ kind, label }) => kind === CompletionItemKind.Field && !isWanted(label));
  const others = own.filter(({ kind, label }) => kind === CompletionItemKind.Property && !isWanted(label));
  return [...own.filter(({ label }) => isWanted(label)), ...exported, ...others, ...nested];
}

function declared(names: Iterable<string>, kind: CompletionItemKind, detail: string): readonly Proposal[] {
  return [...names].filter((name) => name !== '').map((name) => word(name, kind, detail));
}

function word(label: string, kind: CompletionItemKind, detail: string): Proposal {
  return { label, kind, detail };
}

function typeOf(block: Block): string {
  return block.labels[0]?.text ?? '';
}

function nameOf(block: Block): string {
  return block.labels[1]?.text ?? '';
}
