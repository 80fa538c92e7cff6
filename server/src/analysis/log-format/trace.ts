/**
 * Finds out what text an access log format comes to and where each piece of it is written: through strings, heredocs,
 * `jsonencode`, `merge`, locals and variables. Pure and bounded; what is not certain becomes a hole, and what may fill
 * it is kept beside.
 */
import type {
  Call,
  Expression,
  ObjectExpression,
  Reference,
  Step,
  Template,
  TemplatePart,
} from '../../hcl/syntax.js';
import { readText } from '../../workspace/file-reads.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { overriddenIn } from '../blocks/overrides.js';
import { templateOf } from '../values/template-values.js';
import { type Value, boolOf, originOf, textOf } from '../values/values.js';
import { bounded, type Piece } from './format-text.js';
import { encoded } from './json-pieces.js';
import { textPieces } from './template-pieces.js';
import {
  joinedText,
  oneOf,
  piecesOf,
  replaced,
  textsIn,
  type Traced,
  trimmed,
  UNKNOWN_TEXT,
} from './traced.js';

/** Traces an expression that stands in a file of the module. */
export function trace(expression: Expression, file: SourceFile, module: Module, evaluate: Evaluate): Traced {
  return traced(
    expression,
    file,
    {
      module,
      evaluate,
      overridden: overriddenIn(module),
      busy: new Set(),
      bound: undefined,
      steps: 0,
      size: 0,
    },
    0,
  );
}

interface Run {
  readonly module: Module;
  readonly evaluate: Evaluate;
  readonly overridden: ReadonlySet<string>;
  /** Names being looked into right now: met again, it is a cycle. */
  readonly busy: Set<string>;
  /** What the names of a template mean that is read from a file; it has no others. */
  bound: ReadonlyMap<string, Traced> | undefined;
  steps: number;
  /** How many characters of text have been looked at. */
  size: number;
}

const MAX_STEPS = 5_000;
const MAX_SIZE = 300_000;
const MAX_DEPTH = 60;
function traced(expression: Expression, file: SourceFile, run: Run, depth: number): Traced {
  if (depth > MAX_DEPTH || ++run.steps > MAX_STEPS || run.size > MAX_SIZE) return UNKNOWN_TEXT;
  const inner = (each: Expression): Traced => traced(each, file, run, depth + 1);
  switch (expression.kind) {
    case 'template':
      run.size += expression.end - expression.start;
      return ofTemplate(expression, file, inner);
    case 'parenthesized':
      return inner(expression.inner);
    case 'object':
      return ofObject(expression, run, inner);
    case 'tuple':
      return expression.closed
        ? { kind: 'list', items: expression.items.map(inner) }
        : oneOf(expression.items.map(inner));
    case 'conditional': {
      const holds = boolOf(run.evaluate(expression.condition));
      const [then, otherwise] = [expression.then, expression.otherwise];
      return holds === undefined ? oneOf([inner(then), inner(otherwise)]) : inner(holds ? then : otherwise);
    }
    case 'call':
      return ofCall(expression, file, run, inner);
    case 'reference':
      return ofReference(expression, file, run, depth);
    case 'access':
      return stepped(inner(expression.target), expression.steps, run);
    case 'for':
      return ofValue(run.evaluate(expression), expression, file, () => [inner(expression.result)]);
    default:
      return ofValue(run.evaluate(expression), expression, file);
  }
}

function ofTemplate(template: Template, file: SourceFile, inner: (each: Expression) => Traced): Traced {
  const [only] = template.parts;
  if (template.form === 'quoted' && template.parts.length === 1 && only?.kind === 'interpolation')
    return inner(only.expression);

  const pieces = bounded(partPieces(template, template.parts, file, inner));
  return { kind: 'text', pieces: template.closed ? pieces : [...pieces, { kind: 'hole', maybe: [] }] };
}

function partPieces(
  template: Template,
  parts: readonly TemplatePart[],
  file: SourceFile,
  inner: (each: Expression) => Traced,
): readonly Piece[] {
  return parts.flatMap((part): readonly Piece[] => {
    switch (part.kind) {
      case 'text':
        return textPieces(file, template, part);
      case 'interpolation':
        return piecesOf(inner(part.expression));
      case 'if': {
        const branches = [part.then, part.otherwise].map((each) => partPieces(template, each, file, inner));
        return [{ kind: 'hole', maybe: branches }];
      }
      case 'for':
        return [{ kind: 'hole', maybe: [partPieces(template, part.body, file, inner)] }];
    }
  });
}

function ofObject(object: ObjectExpression, run: Run, inner: (each: Expression) => Traced): Traced {
  const entries = new Map<string, Traced>();
  const rest: (readonly Piece[])[] = [];
  let isAll = object.closed;
  for (const { key, value } of object.entries) {
    const bare = key.kind === 'reference' && key.steps.length === 0 ? key.root.text : undefined;
    const name = bare ?? textOf(run.evaluate(key));
    if (name === undefined || name === '') {
      isAll = false;
      rest.push(...textsIn(inner(value)));
    } else {
      entries.set(name, inner(value));
    }
  }
  return { kind: 'object', entries, rest: isAll ? undefined : rest };
}

function ofCall(call: Call, file: SourceFile, run: Run, inner: (each: Expression) => Traced): Traced {
  const { name, arguments: args, closed, expands } = call;
  const [first, second, third] = args;
  if (!closed || expands || first === undefined) return oneOf(args.map(inner));
  if (name.text === 'file' || name.text === 'templatefile') return ofText(call, file, run, inner);
  const known = (each: Expression | undefined): string | undefined => each && textOf(run.evaluate(each));
  switch (name.text) {
    case 'jsonencode': {
      const pieces = encoded(inner(first), {
        kind: 'text',
        text: '',
        file,
        span: call,
        verbatim: false,
        form: 'computed',
      });
      return { kind: 'text', pieces: bounded(pieces) };
    }
    case 'merge':
      return merged(args.map((each) => ({ found: inner(each), isNull: run.evaluate(each).kind === 'null' })));
    case 'tostring':
    case 'sensitive':
    case 'nonsensitive':
      return inner(first);
    case 'try':
      return run.evaluate(first).kind === 'unknown' ? oneOf(args.map(inner)) : inner(first);
    case 'coalesce':
      return coalesced(args, run, inner);
    case 'chomp':
      return trimmed(inner(first), (text) => [0, text.replace(/(?:\r\n?|\n)+$/, '').length]);
    case 'trimspace':
      return trimmed(inner(first), (text) => [text.length - text.trimStart().length, text.trimEnd().length]);
    case 'replace':
      return replaced(inner(first), known(second), third && inner(third));
    case 'join':
      return joinedText(second && inner(second), inner(first));
    default: {
      const isOfText = OF_TEXT.has(name.text);
      return ofValue(run.evaluate(call), call, file, () => (isOfText ? args.map(inner) : []));
    }
  }
}

/** A text beside the module, as it is or as a template with values for its names. */
function ofText(call: Call, file: SourceFile, run: Run, inner: (each: Expression) => Traced): Traced {
  const text = readText(call, file, run.module);
  const vars = call.arguments[1];
  // Terraform refuses a template within a template.
  if (text === undefined || (run.bound && call.name.text === 'templatefile'))
    return oneOf(call.name.text === 'templatefile' && vars ? [inner(vars)] : []);
  run.size += text.text.length;
  if (call.name.text === 'file') {
    const span = { start: 0, end: text.text.length };
    const piece: Piece = { kind: 'text', text: text.text, file: text, span, verbatim: true, form: 'raw' };
    return { kind: 'text', pieces: bounded([piece]) };
  }
  const values = vars && inner(vars);
  const before = run.bound;
  run.bound = values?.kind === 'object' ? values.entries : new Map();
  const template = templateOf(text);
  const found = traced(template, text, run, 0);
  run.bound = before;
  return found;
}

/** Functions whose result is made of the texts of their arguments. */
const OF_TEXT: ReadonlySet<string> = new Set([
  'format',
  'jsondecode',
  'yamldecode',
  'yamlencode',
  'concat',
  'flatten',
  'compact',
  'indent',
  'trim',
  'trimprefix',
  'trimsuffix',
]);

function merged(args: readonly { readonly found: Traced; readonly isNull: boolean }[]): Traced {
  const entries = new Map<string, Traced>();
  const rest: (readonly Piece[])[] = [];
  let isAll = true;
  for (const { found, isNull } of args) {
    if (isNull) continue;
    if (found.kind === 'object') {
      found.entries.forEach((value, key) => entries.set(key, value));
      rest.push(...(found.rest ?? []));
      isAll &&= found.rest === undefined;
    } else {
      isAll = false;
      rest.push(...textsIn(found));
      // Whatever it holds, it may be laid over the entries before.
      for (const [key, value] of entries) entries.set(key, oneOf([value]));
    }
  }
  return { kind: 'object', entries, rest: isAll ? undefined : rest };
}

function coalesced(args: readonly Expression[], run: Run, inner: (each: Expression) => Traced): Traced {
  for (const [index, arg] of args.entries()) {
    const value = run.evaluate(arg);
    if (value.kind === 'null' || (value.kind === 'string' && value.value === '')) continue;
    return value.kind === 'unknown' ? oneOf(args.slice(index).map(inner)) : inner(arg);
  }
  return UNKNOWN_TEXT;
}

function ofReference(reference: Reference, file: SourceFile, run: Run, depth: number): Traced {
  const { root, steps } = reference;
  const [first, ...rest] = steps;
  if (run.bound) return stepped(run.bound.get(root.text) ?? UNKNOWN_TEXT, steps, run);
  if (first?.kind === 'attribute' && (root.text === 'local' || root.text === 'var')) {
    const address = `${root.text}.${first.name.text}`;
    const declared = declaredAs(root.text, first.name.text, run);
    if (declared && !run.busy.has(address) && !run.overridden.has(address)) {
      run.busy.add(address);
      const found = traced(declared.expression, declared.file, run, depth + 1);
      run.busy.delete(address);
      return stepped(found, rest, run);
    }
    if (root.text === 'local') return UNKNOWN_TEXT;
  }
  return ofValue(run.evaluate(reference), reference, file);
}

/** Where a local's value is written, or that of a variable as the evaluator sees it. */
function declaredAs(
  root: 'local' | 'var',
  name: string,
  { module, evaluate }: Run,
): { readonly expression: Expression; readonly file: SourceFile } | undefined {
  if (root === 'local') {
    const declaration = module.locals.get(name);
    return declaration && { expression: declaration.attribute.value, file: declaration.file };
  }
  const at = { start: 0, end: 0 };
  const value = evaluate({
    kind: 'reference',
    root: { text: 'var', ...at },
    steps: [{ kind: 'attribute', name: { text: name, ...at }, ...at }],
    ...at,
  });
  const origin = originOf(value);
  return origin?.derived === false ? { expression: origin.expression, file: origin.file } : undefined;
}

function stepped(found: Traced, steps: readonly Step[], run: Run): Traced {
  let current = found;
  for (const step of steps) {
    if (step.kind === 'splat') return oneOf([current]);
    const key = step.kind === 'attribute' ? step.name.text : textOf(run.evaluate(step.key));
    const next =
      key === undefined
        ? undefined
        : current.kind === 'object'
          ? current.entries.get(key)
          : current.kind === 'list' && /^\d+$/.test(key)
            ? current.items[Number(key)]
            : undefined;
    if (next === undefined) return key === undefined ? oneOf([current]) : UNKNOWN_TEXT;
    current = next;
  }
  return current;
}

/** A value that is known and of which only the expression it comes from can be pointed at. */
function ofValue(
  value: Value,
  expression: Expression,
  file: SourceFile,
  maybe: () => readonly Traced[] = () => [],
): Traced {
  const piece = (text: string): readonly Piece[] =>
    text === '' ? [] : [{ kind: 'text', text, file, span: expression, verbatim: false, form: 'computed' }];
  switch (value.kind) {
    case 'unknown':
      return oneOf(maybe());
    case 'string':
      return { kind: 'text', pieces: piece(value.value) };
    case 'list':
      return { kind: 'list', items: value.items.map((item) => ofValue(item, expression, file)) };
    case 'object': {
      const entries = [...value.entries].map(([key, item]): [string, Traced] => [
        key,
        ofValue(item, expression, file),
      ]);
      return { kind: 'object', entries: new Map(entries), rest: undefined };
    }
    default: {
      const text = textOf(value);
      return text === undefined && value.kind !== 'null'
        ? UNKNOWN_TEXT
        : { kind: 'plain', value, pieces: piece(text ?? '') };
    }
  }
}
