/** The methods and routes that a module declares for an API, as far as their paths are known. */
import { apiDefinition, type DefinedMethod } from '../../analysis/definitions/api-definition.js';
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { evaluate, evaluator } from '../../analysis/values/evaluate.js';
import { textOf } from '../../analysis/values/values.js';
import { memoize } from '../../hcl/memoize.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { pathMethod, pathPart, rootPath } from '../../knowledge/vocabularies/rest-paths.js';
import type { Module } from '../../workspace/module.js';
import { type Declared, declaredOf } from './declared.js';
import { apiOfBlock, type NamedApi } from './named-api.js';

/** The methods of the module's resources for an API; for all APIs where none is named. Paths begin with a slash. */
export function declaredMethods(api: NamedApi | undefined, module: Module): readonly DefinedMethod[] {
  return declaredOf(pathMethod.type, module).flatMap(({ block }) => {
    if (!isPartOf(api, block, module)) return [];
    const path = pathOf(argumentValue(block, pathMethod.path), module, 0);
    const method = textIn(block, pathMethod.method, module);
    return path === undefined || method === undefined ? [] : [{ path: path === '' ? '/' : path, method }];
  });
}

/** A route of the module. */
export interface DeclaredRoute extends Declared {
  readonly key: string;
}

/** The routes of the module's resources for an API; for all APIs where none is named. */
export function declaredRoutes(api: NamedApi | undefined, module: Module): readonly DeclaredRoute[] {
  return routesIn(module).filter(({ block }) => isPartOf(api, block, module));
}

const routesIn = memoize((module: Module): readonly DeclaredRoute[] => {
  const { type, key: name } = version2Family.route;
  return declaredOf(type, module).flatMap((route) => {
    const key = textIn(route.block, name, module);
    return key === undefined || key === '' ? [] : [{ ...route, key }];
  });
});

/** The methods in the definition of an API; none where it is not in the module, or can't be read. */
export function definedMethods(api: NamedApi | undefined, module: Module): readonly DefinedMethod[] {
  const declared = api && module.resources.get(api.key);
  if (declared === undefined) return [];
  return apiDefinition(declared.block, declared.file, module, evaluator(module))?.methods ?? [];
}

function isPartOf(api: NamedApi | undefined, block: Block, module: Module): boolean {
  const own = apiOfBlock(block, module);
  return block.type.text === 'resource' && (api === undefined || own === undefined || own.key === api.key);
}

/** The path that an ID stands for, the root being empty. */
function pathOf(id: Expression | undefined, module: Module, depth: number): string | undefined {
  const target = pointsTo(id, [rootPath, { type: pathPart.type, attribute: 'id' }], module);
  if (target?.type === rootPath.type) return '';
  const block = target?.declaration?.block;
  const name = block && textIn(block, pathPart.part, module);
  if (block === undefined || name === undefined || depth > MAX_DEPTH) return undefined;
  const above = pathOf(argumentValue(block, pathPart.parent), module, depth + 1);
  return above === undefined ? undefined : `${above}/${name}`;
}

/** Resources that are each other's parent end here. */
const MAX_DEPTH = 40;

function textIn(block: Block, name: string, module: Module): string | undefined {
  const written = argumentValue(block, name);
  return written && textOf(evaluate(written, module));
}
