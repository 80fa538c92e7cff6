/** How a plan compares the elements of a set: as a whole, each without a past of its own. */
import { argumentValue } from '../analysis/references/points-to.js';
import { certainValue } from '../analysis/references/certain-value.js';
import type { Block } from '../hcl/syntax.js';
import type { AttributeSchema, BodySchema } from '../knowledge/schema.js';
import { type Comparison, type ComparedArgument, notCompared } from './findings.js';

/** The body of an element: what is not written in it is not kept, even if AWS has it. */
export function elementBody(body: BodySchema): BodySchema {
  const attributes = [...body.attributes].map(([name, each]): [string, AttributeSchema] => [
    name,
    each.presence === 'optional-computed' ? { ...each, presence: 'optional' } : each,
  ]);
  return { ...body, attributes: new Map(attributes) };
}

/**
 * What is found in an element, without what a plan keeps all the same: where all else is written and as it is live,
 * Terraform takes the element for the one that it knows. `path` ends with a dot.
 */
export function withoutKept(
  found: readonly ComparedArgument[],
  { attributes }: BodySchema,
  written: Block,
  path: string,
  comparison: Comparison,
): readonly ComparedArgument[] {
  const all = [...attributes.values()];
  const kept = new Set(
    all.filter(({ presence }) => presence === 'optional-computed').map(({ name }) => path + name),
  );
  const isKept = ({ kind, argument: name }: ComparedArgument) => kind === 'onlyLive' && kept.has(name);
  const others = found.filter((each) => !isKept(each));
  const isWhole = all.every(
    ({ presence, name }) =>
      presence.endsWith('computed') || certainValue(argumentValue(written, name), comparison).kind !== 'null',
  );
  if (!isWhole || others.some(({ kind }) => kind !== 'untold')) return found;
  return [
    ...others,
    ...(others.length === 0
      ? []
      : found.filter(isKept).map(({ argument: name }) => notCompared(name, comparison))),
  ];
}
