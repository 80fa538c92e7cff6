/** The ways in which a module is applied: in each environment, and by each call that gives it other values. */
import { declaredAddress } from '../analysis/blocks/address.js';
import { writtenIn } from '../analysis/blocks/overrides.js';
import { evaluator } from '../analysis/values/evaluate.js';
import type { Value } from '../analysis/values/values.js';
import { type Caller, type Module, textLength } from '../workspace/module.js';
import { pathAmong } from '../workspace/uris.js';
import { type EnvironmentOptions, environmentsOf } from './environments.js';

/** A module as it is applied in one of several ways. */
export interface AppliedModule {
  /** Undefined where it has no environments. */
  readonly environment: string | undefined;
  /** The calls that give it these values, e.g. `module.api` in `live/orders/main.tf`; none where all calls do. */
  readonly calls: readonly string[];
  readonly module: Module;
}

/** A module in each of the ways in which it is applied; none where there is only one, without an environment. */
export function appliedModules(module: Module, options: EnvironmentOptions): readonly AppliedModule[] {
  const environments = environmentsOf(module, options);
  const ways =
    environments.length === 0
      ? asCalled(module, undefined)
      : environments.flatMap((environment) => {
          const applied = module.inEnvironment(environment);
          return applied ? asCalled(applied, environment) : [];
        });
  return environments.length === 0 && ways.length < 2 ? [] : ways;
}

function asCalled(module: Module, environment: string | undefined): readonly AppliedModule[] {
  const groups = callsByValues(module);
  if (groups.length < 2) return [{ environment, calls: [], module }];
  return chosenOf(groups, mostCalls(module)).flatMap(({ callers: [first, ...others] }) => {
    const applied = first?.module.child(first.call.block.labels[0]?.text ?? '');
    if (!first || !applied) return [];
    return [
      { environment, calls: [first, ...others].map((each) => shownCall(each, module)), module: applied },
    ];
  });
}

/** Calls that set each variable to the same. */
interface CallGroup {
  /** What each variable is set to, written so that equal values are equal. */
  readonly values: readonly string[];
  readonly callers: Caller[];
}

function callsByValues(module: Module): readonly CallGroup[] {
  const callers = module.callers() ?? [];
  if (callers.length < 2) return [];
  const groups = new Map<string, CallGroup>();
  for (const caller of callers.toSorted(inOrder)) {
    const valueOf = evaluator(caller.module);
    const values = [...module.variables.keys()].map((name) => {
      const written = writtenIn(caller.call, name, caller.module);
      return written ? keyOf(valueOf(written.attribute.value)) : '';
    });
    const key = values.join('\n');
    const group = groups.get(key) ?? { values, callers: [] };
    group.callers.push(caller);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One line that is the same for values that are; what is unknown counts as one value. */
function keyOf(value: Value): string {
  return JSON.stringify(value, (name, each: unknown) => {
    if (each instanceof Map) return [...each];
    return name === 'origin' ? undefined : each;
  });
}

/**
 * So many of the groups that together have as many values of each variable as they can: first of the variables with few values,
 * since a name that is another one in each call says little.
 */
function chosenOf(groups: readonly CallGroup[], most: number): readonly CallGroup[] {
  if (groups.length <= most) return groups;
  const firsts = (groups[0]?.values ?? [])
    .map((_, variable) => firstsOf(groups, variable))
    .sort((one, other) => one.length - other.length);
  const chosen = new Set([...new Set(firsts.flat())].slice(0, most));
  return groups.filter((group) => chosen.has(group));
}

/** For each value of a variable, the first group that has it. */
function firstsOf(groups: readonly CallGroup[], variable: number): readonly CallGroup[] {
  return [...new Map(groups.toReversed().map((group) => [group.values[variable], group])).values()];
}

function inOrder({ call: one }: Caller, { call: other }: Caller): number {
  if (one.file.uri !== other.file.uri) return one.file.uri < other.file.uri ? -1 : 1;
  return one.block.start - other.block.start;
}

/** Each takes the time of the module once more, so that a large one is looked at in fewer ways; two at least. */
function mostCalls(module: Module): number {
  return Math.max(2, Math.min(MOST_CALLS, Math.floor(MOST_TEXT / (textLength(module) + 1))));
}

const MOST_CALLS = 50;

/** In characters of all ways together. */
const MOST_TEXT = 500_000;

/** As a person finds it from the module. */
function shownCall(caller: Caller, module: Module): string {
  const path = pathAmong([module.uri], caller.call.file.uri);
  return `\`${declaredAddress(caller.call.block)}\` in \`${path}\``;
}
