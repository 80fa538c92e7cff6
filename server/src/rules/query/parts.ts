/**
 * What the rules about the surroundings of a stage share: the resources of the module by type, whether two expressions
 * come to the same, and what depends on what. Knows no rule.
 */
import { blocksOf } from '../../hcl/lookup.js';
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { argument, referenceIn } from '../../analysis/references/points-to.js';
import { type BlockTarget, resolve, type Target } from '../../analysis/references/resolve.js';
import { textOf } from '../../analysis/values/values.js';
import { referencesIn, visitExpression } from '../../hcl/walk.js';
import type { Block, Expression, Reference, Step } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { sourceOf } from '../../edits/layout.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';

/** A resource of the module. */
export interface Part {
  readonly address: string;
  /** The released type, also where it is written under its draft name. */
  readonly type: string;
  readonly file: SourceFile;
  readonly block: Block;
  /** True where `count` or `for_each` makes any number of it. */
  readonly repeated: boolean;
  /** True where an override file may change anything in it. */
  readonly overridden: boolean;
}

/** The resources of some types, in the order of the module; those that an override file changes are not among them. */
export function partsOf(context: RuleContext, ...types: readonly string[]): readonly Part[] {
  return listed(gathered(context).byType, types);
}

/** The same, of the context's file only. */
export function ownParts(context: RuleContext, ...types: readonly string[]): readonly Part[] {
  return listed(ownByType(context), types);
}

const ownByType = oncePerRun(
  (context): ReadonlyMap<string, readonly Part[]> =>
    new Map(
      [...gathered(context).byType].map(([type, parts]) => [
        type,
        parts.filter(({ file }) => file === context.file),
      ]),
    ),
);

function listed(parts: ReadonlyMap<string, readonly Part[]>, types: readonly string[]): readonly Part[] {
  const [only = ''] = types;
  return types.length === 1 ? (parts.get(only) ?? []) : types.flatMap((type) => parts.get(type) ?? []);
}

/** The resource of an address, where the module declares it and no override file changes it. */
export function partAt(context: RuleContext, address: string | undefined): Part | undefined {
  const part = address === undefined ? undefined : gathered(context).byAddress.get(address);
  return part?.overridden ? undefined : part;
}

/**
 * A key for what an expression of a file comes to; equal keys mean equal values. Undefined where nothing can be said.
 * Found out once for all rules of a run.
 */
export function identityOf(
  expression: Expression | undefined,
  file: SourceFile,
  context: RuleContext,
): string | undefined {
  if (expression === undefined) return undefined;
  const known = identities(context);
  if (!known.has(expression)) known.set(expression, findIdentity(expression, file, context, 0));
  return known.get(expression);
}

const identities = oncePerRun(() => new Map<Expression, string | undefined>());

function findIdentity(
  expression: Expression,
  file: SourceFile,
  context: RuleContext,
  depth: number,
): string | undefined {
  if (depth > MAX_HOPS) return undefined;
  const reference = referenceIn(expression);
  if (reference === undefined) {
    const roots = rootsIn(expression);
    if (roots.length === 0) {
      const text = textOf(context.evaluate(expression));
      return text === undefined ? undefined : JSON.stringify(text);
    }
    return roots.every((root) => !LOOSE.has(root)) ? sourceOf(file, expression) : undefined;
  }
  const isLoose = rootsIn(reference).some((root) => LOOSE.has(root));
  if (isLoose || reference.steps.some((step) => step.kind === 'splat')) return undefined;
  const resolved = resolve(reference, context.module);
  if (resolved === undefined) return sourceOf(file, reference);
  if (gathered(context).overridden.has(resolved.target.address)) return undefined;
  const { target, address } = resolved;
  const steps = reference.steps.slice(address.length);
  const written = writtenFor(target, steps);
  if (written) return findIdentity(written.expression, written.file, context, depth + 1);
  return target.address + steps.map((step) => sourceOf(file, step)).join('');
}

/** What a reference reads: the block and the attribute of it; followed through local values. */
export function readBy(
  expression: Expression | undefined,
  module: Module,
): { readonly target: BlockTarget; readonly attribute: string; readonly reference: Reference } | undefined {
  let reference = expression && referenceIn(expression);
  for (let hops = 0; reference && hops < MAX_HOPS; hops++) {
    const resolved = resolve(reference, module);
    if (resolved === undefined) return undefined;
    const { target, address } = resolved;
    const steps = reference.steps.slice(address.length);
    if (target.kind === 'local') {
      reference = steps.length === 0 ? referenceIn(target.declaration.attribute.value) : undefined;
      continue;
    }
    const attribute = lastName(steps);
    return (target.kind === 'resource' || target.kind === 'data') && attribute !== undefined
      ? { target, attribute, reference }
      : undefined;
  }
  return undefined;
}

/** The addresses that some blocks depend on, directly or by way of other blocks and local values. */
export function dependenciesOf(addresses: readonly string[], { module }: RuleContext): ReadonlySet<string> {
  const all = new Set<string>();
  const rest = [...addresses];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    for (const each of directlyUsed(next, module)) {
      if (!all.has(each)) {
        all.add(each);
        rest.push(each);
      }
    }
  }
  return all;
}

/** The addresses in `depends_on`. */
export function awaitedBy(block: Block): readonly string[] {
  const written = argument(block, 'depends_on');
  return (written?.kind === 'tuple' ? written.items : []).flatMap((item) => {
    if (item.kind === 'reference') return addressOf(item)?.text ?? [];
    // Terraform 0.11 wrote these in quotes.
    const part = item.kind === 'template' && item.parts.length === 1 ? item.parts[0] : undefined;
    return part?.kind === 'text' ? part.value : [];
  });
}

/** What `lifecycle` says about one of its arguments. */
export function lifecycleOf(block: Block, name: string): Expression | undefined {
  return blocksOf(block.body, 'lifecycle')
    .map((each) => argument(each, name))
    .find((each) => each !== undefined);
}

/** A name for a new resource of a type, the first that is free. */
export function freeName(type: string, names: readonly string[], module: Module): string | undefined {
  return names.find((name) => !module.resources.has(`${type}.${name}`));
}

interface Facts {
  /** Without those that an override file changes. */
  readonly byType: ReadonlyMap<string, readonly Part[]>;
  readonly byAddress: ReadonlyMap<string, Part>;
  readonly overridden: ReadonlySet<string>;
}

const gathered = oncePerRun(({ module }) => gather(module));

function gather(module: Module): Facts {
  const byType = new Map<string, Part[]>();
  const byAddress = new Map<string, Part>();
  const overridden = overriddenIn(module);
  for (const [address, { file, block }] of module.resources) {
    const written = block.labels[0]?.text ?? '';
    const type = resourceSchema('resource', written)?.type ?? written;
    const repeated = repetitionOf(block) !== undefined;
    const part = { address, type, file, block, repeated, overridden: overridden.has(address) };
    byAddress.set(address, part);
    if (part.overridden) continue;
    const same = byType.get(type);
    if (same) same.push(part);
    else byType.set(type, [part]);
  }
  return { byType, byAddress, overridden };
}

/** Names whose value differs from instance to instance, or is bound by the block around. */
const LOOSE = new Set(['each', 'count', 'self', 'uuid', 'timestamp']);

const MAX_HOPS = 8;

function rootsIn(expression: Expression): readonly string[] {
  const roots: string[] = [];
  visitExpression(expression, (each) => {
    if (each.kind === 'reference') roots.push(each.root.text);
    if (each.kind === 'call') roots.push(...(LOOSE.has(each.name.text) ? [each.name.text] : []));
  });
  return roots;
}

/** The expression that a target's value is written as: a local value, or the argument of a resource. */
function writtenFor(
  target: Target,
  steps: readonly Step[],
): { readonly expression: Expression; readonly file: SourceFile } | undefined {
  if (target.kind === 'local') {
    const { file, attribute } = target.declaration;
    return steps.length === 0 ? { file, expression: attribute.value } : undefined;
  }
  const name = target.kind === 'resource' && steps.length === 1 ? lastName(steps) : undefined;
  const expression =
    name === undefined || !target.declaration || !('block' in target.declaration)
      ? undefined
      : argument(target.declaration.block, name);
  return expression && target.declaration && { file: target.declaration.file, expression };
}

/** The one attribute that steps read; indexes and splats are passed over. */
function lastName(steps: readonly Step[]): string | undefined {
  const names = steps.flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
  return names.length === 1 ? names[0] : undefined;
}

function directlyUsed(address: string, module: Module): readonly string[] {
  const local = address.startsWith('local.') ? module.locals.get(address.slice('local.'.length)) : undefined;
  const declaration =
    module.resources.get(address) ??
    module.data.get(address) ??
    (address.startsWith('module.') ? module.calls.get(address.slice('module.'.length)) : undefined);
  const found: string[] = [];
  if (local) {
    visitExpression(local.attribute.value, (each) => {
      if (each.kind === 'reference') found.push(...addressOfReference(each, module));
    });
  }
  for (const reference of declaration ? referencesIn(declaration.block.body) : []) {
    found.push(...addressOfReference(reference, module));
  }
  return declaration ? [...found, ...awaitedBy(declaration.block)] : found;
}

function addressOfReference(reference: Reference, module: Module): readonly string[] {
  const target = resolve(reference, module)?.target;
  return target ? [target.address] : [];
}
