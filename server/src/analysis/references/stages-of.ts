/** The stages of an API and of a deployment. */
import type { Block } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import type { Module } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { textOf, type Value } from '../values/values.js';
import { declaredOfType, valueOf } from './family-blocks.js';
import { argumentValue, pointsTo } from './points-to.js';
import type { BlockTarget } from './resolve.js';

/** A stage of an API. */
export interface StageOfApi {
  /** The stage, or for an old deployment that makes one itself, the deployment. */
  readonly block: BlockTarget;
  readonly name: Value;
}

/** The stages of an API in this module, those that a deployment makes by itself included. */
export function stagesOf(
  api: BlockTarget,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): readonly StageOfApi[] {
  const { stage, deployment } = family;
  const isOf = (block: Block, argumentName: string): boolean =>
    pointsTo(argumentValue(block, argumentName), [{ type: family.api.type, attribute: 'id' }], module)
      ?.address === api.address;
  const own = declaredOfType(module, stage.type)
    .filter((each) => isOf(each.declaration.block, stage.api))
    .map((each) => ({ block: each, name: valueOf(each.declaration.block, stage.name, evaluate) }));
  const made = declaredOfType(module, deployment.type).flatMap((each) => {
    const name =
      deployment.stage === undefined ? undefined : argumentValue(each.declaration.block, deployment.stage);
    return name && isOf(each.declaration.block, deployment.api)
      ? [{ block: each, name: evaluate(name) }]
      : [];
  });
  return [...own, ...made.filter(({ name }) => textOf(name) !== '')];
}

/** The stages of this module that publish a deployment. */
export function stagesWith(
  deployment: BlockTarget,
  family: StageFamily,
  module: Module,
): readonly BlockTarget[] {
  return declaredOfType(module, family.stage.type).filter(
    ({ declaration }) =>
      pointsTo(
        argumentValue(declaration.block, family.stage.deployment),
        [{ type: family.deployment.type, attribute: 'id' }],
        module,
      )?.address === deployment.address,
  );
}
