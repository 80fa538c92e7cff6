/** Whether the texts of a resource are all known, so that what they do not read is read by none of them. */
import type { Expression } from '../../hcl/syntax.js';
import { visitBody, visitExpression } from '../../hcl/walk.js';
import { readText } from '../../workspace/file-reads.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Resource } from '../query/resources.js';
import type { RuleContext } from '../rule.js';

/** Whether nothing in a block comes from variables, data, other modules, or files that are not known. */
export function isPlain({ block, file }: Resource, { module }: RuleContext): boolean {
  const seen = new Set<string>();
  let plain = true;
  visitBody(block.body, (each) => {
    plain &&= isKnown(each, file);
  });
  return plain;

  function isKnown(expression: Expression, within: SourceFile): boolean {
    if (expression.kind === 'call')
      return PLAIN.has(expression.name.text) || readText(expression, within, module) !== undefined;
    // A bare key looks like a reference, and what a `for` binds comes from its collection.
    if (expression.kind !== 'reference' || expression.steps.length === 0) return true;
    const [step] = expression.steps;
    return expression.root.text === 'local' && step?.kind === 'attribute'
      ? isKnownLocal(step.name.text)
      : /^(?:aws_|path$)/.test(expression.root.text);
  }

  function isKnownLocal(name: string): boolean {
    const local = module.locals.get(name);
    if (!local || seen.has(name)) return local !== undefined;
    seen.add(name);
    let known = true;
    visitExpression(local.attribute.value, (each) => {
      known &&= isKnown(each, local.file);
    });
    return known;
  }
}

/** Functions that change the notation alone. */
const PLAIN: ReadonlySet<string> = new Set(['jsonencode', 'jsondecode', 'yamlencode', 'yamldecode']);
