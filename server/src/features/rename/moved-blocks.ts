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
import type { Refusal } from './refusal.js';

/** What a rename changes in `moved` blocks. */
export interface MovedEdits {
  /** A new block. */
  readonly added: readonly Edit[];
  /** Those that led away from the new name, turned round: with a new one they would be a circle. */
  readonly turned: readonly Edit[];
}

/**
 * Nothing for other names than resources and calls, and where the old name is moved elsewhere as it is. Refused where the
 * blocks that are there say something else of the new name: Terraform takes no second one.
 */
export function movedEdits(from: string, to: string, module: Module): MovedEdits | Refusal {
  const declaration = module.resources.get(from) ?? module.calls.get(from.replace(/^module\./, ''));
  if (declaration === undefined || from === to || !knowsMoved(module)) return NOTHING;
  const moves = module.others.flatMap(moveIn).filter((each) => each.from !== each.to);
  const chain = chainTo(from, moves);
  const start = chain.findIndex(([move]) => move?.from === to);
  if (start !== -1) return endingAt(start, chain) ?? { refusal: whyTaken(chain[start]?.[0], to) };
  const other = moves.find((each) => each.from === to || (each.to === to && each.isWhole));
  if (other) return { refusal: whyTaken(other, to) };
  if (moves.some((each) => each.from === from)) return NOTHING;
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
  /** False where it is about a thing within a called module alone. */
  readonly isWhole: boolean;
}

function moveIn(declaration: Declaration): readonly Move[] {
  const { block } = declaration;
  if (block.type.text !== 'moved') return [];
  const [from, to] = [addressIn(block, 'from'), addressIn(block, 'to')];
  const isWhole = from?.isWhole === true && to?.isWhole === true;
  return [{ declaration, from: from?.text, to: to?.text, isWhole }];
}

/** The moves by which something got a name, the first ones first; where instances are moved there are several from a name. */
function chainTo(address: string, moves: readonly Move[]): readonly (readonly Move[])[] {
  const chain: (readonly Move[])[] = [];
  for (let at: string | undefined = address; at !== undefined; at = chain[0]?.[0]?.from) {
    const into = moves.filter((each) => each.isWhole && each.to === at && !chain.flat().includes(each));
    const [first] = into;
    if (first === undefined) break;
    chain.unshift(into.filter((each) => each.from === first.from));
  }
  return chain;
}

/**
 * Makes a chain end where its link `start` begins: a → b → c → d becomes a → d → c → b. Whichever of the names the state
 * has, because it is not known what was applied, each leads to the last one, and none to two. Undefined where there are
 * several ends to tie together.
 */
function endingAt(start: number, chain: readonly (readonly Move[])[]): MovedEdits | undefined {
  const [before, ...others] = chain[start - 1] ?? [];
  const [end, ...ends] = chain.at(-1) ?? [];
  if (before && others.length + ends.length > 0) return undefined;
  const turned = [
    ...(before && end ? replaced(before, 'to', textIn(end, 'to')) : []),
    ...chain
      .slice(start)
      .flat()
      .flatMap((move) => [
        ...replaced(move, 'from', textIn(move, 'to')),
        ...replaced(move, 'to', textIn(move, 'from')),
      ]),
  ];
  return { added: [], turned };
}

function replaced({ declaration: { file, block } }: Move, name: End, newText: string): readonly Edit[] {
  const span = attributeOf(block.body, name)?.value;
  return span ? [{ file, span, newText }] : [];
}

function textIn({ declaration: { file, block } }: Move, name: End): string {
  const value = attributeOf(block.body, name)?.value;
  return value ? sourceOf(file, value) : '';
}

type End = 'from' | 'to';

function whyTaken({ from = '', to = '' }: Partial<Move> = {}, name: string): string {
  return `A \`moved\` block already moves \`${from}\` to \`${to}\`, so \`${name}\` can't be the new name of something else. Choose another name, or remove the block where it was applied everywhere.`;
}

function addressIn(
  { body }: Block,
  name: End,
): { readonly text: string; readonly isWhole: boolean } | undefined {
  const value = attributeOf(body, name)?.value;
  const address = value?.kind === 'reference' ? addressOf(value) : undefined;
  return value?.kind === 'reference' && address
    ? {
        text: address.text,
        isWhole: value.steps.slice(address.length).every(({ kind }) => kind !== 'attribute'),
      }
    : undefined;
}

function knowsMoved({ others }: Module): boolean {
  const versions = terraformVersions(others.map(({ block }) => block));
  return allows(versions, { since: movedBlocksSince }) !== 'none';
}
