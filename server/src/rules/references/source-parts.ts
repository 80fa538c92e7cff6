/** What a text is put together of, through templates, local values, `format` and `join`. */
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { referenceIn } from '../../analysis/references/points-to.js';
import { resolve } from '../../analysis/references/resolve.js';
import type { Call, Expression, TemplatePart } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';

/** A text as it stands, or an expression for one; undefined for what nothing is known of. */
export type SourcePart = { readonly text: string } | { readonly expression: Expression | undefined };

/** Where a text is written: there, or as the local value that it refers to. */
export interface WrittenText {
  readonly expression: Expression;
  readonly file: SourceFile;
}

/** Follows a reference to a local value that is more than a reference itself. */
export function writtenText(written: WrittenText, context: RuleContext): WrittenText {
  let current = written;
  for (let hops = 0; hops < MAX_DEPTH; hops++) {
    const next = localText(current.expression, context);
    if (!next) break;
    current = next;
  }
  return referenceIn(current.expression) ? written : current;
}

/** The parts of a text in their order. */
export function partsOfText(expression: Expression, context: RuleContext, depth = 0): readonly SourcePart[] {
  if (depth > MAX_DEPTH) return [{ expression: undefined }];
  const inner = (each: Expression): readonly SourcePart[] => partsOfText(each, context, depth + 1);
  switch (expression.kind) {
    case 'parenthesized':
      return inner(expression.inner);
    case 'template':
      return expression.parts.flatMap((part) => partsOfTemplate(part, inner));
    case 'call':
      return partsOfCall(expression, inner) ?? [{ expression }];
    case 'reference': {
      const local = localText(expression, context);
      const parts = local ? inner(local.expression) : [];
      // What comes to one expression after all is better looked at where it is read.
      return parts.length > 1 ? parts : [{ expression }];
    }
    default:
      return [{ expression }];
  }
}

const MAX_DEPTH = 8;

function localText(expression: Expression, { module }: RuleContext): WrittenText | undefined {
  const reference = referenceIn(expression);
  const found = reference && resolve(reference, module);
  if (found?.target.kind !== 'local' || reference?.steps.length !== found.address.length) return undefined;
  const { address, declaration } = found.target;
  return overriddenIn(module).has(address)
    ? undefined
    : { expression: declaration.attribute.value, file: declaration.file };
}

function partsOfTemplate(
  part: TemplatePart,
  inner: (each: Expression) => readonly SourcePart[],
): readonly SourcePart[] {
  if (part.kind === 'text') return [{ text: part.value }];
  return part.kind === 'interpolation' ? inner(part.expression) : [{ expression: undefined }];
}

/** Those of `format("%s/…", …)` and `join("/", […])`, whose first argument is plain. */
function partsOfCall(
  { name, arguments: [first, ...rest], closed, expands }: Call,
  inner: (each: Expression) => readonly SourcePart[],
): readonly SourcePart[] | undefined {
  const only = first?.kind === 'template' && first.parts.length <= 1 ? first.parts[0] : undefined;
  if (!closed || expands || (only && only.kind !== 'text')) return undefined;
  const text = only?.value ?? '';
  if (name.text === 'format' && only) {
    const texts = text.split('%s');
    const isPlain = texts.length === rest.length + 1 && !texts.some((each) => each.includes('%'));
    if (!isPlain) return undefined;
    return texts.flatMap((each, index) => {
      const value = rest[index];
      return [...(each === '' ? [] : [{ text: each }]), ...(value ? inner(value) : [])];
    });
  }
  const [list] = rest;
  if (name.text !== 'join' || list?.kind !== 'tuple' || !list.closed) return undefined;
  return list.items.flatMap((each, index) => [...(index > 0 ? [{ text }] : []), ...inner(each)]);
}
