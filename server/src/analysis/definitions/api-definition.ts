/** What an API's OpenAPI definition says: its paths and methods, and whether anything in it is handed all variables. */
import type { Block } from '../../hcl/syntax.js';
import { definitionArguments, openApi } from '../../knowledge/vocabularies/openapi.js';
import { isRecord } from '../../workspace/json.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { tracedFormat } from '../log-format/access-logs.js';
import { HOLE } from '../log-format/tokens.js';
import { argumentValue } from '../references/points-to.js';
import type { Evaluate } from '../values/evaluate.js';
import { textOf } from '../values/values.js';
import { definitionSource } from './definition-source.js';
import { definitionData } from './definition-text.js';

/** One method of a path. */
export interface DefinedMethod {
  readonly path: string;
  /** `GET`, or `ANY`. */
  readonly method: string;
}

/** What is known of a definition. */
export interface ApiDefinition {
  readonly methods: readonly DefinedMethod[];
  /** Every path, those without a known method too. */
  readonly paths: readonly string[];
  /** Whether the API has no other paths and methods by its definition. */
  readonly complete: boolean;
  /** Whether no integration and no authorizer can be handed all stage variables. */
  readonly quiet: boolean;
}

/** The definition of an API; undefined where it has none, or nothing is known of it. */
export function apiDefinition(
  block: Block,
  file: SourceFile,
  module: Module,
  evaluate: Evaluate,
): ApiDefinition | undefined {
  const body = argumentValue(block, definitionArguments.body);
  if (body === undefined) return undefined;
  const source = definitionSource({ expression: body, file }, module);
  const { text } = tracedFormat(source.expression, source.file, module, evaluate);
  const [first] = text.pieces;
  const data = definitionData(text.text, first?.kind === 'text' ? first.file : body);
  if (!isRecord(data)) return undefined;
  const { [openApi.paths]: paths } = data;
  const mode = argumentValue(block, definitionArguments.mode);
  const isMerged = mode !== undefined && textOf(evaluate(mode)) !== 'overwrite';
  const isMoved = argumentValue(block, definitionArguments.parameters) !== undefined;
  return isRecord(paths)
    ? definitionFrom(data, paths, !isMerged && !isMoved && !Object.keys(data).some(isUnknown))
    : undefined;
}

function definitionFrom(
  data: Readonly<Record<string, unknown>>,
  paths: Readonly<Record<string, unknown>>,
  isAll: boolean,
): ApiDefinition {
  const items = Object.entries(paths).filter(([path]) => !path.startsWith('x-'));
  const known = items.filter(([path]) => /^\/(?:.*[^/])?$/.test(path) && !isUnknown(path));
  const methods = known.flatMap(([path, item]) =>
    methodsIn(item).map((method) => ({ path, method: nameOfMethod(method) })),
  );
  const complete = isAll && known.length === items.length && known.every(([, item]) => isPlain(item));
  const operations = known.flatMap(([, item]) =>
    methodsIn(item).map((method) => (isRecord(item) ? item[method] : undefined)),
  );
  const quiet = complete && operations.every(isQuietOperation) && schemesIn(data).every(isQuietScheme);
  return { methods, paths: known.map(([path]) => path), complete, quiet };
}

function methodsIn(item: unknown): readonly string[] {
  const isMethod = (name: string): boolean =>
    name === openApi.anyMethod || openApi.methods.some((method) => method === name.toLowerCase());
  return isRecord(item) ? Object.keys(item).filter(isMethod) : [];
}

function nameOfMethod(name: string): string {
  return name === openApi.anyMethod ? 'ANY' : name.toUpperCase();
}

/** Whether all methods of a path are written there. */
function isPlain(item: unknown): boolean {
  return isRecord(item) && !(openApi.reference in item) && !Object.keys(item).some(isUnknown);
}

function isQuietOperation(operation: unknown): boolean {
  const integration = isRecord(operation) ? operation[openApi.integration] : undefined;
  const type = isRecord(integration) ? integration.type : undefined;
  return typeof type === 'string' && openApi.quietIntegrations.some((each) => each === type.toLowerCase());
}

/** The ways of authorization, where OpenAPI 2 and 3 have them. */
function schemesIn({
  components,
  securityDefinitions,
}: Readonly<Record<string, unknown>>): readonly unknown[] {
  const all = [isRecord(components) ? components.securitySchemes : undefined, securityDefinitions];
  return all.flatMap((each) => (isRecord(each) ? Object.values(each) : []));
}

function isQuietScheme(scheme: unknown): boolean {
  const authorizer = isRecord(scheme) ? scheme[openApi.authorizer] : undefined;
  const type = isRecord(authorizer) ? authorizer.type : undefined;
  return (
    (isRecord(scheme) && authorizer === undefined && !(openApi.reference in scheme)) ||
    (typeof type === 'string' && openApi.quietAuthorizers.some((each) => each === type.toLowerCase()))
  );
}

/** Text that Terraform fills in may hold anything, further members too. */
function isUnknown(text: string): boolean {
  return text.includes(HOLE);
}
