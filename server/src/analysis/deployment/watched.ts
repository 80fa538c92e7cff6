/**
 * What an expression changes with, as far as a deployment is concerned: which resources of the API gateway, whole or by
 * one attribute, which files, which values from elsewhere. Where Terraform replaces a deployment because an expression
 * changed, it is replaced exactly when one of these did.
 */
import { attributeOf, blocksOf, entryOf, keyText } from '../../hcl/lookup.js';
import type {
  Block,
  Call,
  Expression,
  ForExpression,
  ObjectExpression,
  Reference,
} from '../../hcl/syntax.js';
import { childExpressions, visitExpression } from '../../hcl/walk.js';
import { clockFunctions, countFunctions } from '../../knowledge/vocabularies/deployments.js';
import { isGatewayType } from '../../knowledge/stage-families.js';
import { fileFunctions } from '../../knowledge/file-functions.js';
import { readFolder, readUri } from '../../workspace/file-reads.js';
import type { Module } from '../../workspace/module.js';
import { overriddenIn } from '../blocks/overrides.js';
import { argumentValue, stepNames } from '../references/points-to.js';
import { type BlockTarget, resolve, type Target } from '../references/resolve.js';

/** One thing that an expression changes with. */
export type Watch =
  /** A resource of API Gateway: as a whole, or by one attribute. */
  | {
      readonly kind: 'resource';
      readonly block: Block;
      readonly module: Module;
      readonly attribute: string | undefined;
    }
  /** A file, or any in a directory, by its URI. */
  | { readonly kind: 'file' | 'folder'; readonly uri: string }
  /** A local value, a variable, a data source or another resource; what is made from the same changes with it. */
  | { readonly kind: 'source'; readonly key: string }
  /** Another value in every plan. */
  | { readonly kind: 'clock'; readonly call: Call }
  /** A value that a person or another tool sets, such as a variable or a data source. */
  | { readonly kind: 'outside' }
  /** Something that can't be read: it may be anything. */
  | { readonly kind: 'anything' };

/** All that an expression of a module changes with. `each` is what `for_each` of the block around goes through. */
export function watchedBy(expression: Expression, module: Module, each?: Expression): readonly Watch[] {
  const search: Search = { found: [], seen: new Map(), steps: 0 };
  walk(expression, [], { ...scopeOf(module), each }, search);
  return search.found;
}

/** What all arguments of a block change with, nested ones included; its own `for_each` is one of them. */
export function watchedByBlock(block: Block, module: Module): readonly Watch[] {
  const search: Search = { found: [], seen: new Map(), steps: 0 };
  walkBlock(block, scopeOf(module), search);
  return search.found;
}

interface Search {
  readonly found: Watch[];
  /** Addresses by module, as one call makes it, with the attributes that were read of them, so that a circle ends. */
  readonly seen: Map<Module, Set<string>>;
  steps: number;
}

interface Scope {
  readonly module: Module;
  /** What `for` binds. */
  readonly names: ReadonlyMap<string, Bound>;
  readonly each: Expression | undefined;
  /** True where the value tells only that something is there, or how much of it. */
  readonly existence: boolean;
  readonly depth: number;
}

function scopeOf(module: Module): Scope {
  return { module, names: new Map(), each: undefined, existence: false, depth: 0 };
}

interface Bound {
  readonly collection: Expression;
  readonly scope: Scope;
  readonly isKey: boolean;
}

/** `path` are the attributes that are read of the expression's value, outermost first. */
function walk(expression: Expression, path: readonly string[], scope: Scope, search: Search): void {
  if (++search.steps > MOST_STEPS || scope.depth > MOST_DEPTH) {
    search.found.push({ kind: 'anything' });
    return;
  }
  const deeper = { ...scope, depth: scope.depth + 1 };
  switch (expression.kind) {
    case 'reference':
      walkReference(expression, path, deeper, search);
      return;
    case 'access':
      walk(expression.target, [...stepNames(expression.steps), ...path], deeper, search);
      return;
    case 'call':
      walkCall(expression, path, deeper, search);
      return;
    case 'object':
      walkObject(expression, path, deeper, search);
      return;
    case 'for':
      walkFor(expression, path, deeper, search);
      return;
    case 'tuple':
    case 'parenthesized':
      for (const child of childExpressions(expression)) walk(child, path, deeper, search);
      return;
    case 'conditional':
      walk(expression.condition, [], deeper, search);
      walk(expression.then, path, deeper, search);
      walk(expression.otherwise, path, deeper, search);
      return;
    default:
      for (const child of childExpressions(expression)) walk(child, [], deeper, search);
  }
}

function walkCall(call: Call, path: readonly string[], scope: Scope, search: Search): void {
  const name = call.name.text;
  if (clockFunctions.has(name)) {
    search.found.push({ kind: 'clock', call });
  } else if (fileFunctions.has(name)) {
    const uri = readUri(call, scope.module);
    const folder = uri === undefined ? readFolder(call, scope.module) : undefined;
    if (uri !== undefined) search.found.push({ kind: 'file', uri });
    else search.found.push(folder === undefined ? { kind: 'anything' } : { kind: 'folder', uri: folder });
    for (const each of call.arguments.slice(1)) walk(each, [], scope, search);
  } else if (countFunctions.has(name)) {
    for (const each of call.arguments) walk(each, path, { ...scope, existence: true }, search);
  } else {
    for (const each of call.arguments) walk(each, path, scope, search);
  }
}

function walkObject(object: ObjectExpression, path: readonly string[], scope: Scope, search: Search): void {
  const [name, ...rest] = path;
  const entry = name === undefined ? undefined : entryOf(object, name);
  if (entry) {
    walk(entry.value, rest, scope, search);
    return;
  }
  const last = new Map(object.entries.map((each) => [keyText(each), each]));
  for (const each of object.entries) {
    const { key, value } = each;
    const text = keyText(each);
    // Of a key that is written twice Terraform takes the last value.
    if (text !== undefined && last.get(text) !== each) continue;
    if (key.kind !== 'reference' || key.steps.length > 0) walk(key, [], scope, search);
    walk(value, rest, scope, search);
  }
}

function walkFor(expression: ForExpression, path: readonly string[], scope: Scope, search: Search): void {
  const { names, collection, key, result, condition, shape } = expression;
  const last = names.at(-1)?.text;
  const bound = new Map(scope.names);
  for (const { text } of names)
    bound.set(text, { collection, scope, isKey: names.length > 1 && text !== last });
  const inner = { ...scope, names: bound };
  walk(result, shape === 'object' ? path.slice(1) : path, inner, search);
  if (key) walk(key, [], inner, search);
  if (condition) walk(condition, [], inner, search);
  walk(collection, [], { ...scope, existence: true }, search);
}

function walkReference(reference: Reference, path: readonly string[], scope: Scope, search: Search): void {
  const { root, steps } = reference;
  for (const step of steps) if (step.kind === 'index') walk(step.key, [], scope, search);
  const bound = scope.names.get(root.text);
  const read = (from: number): readonly string[] => [...stepNames(steps.slice(from)), ...path].filter(isName);
  if (bound) {
    const { existence, depth } = scope;
    walk(
      bound.collection,
      bound.isKey ? [] : read(0),
      { ...bound.scope, existence: existence || bound.isKey, depth },
      search,
    );
    return;
  }
  if (FIXED_ROOTS.has(root.text)) return;
  if (root.text === 'each') {
    if (scope.each) walk(scope.each, read(1), { ...scope, each: undefined }, search);
    return;
  }
  const resolved = resolve(reference, scope.module);
  const address = resolved?.target.address ?? '';
  const way = read(resolved?.address.length ?? 0).join('.');
  const key = `${address} ${way} ${String(scope.existence)}`;
  const seen = search.seen.get(scope.module) ?? new Set();
  search.seen.set(scope.module, seen);
  if (resolved === undefined) {
    search.found.push({ kind: 'anything' });
  } else if (!seen.has(key)) {
    seen.add(key);
    walkTarget(resolved.target, resolved.address.name.text, read(resolved.address.length), scope, search);
  }
}

function walkTarget(
  target: Target,
  name: string,
  path: readonly string[],
  scope: Scope,
  search: Search,
): void {
  const { module } = scope;
  const outside = { ...scope, names: new Map<string, Bound>(), each: undefined };
  if (overriddenIn(module).has(target.address)) {
    search.found.push({ kind: 'anything' });
    return;
  }
  // Resources of AWS have attributes of many kinds: two that read one of them need not read the same.
  if (target.kind !== 'resource' || !target.type.startsWith('aws_'))
    search.found.push({ kind: 'source', key: `${module.uri} ${target.address}` });
  switch (target.kind) {
    case 'local':
      walk(target.declaration.attribute.value, path, outside, search);
      return;
    case 'variable':
      walkVariable(name, path, outside, search);
      return;
    case 'module':
      walkModule(name, path, outside, search);
      return;
    case 'data':
      if (!COMPUTED_HERE.has(target.type)) search.found.push({ kind: 'outside' });
      if (target.declaration) walkBlock(target.declaration.block, outside, search);
      return;
    case 'resource':
      walkResource(target, path, outside, search);
      return;
    default:
      search.found.push({ kind: 'anything' });
  }
}

function walkVariable(name: string, path: readonly string[], scope: Scope, search: Search): void {
  const [caller, ...more] = scope.module.callers() ?? [];
  const given = caller && more.length === 0 ? argumentValue(caller.call.block, name) : undefined;
  if (caller && given) walk(given, path, { ...scope, module: caller.module }, search);
  else search.found.push({ kind: 'outside' });
}

function walkModule(call: string, path: readonly string[], scope: Scope, search: Search): void {
  const child = scope.module.child(call);
  const [output, ...rest] = path;
  const named = output === undefined ? undefined : child?.outputs.get(output);
  const block = scope.module.calls.get(call)?.block;
  if (child === undefined && block) {
    // What it gives is made from what it is given, and from what only it knows.
    search.found.push({ kind: 'outside' });
    walkBlock(block, scope, search);
    return;
  }
  if (child === undefined || (output !== undefined && named === undefined)) {
    search.found.push({ kind: 'anything' });
    return;
  }
  for (const { block } of named ? [named] : child.outputs.values()) {
    const value = argumentValue(block, 'value');
    if (value) walk(value, rest, { ...scope, module: child }, search);
  }
}

/** Of other resources than those of API Gateway the arguments are read, as their values are made from them. */
function walkResource(target: BlockTarget, path: readonly string[], scope: Scope, search: Search): void {
  const { declaration, type } = target;
  if (declaration === undefined) {
    search.found.push({ kind: 'anything' });
    return;
  }
  const { block } = declaration;
  const [name, ...rest] = path;
  if (isGatewayType(type) && !DEPLOYMENT.test(type)) {
    const attribute = scope.existence ? 'id' : name;
    search.found.push({ kind: 'resource', block, module: scope.module, attribute });
    return;
  }
  const written = name === undefined ? undefined : attributeOf(block.body, name)?.value;
  if (name !== undefined && written && !ignoredBy(block).has(name)) walk(written, rest, scope, search);
  else walkBlock(block, scope, search);
}

/** The arguments that `ignore_changes` names: their values stay what they were at first. */
function ignoredBy({ body }: Block): ReadonlySet<string> {
  const names = new Set<string>();
  for (const lifecycle of blocksOf(body, 'lifecycle')) {
    const written = attributeOf(lifecycle.body, 'ignore_changes');
    if (written) {
      visitExpression(written.value, (each) => {
        if (each.kind === 'reference') names.add(each.root.text);
      });
    }
  }
  return names;
}

function walkBlock(block: Block, scope: Scope, search: Search): void {
  if (scope.depth > MOST_DEPTH) {
    search.found.push({ kind: 'anything' });
    return;
  }
  const each = attributeOf(block.body, 'for_each')?.value ?? scope.each;
  const ignored = ignoredBy(block);
  for (const item of block.body.items) {
    if (item.kind === 'attribute') {
      const isKept = ignored.has(item.name.text) || ignored.has('all') || item.name.text === 'ignore_changes';
      if (!isKept) walk(item.value, [], { ...scope, each }, search);
    } else if (item.kind === 'block') {
      walkBlock(item, { ...scope, each, depth: scope.depth + 1 }, search);
    }
  }
}

/** Not the index of the legacy `.0`. */
function isName(name: string): boolean {
  return !/^\d+$/.test(name);
}

const FIXED_ROOTS = new Set(['path', 'terraform', 'count', 'self']);

/** Data sources that compute from their arguments alone. */
const COMPUTED_HERE = new Set(['aws_iam_policy_document', 'template_file']);

const DEPLOYMENT = /^aws_api_?gateway(?:v2|_v2)?_deployment$/;

const MOST_STEPS = 5000;
const MOST_DEPTH = 100;
