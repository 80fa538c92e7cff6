/** Terraform's own blocks in a file, those of resources and the like included, with what may stand in them. */
import { memoize } from '../../hcl/memoize.js';
import type { Block, Body, Problem, Span } from '../../hcl/syntax.js';
import { overlapping } from '../../hcl/walk.js';
import { dynamic, metaArguments } from '../../knowledge/meta-arguments.js';
import type { BodySchema, NestedBlockSchema } from '../../knowledge/schema.js';
import { topLevel } from '../../knowledge/top-level.js';
import type { SourceFile } from '../../workspace/module.js';

/** A block of Terraform's own: `variable`, `lifecycle`, `dynamic` …, or a resource, whose meta-arguments are. */
export interface OwnBlock {
  readonly block: Block;
  /** What it is. */
  readonly nested: NestedBlockSchema;
  /** What Terraform itself has there; open in resources and wherever a provider has a say. */
  readonly schema: BodySchema;
  /** The blocks around it, outermost first. */
  readonly around: readonly Block[];
}

/** What a data source within `check` can't have: it is always one, and its failures are the check's. */
export const NOT_IN_CHECK: ReadonlySet<string> = new Set(['count', 'for_each', 'lifecycle']);

/** All of them, in the order of the text; none whose header or braces are still being typed. */
export const ownBlocks = memoize((file: SourceFile): readonly OwnBlock[] => {
  const found: OwnBlock[] = [];
  addFrom(found, file.body, topLevel, [], false);
  return found.filter(({ block }) => block.open !== undefined && !isHalfTyped(block.header, file.problems));
});

/** The types of the blocks around a block and its own, as a path: `resource/lifecycle/precondition`. */
export function ownPath({ around, block }: Pick<OwnBlock, 'around' | 'block'>): string {
  return [...around, block].map(({ type }) => type.text).join('/');
}

/** Whether something in a text could not be read, so that it may be anything yet. */
export function isHalfTyped(span: Span, problems: readonly Problem[]): boolean {
  return overlapping(problems)(span);
}

/** Deep texts are cut off by the parser, so it may call itself. */
function addFrom(
  found: OwnBlock[],
  body: Body,
  schema: BodySchema,
  around: readonly Block[],
  mayGenerate: boolean,
): void {
  for (const block of body.items) {
    if (block.kind !== 'block') continue;
    const name = block.type.text;
    const isDynamic = mayGenerate && name === 'dynamic';
    const nested = isDynamic ? dynamic : schema.blocks.get(name);
    const own = nested === undefined ? undefined : bodyOf(nested, around);
    if (nested && own) found.push({ block, nested, schema: own, around });
    // Blocks of a provider hold none of Terraform's own but `dynamic`.
    const generates =
      own === undefined ? mayGenerate : isDeclaration(name, around) || isDynamic || name === 'content';
    addFrom(found, block.body, own ?? NOTHING, [...around, block], generates);
  }
}

const NOTHING: BodySchema = { attributes: new Map(), blocks: new Map(), open: true };

/** Whether it is a resource or the like, at top level or in `check`. */
function isDeclaration(name: string, around: readonly Block[]): name is keyof typeof metaArguments {
  const [outer, ...more] = around;
  const isPlace = outer === undefined || (outer.type.text === 'check' && more.length === 0);
  return isPlace && Object.hasOwn(metaArguments, name);
}

function bodyOf({ name, body }: NestedBlockSchema, around: readonly Block[]): BodySchema {
  if (!isDeclaration(name, around)) return body;
  return { ...(around.length > 0 ? checked : metaArguments[name]), open: true };
}

/** What a data source within `check` may have. */
const checked: BodySchema = {
  attributes: new Map([...metaArguments.data.attributes].filter(([name]) => !NOT_IN_CHECK.has(name))),
  blocks: new Map(),
};
