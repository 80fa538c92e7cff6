/** Which file an expression names, e.g. `"${path.module}/openapi.yaml"`. */
import type { Expression, Reference, TemplatePart } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import { relativeTo } from '../../workspace/uris.js';
import { innerOf, stepNames } from '../references/points-to.js';
import { evaluate } from '../values/evaluate.js';
import { textOf } from '../values/values.js';

/** The URI of the file, or of the directory; undefined where the path is not certain or does not begin here. */
export function filePath(expression: Expression, module: Module): string | undefined {
  const inner = innerOf(expression);
  if (inner.kind === 'reference') return directoryIn(inner, module) ?? evaluatedPath(inner, module);
  if (inner.kind !== 'template') return evaluatedPath(inner, module);
  const [first, ...rest] = inner.parts;
  const start = first?.kind === 'interpolation' ? first.expression : undefined;
  const directory = start?.kind === 'reference' ? directoryIn(start, module) : undefined;
  if (directory === undefined) return evaluatedPath(inner, module);
  const text = textOfParts(rest, module);
  return text?.startsWith('/') === true ? relativeTo(directory, text) : undefined;
}

/** What is written without `path.module` begins where Terraform is run. */
function evaluatedPath(expression: Expression, module: Module): string | undefined {
  const text = textOf(evaluate(expression, module));
  const root = rootOf(module);
  return text === undefined || root === undefined || /^[/~]/.test(text)
    ? undefined
    : relativeTo(root.uri, text);
}

function directoryIn({ root, steps }: Reference, module: Module): string | undefined {
  if (root.text !== 'path') return undefined;
  const [name] = stepNames(steps);
  return name === 'module' ? module.uri : rootOf(module)?.uri;
}

/** The module that calls all others; undefined where that is not one. */
function rootOf(module: Module): Module | undefined {
  let root = module;
  for (let hops = 0; hops < MOST_CALLERS; hops++) {
    const callers = root.callers();
    const [caller, ...more] = callers ?? [];
    if (callers === undefined || more.length > 0) return undefined;
    if (caller === undefined) return root;
    root = caller.module;
  }
  return undefined;
}

function textOfParts(parts: readonly TemplatePart[], module: Module): string | undefined {
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.value;
    return part.kind === 'interpolation' ? textOf(evaluate(part.expression, module)) : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join('');
}

const MOST_CALLERS = 32;
