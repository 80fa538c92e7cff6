/** What a declared block is and what belongs to it: the text for its name label and for references to it. */
import type { Evaluate } from '../../analysis/values/evaluate.js';
import {
  type ApiPicture,
  type StagePicture,
  apiPicture,
  stagePicture,
} from '../../analysis/references/module-picture.js';
import { noticeOf } from '../../analysis/deployment/notice.js';
import { roleOf } from '../../analysis/references/family-blocks.js';
import { stageOfSettings } from '../../analysis/references/method-settings.js';
import { stagesOf, stagesWith } from '../../analysis/references/stages-of.js';
import { argumentValue, isOverridden, leadsTo } from '../../analysis/references/points-to.js';
import { type BlockTarget, declaredAt } from '../../analysis/references/resolve.js';
import { textOf, type Value } from '../../analysis/values/values.js';
import type { Expression } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { logGroupLines } from './hover-log-group.js';
import { typeText } from './hover-versions.js';
import { enumeration, valueExcerpt, placeLink, valueWithOrigin } from './hover-value.js';
import { code, dotted, paragraphs } from '../text/markdown-syntax.js';
import { draftNote, linkText, pageOf } from '../text/markdown.js';

/** A resource or data source with what the module says around it; `isHere` where it is read at its own declaration. */
export function blockText(target: BlockTarget, module: Module, evaluate: Evaluate, isHere = false): string {
  const { declaration, schema, type, address } = target;
  if (declaration === undefined) {
    const missing = module.complete ? `${code(address)} is not declared in this module.` : undefined;
    return paragraphs([missing, schema && typeText(schema, type, module)]);
  }
  const at = isHere ? undefined : declaredAt(target);
  const lines = linesOf(target, module, evaluate);
  return paragraphs([
    dotted([
      code(address),
      schema?.facts?.title ?? (target.kind === 'data' ? 'data source' : 'resource'),
      at && placeLink(at.file, at.span),
    ]),
    schema && schema.type !== type ? draftNote(type, schema.type) : undefined,
    lines.length > 0 ? lines.join('\n') : schema?.facts?.doc,
    schema && linkText(pageOf(schema)),
  ]);
}

function linesOf(target: BlockTarget, module: Module, evaluate: Evaluate): readonly string[] {
  const group = logGroupLines(target, module, evaluate);
  if (group.length > 0) return group;
  const found = target.kind === 'resource' ? roleOf(target.schema?.type ?? '') : undefined;
  const picture = found?.role === 'stage' ? stagePicture(target, module, evaluate) : undefined;
  if (picture) return stageLines(target, picture, evaluate);
  if (found?.role === 'api') {
    const api = apiPicture(target, found.family, evaluate);
    const stages = stagesOf(target, found.family, module, evaluate);
    return [
      ...line('Name', valueWithOrigin(api.name)),
      ...line('Protocol', api.protocol && valueWithOrigin(api.protocol)),
      ...line(
        'Stages',
        stages.length === 0
          ? 'none in this module'
          : enumeration(stages.map(({ block, name }) => linked(block, nameSuffix(name)))),
      ),
    ];
  }
  if (found?.role === 'methodSettings') {
    const stage = stageOfSettings(target, module, evaluate);
    const path = written(target, found.family.methodSettings?.path);
    return [
      ...line('Stage', stage && linked(stage)),
      ...line('Methods', path && shown(path.file, path.expression, evaluate)),
    ];
  }
  const deployed = found?.role === 'deployment' ? found.family : undefined;
  const stages = deployed ? stagesWith(target, deployed, module).map((each) => linked(each)) : [];
  return [
    ...pointerLines(target, module),
    ...line('Notices', deployed && noticedText(target, deployed, module)),
    ...line('Published by', stages.length > 0 ? enumeration(stages) : undefined),
  ];
}

/** How much of its API a deployment notices; nothing is said of an API without parts here, or where that is unknown. */
function noticedText(target: BlockTarget, family: StageFamily, module: Module): string | undefined {
  if (!target.declaration || isOverridden(target, module)) return undefined;
  const { parts, known, clocks } = noticeOf(target.declaration.block, family, target.module ?? module);
  const asked = parts.filter(({ part }) => !part.alongside);
  if (clocks.length > 0) return 'nothing: every plan replaces it';
  if (asked.length === 0 || !known) return undefined;
  const missed = asked.filter(({ noticed }) => noticed === 'nothing' || noticed === 'existence');
  if (missed.length === 0)
    return asked.length === 1 ? 'the one part of its API' : `all ${asked.length} parts of its API`;
  return `${asked.length - missed.length} of ${asked.length} parts of its API; misses ${enumeration(missed.map(({ part }) => code(part.expression)))}`;
}

function stageLines(target: BlockTarget, picture: StagePicture, evaluate: Evaluate): readonly string[] {
  const { family, api, deployment, settings, routes, variables } = picture;
  const name = written(target, family.stage.name);
  const apiArgument = written(target, family.stage.api);
  const deploymentArgument = written(target, family.stage.deployment);
  return [
    ...line('Name', name && shown(name.file, name.expression, evaluate)),
    ...line(
      'API',
      api ? apiText(api) : apiArgument && shown(apiArgument.file, apiArgument.expression, evaluate),
    ),
    ...line(
      'Deployment',
      deployment
        ? linked(deployment)
        : picture.autoDeploy.kind === 'bool' && picture.autoDeploy.value
          ? `automatic (${code(family.stage.autoDeploy ?? '')})`
          : deploymentArgument && shown(deploymentArgument.file, deploymentArgument.expression, evaluate),
    ),
    ...counted(
      family.methodSettings ? 'Method settings' : 'Route settings',
      settings.map(({ block, path }) => pathText(path, block)),
      picture.maybeMoreSettings,
    ),
    ...(routes
      ? counted(
          'Routes',
          routes.map((key) => pathText(key)),
          false,
        )
      : []),
    ...line('Access log', logText(picture)),
    ...line('Canary', picture.canary === 'yes' ? 'yes' : undefined),
    ...line('Variables', variables && variables.length > 0 ? enumeration(variables.map(code)) : undefined),
  ];
}

function apiText({ block, name, protocol }: ApiPicture): string {
  const kind = protocol === undefined ? 'REST' : textOf(protocol);
  return [linked(block, nameSuffix(name)), kind].filter((part) => part !== undefined).join(', ');
}

function logText({ accessLog, accessLogTo }: StagePicture): string {
  if (accessLog === 'unknown') return 'unknown';
  return accessLog === 'no' ? 'no' : accessLogTo ? `yes, to ${linked(accessLogTo)}` : 'yes';
}

/** `Routes (2): …`, `Routes: none`, or what may be said where there may be more. */
function counted(label: string, parts: readonly string[], maybeMore: boolean): readonly string[] {
  if (parts.length === 0) return line(label, maybeMore ? 'none known' : 'none in this module');
  return line(`${label} (${parts.length}${maybeMore ? ' or more' : ''})`, enumeration(parts));
}

/** A method path or route key; where it is not known, the block that it stands in. */
function pathText(path: Value, block?: BlockTarget): string {
  const text = textOf(path);
  const label = text === undefined ? undefined : code(text);
  return block ? linked(block, undefined, label) : (label ?? '…');
}

/** The arguments that lead to other blocks of the module; those that lead to the same one share a line. */
function pointerLines({ schema, declaration }: BlockTarget, module: Module): readonly string[] {
  if (schema === undefined || declaration === undefined) return [];
  const names = new Map<string, string[]>();
  for (const { name, facts } of schema.body.attributes.values()) {
    const points = facts?.refersTo && leadsTo(argumentValue(declaration.block, name), facts.refersTo, module);
    if (points) names.set(linked(points), [...(names.get(linked(points)) ?? []), code(name)]);
  }
  return [...names].map(([block, own]) => `- ${own.join(', ')}: ${block}`);
}

function written(
  { declaration }: BlockTarget,
  name: string | undefined,
): { readonly file: SourceFile; readonly expression: Expression } | undefined {
  const expression = declaration && name ? argumentValue(declaration.block, name) : undefined;
  return declaration && expression ? { file: declaration.file, expression } : undefined;
}

/** The value of an expression where it is known, or else what is written. */
function shown(file: SourceFile, expression: Expression, evaluate: Evaluate): string | undefined {
  const text = valueExcerpt(file, expression);
  return valueWithOrigin(evaluate(expression)) ?? (text === '' ? undefined : code(text));
}

function linked(block: BlockTarget, suffix?: string, label?: string): string {
  const at = declaredAt(block);
  const shownLabel = label ?? code(block.address);
  const link = at ? placeLink(at.file, at.span, shownLabel) : shownLabel;
  return suffix === undefined ? link : `${link} ${suffix}`;
}

function nameSuffix(name: Value): string | undefined {
  const text = textOf(name);
  return text === undefined ? undefined : `(${code(text)})`;
}

function line(label: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`- ${label}: ${text}`];
}
