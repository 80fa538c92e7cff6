/**
 * Completes what follows a dot: names that the module declares, attributes of its blocks, and the keys of objects whose
 * value is known, however far in.
 */
import { attributeOf } from '../../hcl/lookup.js';
import { CompletionItemKind } from '../protocol-constants.js';
import type { BodyScope } from '../../analysis/place/body-scope.js';
import { boundValues } from '../../analysis/place/bound-values.js';
import { descriptionOf } from '../../analysis/references/called-module.js';
import { evaluator } from '../../analysis/values/evaluate.js';
import { valueShape } from '../../analysis/place/value-shape.js';
import type { Value } from '../../analysis/values/values.js';
import { iteratorsOf } from '../../analysis/references/mentions.js';
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { type ValuePlace, loopOf } from '../../analysis/place/value-place.js';
import type { Block, Expression, Step } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type {
  BodySchema,
  NestedBlockSchema,
  ReferenceTarget,
  ResourceSchema,
} from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { valueParagraph } from '../hover/hover-value.js';
import { paragraphs } from '../text/markdown-syntax.js';
import { proposedIndex } from './addresses.js';
import { attributeKey } from './docs-key.js';
import type { Proposal } from './items.js';
import { snippetLiteral } from './snippet-text.js';

/** Where a step is completed, and what for. */
export interface StepPlace {
  readonly place: Extract<ValuePlace, { kind: 'step' }>;
  readonly scope: BodyScope;
  readonly module: Module;
  /** Attributes that fit the argument come first. */
  readonly wanted: readonly ReferenceTarget[];
  /** The block that the reference is written in. */
  readonly user: Block | undefined;
}

/** What may follow the dot of the step at the place. */
export function stepProposals(at: StepPlace): readonly Proposal[] {
  const { place, module, scope } = at;
  const { root } = place.reference;
  const steps = place.reference.steps.slice(0, place.index);
  const isFirst = steps.length === 0;
  switch (root.text) {
    case 'var':
      return isFirst
        ? declared(module.variables.keys(), CompletionItemKind.Variable, 'variable')
        : keysOf(at);
    case 'local':
      return isFirst
        ? declared(module.locals.keys(), CompletionItemKind.Variable, 'local value')
        : keysOf(at);
    case 'module':
      return isFirst
        ? declared(module.calls.keys(), CompletionItemKind.Module, 'module')
        : outputSteps(at, steps);
    case 'count':
      return isFirst ? declared(['index'], CompletionItemKind.Keyword, 'bound by `count`') : [];
    case 'path':
      return isFirst
        ? declared(['module', 'root', 'cwd'], CompletionItemKind.Keyword, 'a directory path')
        : [];
    case 'terraform':
      return isFirst ? declared(['workspace'], CompletionItemKind.Keyword, 'the workspace name') : [];
    case 'self':
      return scope.resource === undefined ? [] : attributeSteps(at, scope.resource, steps);
    case 'data':
      return blockSteps(at, 'data', steps);
    default:
      return boundSteps(at, steps) ?? blockSteps(at, 'resource', [nameStep(root), ...steps]);
  }
}

/** Steps from a name that a block or a `for` around the place binds; undefined for all other names. */
function boundSteps(at: StepPlace, steps: readonly Step[]): readonly Proposal[] | undefined {
  const { place, scope } = at;
  const root = place.reference.root.text;
  const loop = loopOf(place, root);
  if (loop !== undefined)
    return loop.names.at(-1)?.text === root ? entrySteps(at, loop.collection, steps) : [];

  const iterator = iteratorsOf(scope.blocks).get(root);
  const binding =
    root === 'each' ? scope.blocks.find((block) => repetitionOf(block) === 'for_each') : iterator;
  if (binding === undefined && root !== 'each') return undefined;
  if (steps.length === 0) {
    const by = root === 'each' ? 'bound by `for_each`' : 'the current entry';
    return declared(root === 'each' ? ['key', 'value'] : ['value', 'key'], CompletionItemKind.Keyword, by);
  }
  const collection = binding && attributeOf(binding.body, 'for_each')?.value;
  const isValue = steps[0]?.kind === 'attribute' && steps[0].name.text === 'value';
  return collection !== undefined && isValue ? entrySteps(at, collection, steps.slice(1)) : [];
}

/** Steps into one entry of a collection: an instance of a repeated block, or an object that is written somewhere. */
function entrySteps(at: StepPlace, collection: Expression, steps: readonly Step[]): readonly Proposal[] {
  const [first] = collection.kind === 'call' && collection.name.text === 'values' ? collection.arguments : [];
  const whole = first ?? collection;
  const names = whole.kind === 'reference' ? whole.steps.filter(({ kind }) => kind !== 'splat') : [];
  const [one, two] = names.map((step) => (step.kind === 'attribute' ? step.name.text : ''));
  if (whole.kind !== 'reference' || one === undefined) return keysOf(at);
  const kind = whole.root.text === 'data' ? 'data' : 'resource';
  const [type, name, length] = kind === 'data' ? [one, two, 2] : [whole.root.text, one, 1];
  const schema = resourceSchema(kind, type);
  const declaredAs = kind === 'data' ? at.module.data : at.module.resources;
  const isBlock = declaredAs.has(`${kind === 'data' ? 'data.' : ''}${type}.${name ?? ''}`);
  return isBlock && schema !== undefined && names.length === length
    ? attributeSteps(at, schema, steps)
    : keysOf(at);
}

/** The keys of the object that stands before the dot, as far as the texts and types tell. */
function keysOf({ place, scope, module }: StepPlace): readonly Proposal[] {
  const evaluate = evaluator(module);
  const before = { ...place.reference, steps: place.reference.steps.slice(0, place.index) };
  const value = evaluate(before, module, boundValues(scope.blocks, place.loops, evaluate));
  const entries: ReadonlyMap<string, Value> | undefined = value.kind === 'object' ? value.entries : undefined;
  const names = entries ?? valueShape(before, scope.blocks, place.loops, module)?.members ?? NO_NAMES;
  return [...names.keys()].flatMap((label) => {
    const entry = entries?.get(label);
    return /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(label)
      ? [
          {
            label,
            kind: CompletionItemKind.Field,
            detail: 'key',
            chosen: true as const,
            ...described(entry && valueParagraph(entry)),
          },
        ]
      : [];
  });
}

const NO_NAMES: ReadonlyMap<string, unknown> = new Map();

function described(markdown: string | undefined): { readonly markdown?: string } {
  return markdown === undefined ? {} : { markdown };
}

/** The outputs of a called module, each with what it comes to, and what they hold. */
function outputSteps(at: StepPlace, [call, ...steps]: readonly Step[]): readonly Proposal[] {
  const { module, user } = at;
  if (steps.some(({ kind }) => kind === 'attribute')) return keysOf(at);
  const name = call?.kind === 'attribute' ? call.name.text : '';
  const child = module.child(name);
  const block = module.calls.get(name)?.block;
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
  return steps.length > 0 ? proposals : indexed(at, proposals, proposedIndex(block, user));
}

/** Steps into a block: the first two are its type and its name. */
function blockSteps(
  at: StepPlace,
  kind: 'resource' | 'data',
  [typeStep, nameStep, ...steps]: readonly Step[],
): readonly Proposal[] {
  const { module, user } = at;
  const blocks = [...(kind === 'data' ? module.data : module.resources).values()].map(({ block }) => block);
  if (typeStep?.kind !== 'attribute')
    return declared(new Set(blocks.map(typeOf)), CompletionItemKind.Class, 'data sources of this type');

  const type = typeStep.name.text;
  const ofType = blocks.filter((block) => typeOf(block) === type);
  if (nameStep?.kind !== 'attribute') return declared(ofType.map(nameOf), CompletionItemKind.Reference, type);

  const schema = resourceSchema(kind, type);
  if (schema === undefined) return [];
  const [index, ...inner] = steps;
  if (index?.kind === 'index' || index?.kind === 'splat') return attributeSteps(at, schema, inner);
  const target = ofType.find((block) => nameOf(block) === nameStep.name.text);
  const proposals = attributeSteps(at, schema, steps);
  return target === undefined || steps.length > 0
    ? proposals
    : indexed(at, proposals, proposedIndex(target, user));
}

/** What a block or a block nested in it has; where that is an argument, the keys of its value. */
function attributeSteps(at: StepPlace, schema: ResourceSchema, steps: readonly Step[]): readonly Proposal[] {
  let body = schema.body;
  let unindexed: NestedBlockSchema['nesting'] | undefined;
  const path: string[] = [];
  for (const step of steps) {
    if (step.kind !== 'attribute') {
      unindexed = undefined;
      continue;
    }
    const nested = body.blocks.get(step.name.text);
    if (nested === undefined || unindexed !== undefined) return unindexed === undefined ? keysOf(at) : [];
    ({ body } = nested);
    unindexed = nested.nesting === 'single' ? undefined : nested.nesting;
    path.push(nested.name);
  }
  const proposals = attributes(schema, body, path, at.wanted);
  if (unindexed === undefined) return proposals;
  return unindexed === 'list'
    ? indexed(at, proposals, '[0]').map((each) => ({ ...each, label: `[0].${each.label}` }))
    : [];
}

function attributes(
  schema: ResourceSchema,
  body: BodySchema,
  path: readonly string[],
  wanted: readonly ReferenceTarget[],
): readonly Proposal[] {
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

/** What is repeated needs an index before the attribute: the dot before it is replaced as well. */
function indexed({ place }: StepPlace, proposals: readonly Proposal[], key: string): readonly Proposal[] {
  const step = place.reference.steps[place.index];
  if (key === '' || step === undefined) return proposals;
  return proposals.map((proposal) => ({
    ...proposal,
    span: step,
    filter: `.${proposal.label}`,
    snippet: `${snippetLiteral(key).replace('""', '"$1"')}.${proposal.snippet ?? snippetLiteral(proposal.label)}`,
  }));
}

function nameStep(name: Extract<Step, { kind: 'attribute' }>['name']): Step {
  return { kind: 'attribute', name, start: name.start, end: name.end };
}

function declared(names: Iterable<string>, kind: CompletionItemKind, detail: string): readonly Proposal[] {
  return [...names].filter((name) => name !== '').map((label) => ({ label, kind, detail }));
}

function typeOf(block: Block): string {
  return block.labels[0]?.text ?? '';
}

function nameOf(block: Block): string {
  return block.labels[1]?.text ?? '';
}
