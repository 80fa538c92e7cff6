/**
 * Where texts read stage variables: `stageVariables.name` and `stageVariables['name']` in the strings and heredocs
 * of a file, whatever is around them.
 */
import { memoize } from '../../hcl/memoize.js';
import type { Attribute, Block, Expression, Reference, Span, TemplatePart } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { readerTypes } from '../../knowledge/vocabularies/stage-variable-readers.js';
import type { SourceFile } from '../../workspace/module.js';
import { visitExpression } from '../../hcl/walk.js';

/** One place that reads a stage variable; the span is that of the name. */
export interface StageVariableUse extends Span {
  readonly name: string;
  /** The resource or `locals` block around it. */
  readonly block: Block;
  /** The argument of that block, or of a block within, that holds it. */
  readonly attribute: Attribute;
  /** False for `${stageVariables.name}` with one dollar sign, which Terraform takes for its own. */
  readonly escaped: boolean;
}

/** All uses in the resources that may read stage variables and in local values; computed once for each file. */
export const stageVariableUses = memoize((file: SourceFile): readonly StageVariableUse[] =>
  file.text.includes(WORD) ? file.body.items.filter(mayRead).flatMap((each) => usesInBlock(each, file)) : [],
);

/** Whether a reference is `${stageVariables.name}` alone in its braces: meant for API Gateway, not for Terraform. */
export function isUnescaped({ root, steps, start, end }: Reference, { text }: SourceFile): boolean {
  const [step] = steps;
  return (
    root.text === WORD &&
    steps.length === 1 &&
    step?.kind === 'attribute' &&
    step.name.text !== '' &&
    text.slice(start - 2, start) === '${' &&
    text[end] === '}'
  );
}

/** The word that all placeholders for stage variables begin with. */
export const WORD = 'stageVariables';

/** The released type of the resource that a block declares. */
export function resourceType({ type, labels }: Block): string | undefined {
  const written = type.text === 'resource' ? (labels[0]?.text ?? '') : '';
  return written === '' ? undefined : (resourceSchema('resource', written)?.type ?? written);
}

/** Whether an item of a file is a resource that may read stage variables, or has local values. */
export function mayRead(item: { readonly kind: string }): item is Block {
  if (item.kind !== 'block') return false;
  const block = item as Block;
  return block.type.text === 'locals' || readerTypes.has(resourceType(block) ?? '');
}

/** Names are word characters, so they stand in the source as they are. `$!` asks for silence where there is none. */
const USE =
  /(?<![\w.])(?<!\$!\{?)stageVariables(?:\.([A-Za-z0-9_]+)(?![\w(])|\[\\?(['"])([A-Za-z0-9_]+)\\?\2\])/dg;

function usesInBlock(block: Block, file: SourceFile): readonly StageVariableUse[] {
  const found: StageVariableUse[] = [];
  for (const attribute of attributesIn(block)) {
    visitExpression(attribute.value, (each) => {
      for (const use of usesIn(each, file)) found.push({ ...use, block, attribute });
    });
  }
  return found;
}

/** The uses in a text or reference itself, not in what is nested in it. */
export function usesIn(
  expression: Expression,
  file: SourceFile,
): readonly Omit<StageVariableUse, 'block' | 'attribute'>[] {
  if (expression.kind === 'template')
    return textsOf(expression.parts).flatMap((text) => usesInText(text, file));
  const [step] = expression.kind === 'reference' && isUnescaped(expression, file) ? expression.steps : [];
  if (step?.kind !== 'attribute') return [];
  const { text, start, end } = step.name;
  return [{ name: text, start, end, escaped: false }];
}

/** The uses in a stretch of literal text. */
export function usesInText(
  { start, end }: Span,
  { text }: SourceFile,
): readonly Omit<StageVariableUse, 'block' | 'attribute'>[] {
  const source = text.slice(start, end);
  if (!source.includes(WORD)) return [];
  return [...source.matchAll(USE)].flatMap((match) => {
    const [from, to] = match.indices?.[1] ?? match.indices?.[3] ?? [0, 0];
    return [{ name: source.slice(from, to), start: start + from, end: start + to, escaped: true }];
  });
}

/** The text parts of a template, those within its directives included. */
function textsOf(parts: readonly TemplatePart[]): readonly Span[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [part];
    if (part.kind === 'if') return textsOf([...part.then, ...part.otherwise]);
    return part.kind === 'for' ? textsOf(part.body) : [];
  });
}

/** All arguments of a block, those of nested blocks too. */
export function attributesIn({ body }: Block): readonly Attribute[] {
  return body.items.flatMap((item) =>
    item.kind === 'attribute' ? [item] : item.kind === 'block' ? attributesIn(item) : [],
  );
}
