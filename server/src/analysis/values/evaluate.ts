/**
 * What an expression comes to, as far as the texts tell: literals, templates, locals, what variables are set to, outputs
 * of modules, arguments of other resources, the functions of functions.ts. Pure and bounded; what is not certain is
 * unknown, and unknown is not wrong.
 */
import type { Call, Conditional, Expression, ObjectExpression, Reference, Step } from '../../hcl/syntax.js';
import { readUri } from '../../workspace/file-reads.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { forValue, type Scope } from './for-values.js';
import { givenTo } from './given-values.js';
import { applyFunction } from './functions.js';
import type { Spend } from './patterns.js';
import { binaryValue, unaryValue } from './operators.js';
import { overriddenIn, writtenIn } from '../blocks/overrides.js';
import { stepInto } from './steps.js';
import { templateOf, templateValue } from './template-values.js';
import { MAX_RESULT } from './text-functions.js';
import { applyType } from './type-constraints.js';
import { MAX_WEIGHT, weightOf } from './weight.js';
import { boolOf, cameBy, isSame, type Origin, textOf, UNKNOWN, type Value, withOrigin } from './values.js';

/**
 * Evaluates expressions of one module, or of another one that is related to it; each expression once for as long
 * as the function lives. `bound` has what `each`, `count` and the like mean, where that is known.
 */
export type Evaluate = (expression: Expression, within?: Module, bound?: ReadonlyMap<string, Value>) => Value;

/** An evaluator for a module. What it has found out it remembers, so make one for each request. */
export function evaluator(module: Module): Evaluate {
  let unspent = MAX_WORK;
  const spend: Spend = (units) => units <= Math.min(unspent, MAX_CALL) && (unspent -= units) >= 0;
  const runs: Runs = { byModule: new Map(), steps: 0, spend };
  return (expression, within = module, bound) => {
    const run = runIn(within, runs);
    if (bound !== undefined) {
      runs.steps = 0;
      return valueOf(expression, run, bound, 0);
    }
    let value = run.known.get(expression);
    if (value === undefined) {
      runs.steps = 0;
      value = valueOf(expression, run, undefined, 0);
      run.known.set(expression, value);
    }
    return value;
  };
}

/** What an expression of the module comes to. For more than one expression, make an `evaluator`. */
export function evaluate(expression: Expression, module: Module): Value {
  return evaluator(module)(expression);
}

/** What is found out of all modules together. */
interface Runs {
  readonly byModule: Map<Module, Run>;
  steps: number;
  /** For what the functions do, over all expressions. */
  readonly spend: Spend;
}

/** What is found out of one module. */
interface Run {
  readonly runs: Runs;
  readonly module: Module;
  readonly known: Map<Expression, Value>;
  /** By `var.x`, `local.x`, `module.x.y` and resource attributes. */
  readonly declared: Map<string, Value>;
  /** What is being evaluated right now: met again, it is a cycle. */
  readonly busy: Set<string>;
}

function runIn(module: Module, runs: Runs): Run {
  let run = runs.byModule.get(module);
  if (run === undefined) {
    run = { runs, module, known: new Map(), declared: new Map(), busy: new Set() };
    runs.byModule.set(module, run);
  }
  return run;
}

const MAX_STEPS = 20_000;
const MAX_DEPTH = 150;

/** In units of functions: about a tenth of a second for one call, half of one for an evaluator. */
const MAX_CALL = 40_000_000;
const MAX_WORK = 200_000_000;

function valueOf(expression: Expression, run: Run, scope: Scope, depth: number): Value {
  if (depth > MAX_DEPTH || ++run.runs.steps > MAX_STEPS) return UNKNOWN;

  const value = computed(expression, run, scope, depth);
  const isLarge = (value.kind === 'list' || value.kind === 'object') && weightOf(value) > MAX_WEIGHT;
  return isLarge ? { kind: 'unknown', type: value.kind } : value;
}

function computed(expression: Expression, run: Run, scope: Scope, depth: number): Value {
  const inner = (each: Expression): Value => valueOf(each, run, scope, depth + 1);
  switch (expression.kind) {
    case 'missing':
      return UNKNOWN;
    case 'literal':
      return literalValue(expression.value);
    case 'template':
      return templateValue(expression, inner);
    case 'reference':
      return referenceValue(expression, run, scope, depth);
    case 'access':
      return stepInto(inner(expression.target), expression.steps, inner);
    case 'call': {
      if (!expression.closed) return UNKNOWN;

      if (READERS.has(expression.name.text)) return readValue(expression, run, inner, depth);

      const args = expression.arguments.map(inner);
      const last = args.at(-1);
      if (!expression.expands) return applyFunction(expression.name.text, args, run.runs.spend);

      return last?.kind === 'list'
        ? applyFunction(expression.name.text, [...args.slice(0, -1), ...last.items], run.runs.spend)
        : UNKNOWN;
    }
    case 'tuple':
      return expression.closed ? { kind: 'list', items: expression.items.map(inner) } : UNKNOWN;
    case 'object':
      return expression.closed ? objectValue(expression, inner) : UNKNOWN;
    case 'for':
      return forValue(expression, scope, (each, bound) => valueOf(each, run, bound, depth + 1));
    case 'conditional':
      return conditionalValue(expression, inner);
    case 'binary':
      return binaryValue(expression.operator, inner(expression.left), inner(expression.right));
    case 'unary':
      return unaryValue(expression.operator, inner(expression.operand));
    case 'parenthesized':
      return inner(expression.inner);
  }
}

/** What `file` and `templatefile` give, where the text is known and not longer than other texts may be. */
function readValue(call: Call, run: Run, inner: (expression: Expression) => Value, depth: number): Value {
  const uri = readUri(call, run.module);
  const file = uri === undefined ? undefined : run.module.texts.get(uri);
  if (file === undefined || file.text.length > MAX_RESULT) return SOME_TEXT;
  if (call.name.text === 'file') return { kind: 'string', value: file.text };

  const values = call.arguments[1] && inner(call.arguments[1]);
  const bound = values?.kind === 'object' ? values.entries : new Map<string, Value>();
  return valueOf(templateOf(file), run, bound, depth + 1);
}

const SOME_TEXT: Value = { kind: 'unknown', type: 'string' };

const READERS: ReadonlySet<string> = new Set(['file', 'templatefile']);

function literalValue(value: number | boolean | null): Value {
  if (value === null) return { kind: 'null' };

  return typeof value === 'number' ? { kind: 'number', value } : { kind: 'bool', value };
}

function objectValue(expression: ObjectExpression, inner: (expression: Expression) => Value): Value {
  const entries = new Map<string, Value>();
  for (const { key, value } of expression.entries) {
    const bare = key.kind === 'reference' && key.steps.length === 0 ? key.root.text : undefined;
    const name = bare ?? textOf(inner(key));
    if (name === undefined || name === '') return { kind: 'unknown', type: 'object' };

    entries.set(name, inner(value));
  }
  return { kind: 'object', entries };
}

function conditionalValue(
  { condition, then, otherwise }: Conditional,
  inner: (expression: Expression) => Value,
): Value {
  const holds = boolOf(inner(condition));
  if (holds === undefined) return UNKNOWN;

  const [chosen, other] = holds ? [inner(then), inner(otherwise)] : [inner(otherwise), inner(then)];
  // The branches are brought to one type: beside a string a number becomes text.
  const text = other.kind === 'string' && chosen.kind !== 'string' ? textOf(chosen) : undefined;
  return text === undefined || chosen.kind === 'unknown' || chosen.kind === 'null'
    ? chosen
    : { kind: 'string', value: text, origin: chosen.origin };
}

function referenceValue({ root, steps }: Reference, run: Run, scope: Scope, depth: number): Value {
  const inner = (each: Expression): Value => valueOf(each, run, scope, depth + 1);
  const bound = scope?.get(root.text);
  if (bound) return stepInto(bound, steps, inner);

  const [first, ...rest] = steps;
  if (first?.kind !== 'attribute') return UNKNOWN;

  const name = first.name.text;
  if (root.text === 'var') return stepInto(variableValue(name, run, depth), rest, inner);

  if (root.text === 'local') return stepInto(localValue(name, run, depth), rest, inner);

  if (root.text === 'module') return outputValue(name, rest, run, depth, inner);

  if (root.text === 'data') {
    const [second, ...others] = rest;
    return second?.kind === 'attribute'
      ? resourceValue(`data.${name}.${second.name.text}`, others, run, depth, inner)
      : UNKNOWN;
  }
  return resourceValue(`${root.text}.${name}`, rest, run, depth, inner);
}

function variableValue(name: string, run: Run, depth: number): Value {
  return declaredValue(`var.${name}`, run, () => {
    const declaration = run.module.variables.get(name);
    if (!declaration) return UNKNOWN;

    const type = writtenIn(declaration, 'type', run.module)?.attribute.value;
    // What Terraform hides, no hover, hint or message may show.
    if (isSensitive(declaration, run.module)) return applyType(type, UNKNOWN);

    const values = givenTo(name, run.module)?.map(({ module, origin }) => {
      const value = valueOf(origin.expression, runIn(module, run.runs), undefined, depth + 1);
      // Each part is converted.
      const isSpent = !run.runs.spend(weightOf(value));
      return cameBy(applyType(type, isSpent ? UNKNOWN : value), origin);
    });
    const [first] = values ?? [];
    const isOne = first !== undefined && values?.every((each) => each === first || isSame(each, first));
    return isOne ? first : applyType(type, UNKNOWN);
  });
}

/** Also where it is computed. */
function isSensitive(declaration: Declaration, module: Module): boolean {
  const written = writtenIn(declaration, 'sensitive', module)?.attribute.value;
  return written !== undefined && !(written.kind === 'literal' && written.value !== true);
}

/** `module.name` alone is some object; `module.name.output` what the called module says, whichever instance is meant. */
function outputValue(
  name: string,
  steps: readonly Step[],
  run: Run,
  depth: number,
  inner: (expression: Expression) => Value,
): Value {
  const [first, ...rest] = steps[0]?.kind === 'index' ? steps.slice(1) : steps;
  if (!run.module.calls.has(name)) return UNKNOWN;
  const child = calledIn(run.module, name);
  if (first?.kind !== 'attribute' || child === undefined)
    return first === undefined ? { kind: 'unknown', type: 'object' } : UNKNOWN;

  const output = first.name.text;
  const within = runIn(child, run.runs);
  const value = declaredValue(`output.${output}`, within, () => {
    const declaration = child.outputs.get(output);
    const written = declaration && writtenIn(declaration, 'value', child);
    if (!written) return UNKNOWN;

    const { file, attribute } = written;
    const expression = attribute.value;
    return cameBy(valueOf(expression, within, undefined, depth + 1), {
      kind: 'local',
      what: `\`module.${name}.${output}\``,
      file,
      expression,
      derived: false,
    });
  });
  return stepInto(value, rest, inner);
}

/** The module that a call leads to; where an override file says from where, it is another one. */
function calledIn(module: Module, call: string): Module | undefined {
  const declaration = module.calls.get(call);
  const source = declaration && writtenIn(declaration, 'source', module)?.file;
  return source === declaration?.file ? module.child(call) : undefined;
}

function localValue(name: string, run: Run, depth: number): Value {
  return declaredValue(`local.${name}`, run, () => {
    const declaration = run.module.locals.get(name);
    if (!declaration || overriddenIn(run.module).has(`local.${name}`)) return UNKNOWN;

    const expression = declaration.attribute.value;
    const value = valueOf(expression, run, undefined, depth + 1);
    const origin: Origin = {
      kind: 'local',
      what: `\`local.${name}\``,
      file: declaration.file,
      expression,
      derived: false,
    };
    return value.kind === 'unknown' || value.origin ? value : withOrigin(value, origin);
  });
}

/** `type.name` alone is some object; `type.name.argument` what its block says, whichever instance is meant. */
function resourceValue(
  address: string,
  steps: readonly Step[],
  run: Run,
  depth: number,
  inner: (expression: Expression) => Value,
): Value {
  const { resources, data } = run.module;
  const declaration = resources.get(address) ?? data.get(address);
  if (!declaration) return UNKNOWN;

  const [first, ...rest] = steps[0]?.kind === 'index' ? steps.slice(1) : steps;
  if (first === undefined) return { kind: 'unknown', type: 'object' };

  const written =
    first.kind === 'attribute' ? writtenIn(declaration, first.name.text, run.module) : undefined;
  if (!written) return UNKNOWN;

  const { file, attribute } = written;
  const what = `${address}.${attribute.name.text}`;
  const value = declaredValue(what, run, () => {
    const found = valueOf(attribute.value, run, undefined, depth + 1);
    // A null argument may well be computed by the provider.
    return found.kind === 'null'
      ? UNKNOWN
      : withOrigin(found, {
          kind: 'resource',
          what: `\`${what}\``,
          file,
          expression: attribute.value,
          derived: false,
        });
  });
  return stepInto(value, rest, inner);
}

/** Evaluates what a name stands for once, and breaks cycles. */
function declaredValue(key: string, run: Run, compute: () => Value): Value {
  const known = run.declared.get(key);
  if (known) return known;

  if (run.busy.has(key)) return UNKNOWN;

  run.busy.add(key);
  const value = compute();
  run.busy.delete(key);
  // Out of steps, it is unknown for this expression only.
  if (run.runs.steps <= MAX_STEPS) run.declared.set(key, value);

  return value;
}
