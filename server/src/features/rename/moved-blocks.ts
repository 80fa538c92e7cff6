/**
 * `moved` blocks around a rename: what tells Terraform that a block of another name is still the same thing. Does not
 * know the state; where nothing was applied yet, such a block does nothing.
 */
import type { Block, Span } from '../../hcl/syntax.js';
import { attributeOf } from '../../hcl/lookup.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { movedBlocksSince } from '../../knowledge/top-level.js';
import { appendBelow } from '../../edits/insert.js';
import { sourceOf } from '../../edits/layout.js';
import type { Edit } from '../../edits/edit.js';
import type { Declaration, Module, SourceFile } from '../../workspace/module.js';
import { allows, terraformVersions } from '../../workspace/provider-versions.js';

/** What a rename changes in `moved` blocks. */
export interface MovedEdits {
  /** A new block. */
  readonly added: readonly Edit[];
  /** One that said the opposite, turned round: it and the new one would be a circle. */
  readonly turned: readonly Edit[];
}

/** Nothing for other names than resources and calls, and where a new block would contradict those that are there. */
export function movedEdits(from: string, to: string, module: Module): MovedEdits {
  const declaration = module.resources.get(from) ?? module.calls.get(from.replace(/^module\./, ''));
  if (declaration === undefined || from === to || !knowsMoved(module)) return NOTHING;
  const moves = module.others.flatMap(moveIn);
  const opposite = moves.find((each) => each.from === to && each.to === from);
  if (opposite) return { added: [], turned: turnedRound(opposite) };
  if (moves.some((each) => each.from === to || (each.from === from && each.to !== from))) return NOTHING;
  const moved = {
    header: 'moved',
    arguments: [
      { name: 'from', value: from },
      { name: 'to', value: to },
    ],
    blocks: [],
  };
  return { added: appendBelow(declaration.file, declaration.block, [moved]), turned: [] };
}

const NOTHING: MovedEdits = { added: [], turned: [] };

/**
 * Whether a name stands in a `moved` block that tells of an earlier address, which keeps it: the next block goes on from
 * there. One that only tells of instances is about the block as it is called now.
 */
export function isHistory({ start, end }: Span, address: string, file: SourceFile): boolean {
  const move = file.body.items
    .filter((item) => item.kind === 'block')
    .filter((block) => block.start <= start && end <= block.end)
    .flatMap((block) => moveIn({ file, block }))[0];
  return move !== undefined && !(move.from === address && move.to === address);
}

interface Move {
  readonly declaration: Declaration;
  /** Without instances and what follows. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function moveIn(declaration: Declaration): readonly Move[] {
  const { block } = declaration;
  if (block.type.text !== 'moved') return [];
  return [{ declaration, from: addressIn(block, 'from'), to: addressIn(block, 'to') }];
}

function turnedRound({ declaration: { file, block } }: Move): readonly Edit[] {
  const [from, to] = ['from', 'to'].map((name) => attributeOf(block.body, name)?.value);
  return from && to
    ? [
        { file, span: from, newText: sourceOf(file, to) },
        { file, span: to, newText: sourceOf(file, from) },
      ]
    : [];
}

function addressIn({ body }: Block, name: string): string | undefined {
  const value = attributeOf(body, name)?.value;
  return value?.kind === 'reference' ? addressOf(value)?.text : undefined;
}

function knowsMoved({ others }: Module): boolean {
  const versions = terraformVersions(others.map(({ block }) => block));
  return allows(versions, { since: movedBlocksSince }) !== 'none';
}
