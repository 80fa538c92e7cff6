/**
 * What the modules that a module calls declare of live things, as each call makes them: by address, with the path of the
 * calls and the keys of repeated ones.
 */
import { certainValue } from '../analysis/references/certain-value.js';
import { resourceInstances } from '../analysis/references/instances.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { evaluator, type Evaluate } from '../analysis/values/evaluate.js';
import type { Value } from '../analysis/values/values.js';
import type { Block } from '../hcl/syntax.js';
import type { Module } from '../workspace/module.js';
import { callInstances } from '../workspace/state.js';
import { declaredIn, type ManagedResource } from './declared.js';
import { knownIds, type RenderSurroundings } from './known-ids.js';

/** All that called modules certainly have, by the keys of `live-keys.ts`. */
export function declaredByCalls(
  surroundings: RenderSurroundings,
  depth = 0,
): ReadonlyMap<string, ManagedResource> {
  const { module, state } = surroundings;
  const found = new Map<string, ManagedResource>();
  for (const [name, { block }] of depth < MOST_CALLS ? module.calls : []) {
    const child = module.child(name);
    if (child === undefined) continue;
    for (const { index, variables } of callsOf(block, surroundings)) {
      const inner: RenderSurroundings = {
        module: child,
        state: index === '' ? callInstances(name, state) : [],
        evaluate: within(child, surroundings.evaluate, variables),
        picked: {},
      };
      const all = [...declaredIn(inner, knownIds(inner)), ...declaredByCalls(inner, depth + 1)];
      for (const [key, each] of all)
        if (!found.has(key)) found.set(key, { ...each, address: `module.${name}${index}.${each.address}` });
    }
  }
  return found;
}

/** Whether a module is called, but by nobody who makes an instance of it. */
export function isNeverMade(module: Module): boolean {
  const callers = module.callers() ?? [];
  return (
    callers.length > 0 &&
    callers.every((caller) => resourceInstances(caller.call.block, evaluator(caller.module))?.length === 0)
  );
}

interface Call {
  /** As the address has it, with its brackets. */
  readonly index: string;
  /** What the call sets for this instance; undefined where it is not repeated. */
  readonly variables: Value | undefined;
}

/** None where nobody knows how often a call is made: what it sets differs from one to the next. */
function callsOf(block: Block, { module, evaluate }: RenderSurroundings): readonly Call[] {
  if (repetitionOf(block) === undefined) return [{ index: '', variables: undefined }];
  return (resourceInstances(block, evaluate) ?? []).map(({ key, bound }) => {
    const set = block.body.items.flatMap((item) =>
      item.kind === 'attribute'
        ? [[item.name.text, certainValue(item.value, { module, evaluate }, module, bound)] as const]
        : [],
    );
    return { index: `[${key}]`, variables: { kind: 'object', entries: new Map(set) } };
  });
}

/** The evaluation of a called module's expressions. */
function within(child: Module, evaluate: Evaluate, variables: Value | undefined): Evaluate {
  const named = new Map(variables ? [['var', variables]] : []);
  return (expression, other = child, bound) =>
    evaluate(
      expression,
      other,
      other === child && named.size > 0 ? new Map([...named, ...(bound ?? [])]) : bound,
    );
}

const MOST_CALLS = 8;
