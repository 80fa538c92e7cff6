/** Where an API's texts read stage variables, and which its stages have. */
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { keysOfBlock, variableMaps } from '../../analysis/stage-variables/keys.js';
import { type StageVariableUse, stageVariableUses } from '../../analysis/stage-variables/uses.js';
import { textUses } from '../../analysis/stage-variables/text-uses.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Span } from '../../hcl/syntax.js';
import {
  familyOfType,
  restFamily,
  type StageFamily,
  version2Family,
} from '../../knowledge/stage-families.js';
import { readerTypes } from '../../knowledge/vocabularies/stage-variable-readers.js';
import { oncePerRun } from '../query/once-per-run.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { identityOf } from '../query/identity.js';
import { ignoresChanges } from '../query/lifecycle.js';
import { type Resource, resourceAt, resourcesInFile, resourcesInModule } from '../query/resources.js';
import type { Finding, RuleContext } from '../rule.js';

/** One place that reads a stage variable. */
export interface VariableUse extends StageVariableUse {
  readonly resource: Resource;
  /** Where the text stands: the context's file, or one beside the module, which is read `at` some place of the former. */
  readonly file: SourceFile;
  readonly at?: Span;
}

/** Every use in the texts of the context's file, and in those that it reads, that says which variable it reads. */
export function variableUses(context: RuleContext): readonly VariableUse[] {
  const { file, module } = context;
  const own = stageVariableUses(file).map((use) => ({ ...use, file }));
  const uses = [...own, ...textUses(file, module)].filter(({ escaped }) => escaped);
  if (uses.length === 0) return [];
  const readers = new Map(
    resourcesInFile(context, ...readerTypes).map((resource) => [resource.block, resource]),
  );
  return uses.flatMap((use) => {
    const resource = readers.get(use.block);
    return resource ? [{ ...use, resource }] : [];
  });
}

/** A use in a text beside the module is told of where the text is read. */
export function placeOfUse({
  start,
  end,
  file,
  at,
}: Pick<VariableUse, 'start' | 'end' | 'file' | 'at'>): Span & Pick<Finding, 'related'> {
  return at
    ? { start: at.start, end: at.end, related: [{ file, span: { start, end }, message: 'It is read here.' }] }
    : { start, end };
}

/** The API that a reader or stage belongs to, where it is a resource of this module. */
export function apiOfResource(resource: Resource, context: RuleContext): Resource | undefined {
  const known = apis(context);
  if (!known.has(resource)) known.set(resource, findApi(resource, context));
  return known.get(resource);
}

const apis = oncePerRun(() => new Map<Resource, Resource | undefined>());

function findApi(resource: Resource, context: RuleContext): Resource | undefined {
  const family = familyOfType(resource.type);
  if (family.api.type === resource.type) return resource;
  const target = pointsTo(
    argumentValue(resource.block, family.stage.api),
    [{ type: family.api.type, attribute: 'id' }],
    context.module,
  );
  return target?.kind === 'resource' ? resourceAt(context, target.address) : undefined;
}

/**
 * The names of all variables that the stages of an API have; undefined where a stage, or one of its variables, may be
 * unknown, and where the module has no stage of the API.
 */
export function declaredVariables(api: Resource, context: RuleContext): readonly string[] | undefined {
  const known = declared(context);
  if (!known.has(api)) known.set(api, findVariables(api, context));
  return known.get(api);
}

const declared = oncePerRun(() => new Map<Resource, readonly string[] | undefined>());

function findVariables(api: Resource, context: RuleContext): readonly string[] | undefined {
  const { module } = context;
  const family = familyOfType(api.type);
  const own = stagesAndReaders(api, context).filter(({ type }) => type === family.stage.type);
  const isOpen =
    !module.complete ||
    own.length === 0 ||
    isUncertain(context).has(family) ||
    handedOn(context).has(api.address) ||
    makingStages(context).some(
      (made) => mayBeOfAnyApi(made, context) || apiOfResource(made, context)?.address === api.address,
    );
  const names = isOpen ? [] : own.map((stage) => variablesOf(stage, family, context));
  const known = names.filter((each) => each !== undefined);
  return isOpen || known.length < names.length ? undefined : known.flat();
}

/** The stages of an API and what may read their variables. */
export function stagesAndReaders(api: Resource, context: RuleContext): readonly Resource[] {
  return byApi(context).get(api) ?? [];
}

const byApi = oncePerRun((context): ReadonlyMap<Resource, readonly Resource[]> => {
  const found = new Map<Resource, Resource[]>();
  const types = [...readerTypes, restFamily.stage.type, version2Family.stage.type];
  for (const resource of resourcesInModule(context, ...types)) {
    const api = apiOfResource(resource, context);
    const own = api && found.get(api);
    if (own) own.push(resource);
    else if (api) found.set(api, [resource]);
  }
  return found;
});

/** Deployments that make a stage of their own. */
const makingStages = oncePerRun((context) =>
  resourcesInModule(context, restFamily.deployment.type).filter(
    ({ block }) => argumentValue(block, restFamily.deployment.stage) !== undefined,
  ),
);

/** The families of which a stage may belong to any API; both where an override file changes anything. */
const isUncertain = oncePerRun((context): ReadonlySet<StageFamily> => {
  const changed = [...context.module.resources.keys()].some(
    (each) => resourceAt(context, each) === undefined,
  );
  return new Set(
    [restFamily, version2Family].filter(
      ({ stage }) =>
        changed || resourcesInModule(context, stage.type).some((each) => mayBeOfAnyApi(each, context)),
    ),
  );
});

/** Whether the API is unknown. A written ID is that of an API from elsewhere. */
export function mayBeOfAnyApi(resource: Resource, context: RuleContext): boolean {
  const written = argumentValue(resource.block, familyOfType(resource.type).stage.api);
  return (
    written !== undefined &&
    apiOfResource(resource, context) === undefined &&
    identityOf(written, resource.file, context)?.startsWith('"') !== true
  );
}

/** What the module hands to modules that it calls, directly or by way of others. */
export const handedOn = oncePerRun((context) =>
  dependenciesOf(
    [...context.module.calls.keys()].map((name) => `module.${name}`),
    context.module,
  ),
);

/** The variables of a stage and its canary; undefined where they are not all known. */
function variablesOf(
  { block, file }: Resource,
  family: StageFamily,
  context: RuleContext,
): readonly string[] | undefined {
  const isIgnored = ignoresChanges(block, family.stage.variables);
  const isDynamic = block.body.items.some((item) => item.kind === 'block' && item.type.text === 'dynamic');
  const names = variableMaps(block, family).map((map) => {
    const value = context.evaluate(map.value);
    if (value.kind === 'null') return [];
    return value.kind === 'object' ? [...value.entries.keys()] : undefined;
  });
  const written = keysOfBlock(block, file, family).map(({ name }) => name);
  const known = names.filter((each) => each !== undefined);
  return isIgnored || isDynamic || known.length < names.length ? undefined : [...known.flat(), ...written];
}
