/** Which settings for methods belong to which stage: by a reference, or by the same API and the same name. */
import type { Expression } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import type { Declaration, Module } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { textOf, type Value } from '../values/values.js';
import { both, type Certainty } from './certainty.js';
import { declaredOfType, roleOf, valueOf } from './family-blocks.js';
import { argumentValue, pointsTo } from './points-to.js';
import type { BlockTarget } from './resolve.js';

/** Settings for a method path or a route key. */
export interface SettingsPicture {
  /** The resource that holds them; undefined where they stand in the stage itself. */
  readonly block: BlockTarget | undefined;
  readonly path: Value;
}

/** The stage that settings for methods belong to, where that is certain. */
export function stageOfSettings(
  settings: BlockTarget,
  module: Module,
  evaluate: Evaluate,
): BlockTarget | undefined {
  const found = roleOf(settings.schema?.type ?? '');
  if (found?.role !== 'methodSettings' || settings.declaration === undefined) return undefined;
  const declaration = settings.declaration;
  return declaredOfType(module, found.family.stage.type).find(
    (stage) => belongs(declaration, stage, found.family, module, evaluate) === 'yes',
  );
}

/** The settings of a stage, and whether there may be more. */
export function methodSettingsOf(
  stage: BlockTarget,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): { readonly found: readonly SettingsPicture[]; readonly maybeMore: boolean } {
  const { methodSettings } = family;
  if (methodSettings === undefined) return { found: [], maybeMore: false };
  const all = declaredOfType(module, methodSettings.type).map((block) => ({
    block,
    path: valueOf(block.declaration.block, methodSettings.path, evaluate),
    belongs: belongs(block.declaration, stage, family, module, evaluate),
  }));
  return {
    found: all.filter((each) => each.belongs === 'yes').map(({ block, path }) => ({ block, path })),
    maybeMore: all.some((each) => each.belongs === 'unknown'),
  };
}

/** Whether settings are those of a stage: by a reference to it, or by the same API and the same name. */
function belongs(
  { block }: Declaration,
  stage: BlockTarget,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): Certainty {
  const names = family.methodSettings;
  const stageBlock = stage.declaration?.block;
  if (names === undefined || stageBlock === undefined) return 'unknown';
  const target = pointsTo(
    argumentValue(block, names.stage),
    [{ type: family.stage.type, attribute: family.stage.name }],
    module,
  );
  if (target !== undefined) return target.address === stage.address ? 'yes' : 'no';
  return both(
    sameText(argumentValue(block, names.stage), argumentValue(stageBlock, family.stage.name), evaluate),
    sameApi(
      argumentValue(block, names.api),
      argumentValue(stageBlock, family.stage.api),
      family,
      module,
      evaluate,
    ),
  );
}

function sameText(a: Expression | undefined, b: Expression | undefined, evaluate: Evaluate): Certainty {
  const [first, second] = [a, b].map((each) => (each ? textOf(evaluate(each)) : undefined));
  if (first === undefined || second === undefined) return 'unknown';
  return first === second ? 'yes' : 'no';
}

/** Two resource blocks are two APIs; a data source may well read one that a resource makes. */
function sameApi(
  a: Expression | undefined,
  b: Expression | undefined,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): Certainty {
  const targets = [{ type: family.api.type, attribute: 'id' }];
  const [first, second] = [pointsTo(a, targets, module), pointsTo(b, targets, module)];
  if (first && second) {
    if (first.address === second.address) return 'yes';
    return first.kind === 'resource' && second.kind === 'resource' ? 'no' : 'unknown';
  }
  return first || second ? 'unknown' : sameText(a, b, evaluate);
}
