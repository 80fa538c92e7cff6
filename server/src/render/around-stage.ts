/**
 * What the comparisons of resources around a stage share: which of them stand for one thing, whether there may be more
 * that the module's text does not tell of, and a block for one that is only live.
 */
import type { LiveStage } from '../../../protocol/live.js';
import { mentionsIn } from '../analysis/references/mentions.js';
import { overriddenIn } from '../analysis/blocks/overrides.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import type { BlockTarget } from '../analysis/references/resolve.js';
import { lineBreak, nextLine } from '../edits/layout.js';
import type { Edit } from '../edits/edit.js';
import type { Declaration, Module } from '../workspace/module.js';
import { type Comparison, difference, type FoundDifference } from './findings.js';
import { type RenderSurroundings, takenAddresses } from './known-ids.js';
import { freeNames } from './local-names.js';
import { importBlockText, type Writing, type WrittenResource } from './write-stage.js';

/** The stage that something is around. `comparison` is that of its own block. */
export interface Centre {
  readonly live: LiveStage;
  readonly comparison: Comparison;
  readonly surroundings: RenderSurroundings;
}

/** The block of a resource that stands for one thing and as it is written; undefined for any other. */
export function single(
  { declaration, address }: Pick<BlockTarget, 'declaration' | 'address'>,
  module: Module,
): Declaration | undefined {
  const isOne = declaration && !repetitionOf(declaration.block) && !overriddenIn(module).has(address);
  return isOne ? declaration : undefined;
}

/** Whether a stage is handed to other modules, which may set something on it. */
export function isHandedOn(address: string, module: Module): boolean {
  const isRoot = module.callers()?.length === 0;
  const ways = [...module.calls.values(), ...(isRoot ? [] : module.outputs.values())];
  return ways.some(({ file, block }) =>
    mentionsIn(file).some(
      ({ address: named, span }) => named === address && block.start <= span.start && span.end <= block.end,
    ),
  );
}

/** The comparison of a resource beside the stage. */
export function comparisonOf(
  { address, file, block }: Declaration & { readonly address: string },
  { comparison }: Centre,
): Comparison {
  return { ...comparison, address, file, resource: block, silent: new Set(), circumstances: new Map() };
}

/** A whole resource: whether it shall go is for a person to say. */
export function onlyInCode(comparison: Comparison): FoundDifference {
  const { address, resource } = comparison;
  return difference('onlyInCode', address, { span: resource.header, edits: [] }, comparison);
}

/** Shown at the stage, though no plan shows what no resource manages; put below the last of its resources in that file. */
export function onlyLive(
  name: string,
  written: WrittenResource,
  own: readonly Declaration[],
  comparison: Comparison,
): FoundDifference {
  const { file, resource, module } = comparison;
  const below = own
    .filter((each) => each.file === file)
    .reduce((last, { block }) => (block.end > last.end ? block : last), resource);
  // Beside a stage in another Region or account a block without that would mean another stage, and a module that is
  // called may hold no `import` block.
  const isPlain =
    resource.close !== undefined &&
    !ELSEWHERE.some((each) => argumentValue(resource, each)) &&
    module.callers()?.length === 0;
  const edits = isPlain ? [addedBelow(below.end, written, comparison)] : [];
  const found = difference('onlyLive', name, { span: resource.header, edits }, comparison);
  return { ...found, message: `\`${name}\` is set in AWS, and no resource here manages it.`, planned: false };
}

/** How resources beside the stage are written. */
export function writingAround({ surroundings, comparison: { module, known } }: Centre): Writing {
  return {
    module,
    known,
    free: freeNames(module, takenAddresses(surroundings)),
    choices: {},
    provider: undefined,
    placement: {},
    there: () => undefined,
  };
}

/** The second label of the stage. */
export function localName({ resource }: Comparison): string {
  return resource.labels[1]?.text ?? '';
}

function addedBelow(end: number, written: WrittenResource, { file }: Comparison): Edit {
  const at = nextLine(file, end);
  const gap = at === file.text.length && !file.text.endsWith('\n') ? '\n\n' : '\n';
  const text = `${gap}${importBlockText(written)}\n\n${written.text}\n`;
  return { file, span: { start: at, end: at }, newText: text.replaceAll('\n', lineBreak(file)) };
}

const ELSEWHERE = ['provider', 'region'];
