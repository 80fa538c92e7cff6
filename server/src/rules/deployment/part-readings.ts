/** How a deployment reads the parts of its API: by their addresses, or by outputs of the modules that have them. */
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import type { Part } from '../../analysis/deployment/snapshot.js';
import { referenceIn } from '../../analysis/references/points-to.js';
import type { Edit } from '../../edits/edit.js';
import { appendBelow } from '../../edits/insert.js';
import { sourceOf } from '../../edits/layout.js';
import { hashOf } from '../../edits/triggers.js';
import { groupBy } from '../../hcl/group-by.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Block } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import type { Module } from '../../workspace/module.js';
import { isRepeated } from '../query/blocks.js';
import type { Resource } from '../query/resources.js';

/** Expressions that read parts, and the outputs that modules below need for that. */
export interface Readings {
  readonly expressions: readonly string[];
  readonly edits: readonly Edit[];
}

/** What reads all of some parts from the deployment's module; undefined where not all can be read. */
export function readingsOf(
  { block, file }: Resource,
  family: StageFamily,
  parts: readonly Part[],
  module: Module,
): Readings | undefined {
  const all = parts.filter((part) => !part.alongside || part.way?.length === 0 || part.way?.length === 1);
  const own = all
    .filter(({ way }) => way?.length === 0)
    .map((part) =>
      part.argument === undefined ? part.expression : argumentReading(part.argument, part.declaration.block),
    );
  const below = groupBy(
    all.filter(({ way }) => way?.length === 1),
    ({ way }) => way?.[0] ?? '',
  );
  const outputs = outputsFor(below, module);
  const isWhole = all.every(({ way }) => way !== undefined && way.length <= 1);
  const expressions = own.filter((each) => each !== undefined);
  return isWhole && outputs && expressions.length === own.length
    ? { expressions: [...expressions, ...outputs.expressions], edits: outputs.edits }
    : undefined;

  /** By the very reference to the API that the deployment has, index and all. */
  function argumentReading(argument: string, api: Block): string | undefined {
    const written = attributeOf(block.body, family.deployment.api)?.value;
    const reference = written && referenceIn(written);
    const [last] = reference?.steps.slice(-1) ?? [];
    const [type = '', name = ''] = api.labels.map(({ text }) => text);
    const isDirect = reference?.root.text === type && last?.kind === 'attribute' && last.name.text === 'id';
    if (reference && isDirect)
      return `${sourceOf(file, { start: reference.start, end: last.start })}.${argument}`;
    return isRepeated(api) ? undefined : `${type}.${name}.${argument}`;
  }
}

/** One output for each directory that is called, however many calls there are; undefined where one can't have it. */
function outputsFor(below: ReadonlyMap<string, readonly Part[]>, module: Module): Readings | undefined {
  const edits: Edit[] = [];
  const expressions: string[] = [];
  const byDirectory = groupBy(below.keys(), (call) => module.child(call)?.uri);
  for (const calls of byDirectory.values()) {
    const parts = calls.flatMap((call) => below.get(call) ?? []);
    const [call = ''] = calls;
    const child = module.child(call);
    const last = parts.at(-1)?.declaration;
    const name = child && OUTPUTS.find((each) => !child.outputs.has(each));
    const isPlain = parts.every(({ argument }) => argument === undefined);
    if (!last || name === undefined || !isPlain) return undefined;
    const value = hashOf([...new Set(parts.map(({ address }) => address))], '');
    const output = { header: `output "${name}"`, arguments: [{ name: 'value', value }], blocks: [] };
    edits.push(...appendBelow(last.file, last.block, [output]));
    expressions.push(...calls.map((each) => `${instancesOfCall(each, module)}.${name}`));
  }
  return { edits, expressions };
}

/** What an output is read of: the call, or all instances that it makes. */
function instancesOfCall(call: string, module: Module): string {
  const block = module.calls.get(call)?.block;
  const repetition = block && repetitionOf(block);
  if (repetition === undefined) return `module.${call}`;
  return repetition === 'count' ? `module.${call}[*]` : `values(module.${call})[*]`;
}

const OUTPUTS = ['redeployment', 'api_redeployment', 'deployment_trigger'];
