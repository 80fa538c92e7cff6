/** Hover on a stage variable, where it is used and where it is declared: its value in each stage, and who reads it. */
import { type Evaluate, evaluator } from '../../analysis/values/evaluate.js';
import type { StageVariableKey, VariableStage } from '../../analysis/stage-variables/keys.js';
import {
  type StageVariable,
  stagesOfOwners,
  stageVariableAt,
  usesOf,
} from '../../analysis/stage-variables/occurrences.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { type HoverText, enumeration, valueExcerpt, placeLink, valueWithOrigin } from './hover-value.js';
import { code, dotted, paragraphs } from '../text/markdown-syntax.js';

/** What to say about the stage variable at an offset; undefined where there is none. */
export function stageVariableText(file: SourceFile, offset: number, module: Module): HoverText | undefined {
  const variable = stageVariableAt(file, offset, module);
  if (variable === undefined) return undefined;
  const { name, span, owners } = variable;
  const { type, variables } = owners[0]?.family.stage ?? {};
  const map = resourceSchema('resource', type ?? '')?.body.attributes.get(variables ?? '');
  return {
    text: paragraphs([
      dotted([code(name), 'stage variable', 'resolved by API Gateway for each request']),
      valuesByStage(name, stagesOfOwners(owners, module), evaluator(module)),
      readersText(variable, module),
      map?.facts?.doc,
    ]),
    span,
  };
}

/** A line for each stage, with the variable's value there and that of the canary. */
export function valuesByStage(name: string, stages: readonly VariableStage[], evaluate: Evaluate): string {
  return stages.map((stage) => `- ${stageText(stage, name, evaluate)}`).join('\n');
}

function stageText({ address, file, block, keys }: VariableStage, name: string, evaluate: Evaluate): string {
  const own = keys.filter((key) => key.name === name);
  const values = (canary: boolean): readonly string[] =>
    own.filter((key) => key.canary === canary).map((key) => keyValue(key, evaluate));
  const [stage, canary] = [values(false), values(true)];
  const text = stage.length > 0 ? stage.join(' or ') : 'not declared';
  const override = canary.length > 0 ? `; for the canary ${canary.join(' or ')}` : '';
  const key = own.find((each) => each.file === file && block.start <= each.start && each.end <= block.end);
  return `${placeLink(file, key ?? block, code(address))}: ${text}${override}`;
}

function keyValue({ value, file }: StageVariableKey, evaluate: Evaluate): string {
  return valueWithOrigin(evaluate(value)) ?? code(valueExcerpt(file, value));
}

function readersText(variable: StageVariable, module: Module): string {
  const uses = usesOf(variable, module);
  if (uses.length === 0)
    return 'Nothing in this module uses it. Lambda functions receive all stage variables with each event.';

  const places = enumeration(uses.map((use) => placeLink(use.file, use)));
  return `Used in ${uses.length === 1 ? 'one place' : `${uses.length} places`}: ${places}.`;
}
