/** What to write for an identifier of the wrong kind. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { type BlockTarget, resolve } from '../../analysis/references/resolve.js';
import type { Attribute, Body, Expression, Name } from '../../hcl/syntax.js';
import type { AttributeSchema, ReferenceTarget } from '../../knowledge/schema.js';
import { isRepeated } from '../query/blocks.js';
import { candidatesFor } from '../query/candidates.js';
import { referredAttribute } from '../query/references.js';
import type { Fix, RuleContext } from '../rule.js';
import { outputInstead } from './module-outputs.js';

/** A place where an argument gets an identifier that it does not take. */
export interface IdentifierUse {
  readonly block: SchemaBlock;
  readonly argument: Attribute;
  readonly schema: AttributeSchema;
  /** What the argument takes. */
  readonly taken: readonly ReferenceTarget[];
  /** Where that is to be said. */
  readonly place: Expression;
  /** The expression that stands for it, which for `each.value` is written in `for_each`. */
  readonly written: Expression;
  /** What is read there. */
  readonly target: BlockTarget;
  readonly attribute: string;
}

/** The right reference in words, where only one comes into question. */
export function instead(use: IdentifierUse, context: RuleContext): string | undefined {
  const own = rightAttribute(use);
  if (own !== undefined && use.target.module !== undefined) {
    const output = outputInstead(use.written, use.target, own, context);
    return output === undefined ? `its \`${own}\`` : `\`${output}\``;
  }
  if (own !== undefined) {
    const { address, declaration } = use.target;
    const isWhole = isOnlyOne(use, context) && !(declaration && isRepeated(declaration.block));
    return isWhole ? `\`${address}.${own}\`` : `its \`${own}\``;
  }
  const [only, ...more] = candidates(use, context);
  return only === undefined || more.length > 0 ? undefined : `\`${only}\``;
}

/** The right attribute of the same block, or else a block that has it. */
export function fixesOfIdentifier(use: IdentifierUse, context: RuleContext): readonly Fix[] {
  const { argument, place } = use;
  const { file } = context;
  const own = rightAttribute(use);
  if (own === undefined) {
    return candidates(use, context)
      .slice(0, MOST_OFFERED)
      .map((newText) => ({
        title: `Use \`${newText}\``,
        edits: [{ file, span: place, newText }],
        safe: false,
      }));
  }
  const name = writtenName(use, context);
  if (name) {
    const safe = argument.start <= name.start && name.end <= argument.end;
    return [{ title: `Use \`${own}\``, edits: [{ file, span: name, newText: own }], safe }];
  }
  // A local value or an output may be right for others, so only this place changes.
  const newText = isOnlyOne(use, context)
    ? `${use.target.address}.${own}`
    : outputInstead(use.written, use.target, own, context);
  return newText === undefined || place !== use.written
    ? []
    : [{ title: `Use \`${newText}\``, edits: [{ file, span: place, newText }], safe: false }];
}

const MOST_OFFERED = 8;

/** The attribute of the block that the argument takes. */
function rightAttribute({ target, taken }: IdentifierUse): string | undefined {
  return taken.find(({ type }) => type === (target.schema?.type ?? target.type))?.attribute;
}

/** The name of the attribute that is read, where the resource itself says so. */
function writtenName({ block, written, attribute }: IdentifierUse, context: RuleContext): Name | undefined {
  const reference = referredAttribute(written, context.module)?.reference;
  const step = reference?.steps.findLast(({ kind }) => kind === 'attribute');
  const name = step?.kind === 'attribute' && step.name.text === attribute ? step.name : undefined;
  const { start, end } = block.resource;
  // A span of another file may lie there by chance.
  const isHere = name && context.file.text.slice(name.start, name.end) === attribute;
  return isHere && start <= name.start && name.end <= end && isDirect(written, context) ? name : undefined;
}

function isDirect(written: Expression, { module }: RuleContext): boolean {
  const read = referredAttribute(written, module);
  const first = read?.reference.root.text;
  return first !== undefined && first !== 'local' && startsWith(written, first);
}

function startsWith(expression: Expression, root: string): boolean {
  if (expression.kind === 'parenthesized') return startsWith(expression.inner, root);
  if (expression.kind === 'template') {
    const [part] = expression.parts;
    return part?.kind === 'interpolation' && startsWith(part.expression, root);
  }
  return expression.kind === 'reference' && expression.root.text === root;
}

/** Whether the block is made once and stands in this module, so that its address alone names it. */
function isOnlyOne({ target, place, written }: IdentifierUse, { module }: RuleContext): boolean {
  const read = referredAttribute(written, module);
  const found = read && resolve(read.reference, module);
  return (
    place === written &&
    target.module === undefined &&
    found?.address.length === (read?.reference.steps.length ?? 0) - 1
  );
}

/** References to other blocks of the module that have what the argument takes. */
function candidates(
  { block, argument, schema, taken }: IdentifierUse,
  context: RuleContext,
): readonly string[] {
  // What is written there now must not tell which API it is.
  const without = (body: Body): Body => ({
    ...body,
    items: body.items.filter((item) => item !== argument),
  });
  const { resource, body } = block;
  const place = { ...block, body: without(body), resource: { ...resource, body: without(resource.body) } };
  const facts = { doc: '', ...schema.facts, refersTo: taken };
  const own = `${addressOfBlock(resource)}.`;
  return candidatesFor({ ...schema, facts }, place, [], context).filter((each) => !each.startsWith(own));
}
