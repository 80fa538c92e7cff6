/** Turns live stages into code, and compares them with it. */
import * as z from 'zod';
import type { InputApi, InputWords } from '../render/input-api.js';
import { firstOf, LONGEST_INPUT, LONGEST_TERRAFORM, MOST_PATHS, pathText } from './limits.js';
import { type ToolAnswer, type ToolContext, toolOf } from './tool.js';

const ofApi = {
  stages: z
    .string()
    .max(LONGEST_INPUT, `The JSON has more than ${LONGEST_INPUT} characters. Pass fewer stages at a time.`)
    .describe(
      'JSON text exactly as `aws apigateway get-stage`, `get-stages`, or the same of `aws apigatewayv2`, prints it with `--output json`. Without `--query`.',
    ),
  restApiId: z.string().max(200).optional().describe('ID of the REST API of the stages; or else apiId.'),
  apiId: z.string().max(200).optional().describe('ID of the HTTP or WebSocket API of the stages.'),
  region: z.string().max(100).optional().describe('Region of the stages, for example `eu-west-1`.'),
};

const WORDS: InputWords = {
  restApiId: 'restApiId',
  apiId: 'apiId',
  empty: '`stages` is empty.',
  give: (command) => `Pass the output of \`${command}\` as \`stages\`.`,
};

/** Writes Terraform for live stages. */
export const renderStagesTool = toolOf({
  name: 'render_stages',
  title: 'Render live stages as Terraform',
  description:
    'Writes live stages of API Gateway as Terraform with import blocks and method settings, so that a plan after the import shows no change. Reads the JSON that the AWS CLI prints; calls nothing.',
  input: z.strictObject({
    ...ofApi,
    apiName: z.string().max(200).optional().describe('Name of the API, used in resource names.'),
  }),
  output: z.object({
    terraform: z.string(),
    notes: z.array(z.string()).describe('What to do or to know, and which stages are not written.'),
    complete: z.boolean().describe('Whether every stage is written.'),
    leftOut: z.number().describe('How many notes are not in this answer.'),
  }),
  run: (input, { parts }) => {
    const given = stagesIn(input, parts);
    if ('kind' in given) return given;
    const { apiName, region } = input;
    const named = {
      ...(apiName === undefined ? {} : { apiName }),
      ...(region === undefined ? {} : { region }),
    };
    const { text, messages, isWhole } = parts.renderAlone(given.found, { ...given.api, ...named });
    if (text.length > LONGEST_TERRAFORM) {
      return {
        kind: 'wrong',
        message: `The Terraform has ${text.length} characters, more than ${LONGEST_TERRAFORM}. Pass fewer stages at a time, or run \`apigateway-stages render\` in a terminal.`,
      };
    }

    const { shown, leftOut } = firstOf(messages);
    return { kind: 'result', value: { terraform: text, notes: shown, complete: isWhole, leftOut } };
  },
});

/** Compares live stages with code. */
export const compareStagesTool = toolOf({
  name: 'compare_stages',
  title: 'Compare live stages with code',
  description:
    'Compares live stages with the Terraform that declares them, and tells what `terraform plan` would change (`planned`). Reads the JSON that the AWS CLI prints, the code, and a local state where there is one; calls nothing.',
  input: z.strictObject({
    ...ofApi,
    paths: z
      .array(pathText)
      .min(1)
      .max(MOST_PATHS, `Specify at most ${MOST_PATHS} paths.`)
      .default(['.'])
      .describe('Directories, searched recursively. Default: the working directory.'),
  }),
  output: z.object({
    version: z.literal(1),
    stages: z.array(
      z.looseObject({
        apiId: z.string(),
        stageName: z.string(),
        status: z.enum(['in sync', 'differs', 'cannot tell', 'not declared']),
        address: z.string().nullable(),
        differences: z.array(z.looseObject({ path: z.string(), message: z.string(), planned: z.boolean() })),
        notes: z.array(z.string()),
      }),
    ),
    complete: z.boolean(),
    failures: z.array(z.object({ path: z.string(), message: z.string() })),
    note: z.string().optional(),
    leftOut: z.number().describe('How many stages, differences, notes and failures are not in this answer.'),
  }),
  run: async (input, context) => (await context.reach.refusal(input.paths)) ?? compared(input, context),
});

interface Given {
  readonly stages: string;
  readonly restApiId?: string | undefined;
  readonly apiId?: string | undefined;
  readonly region?: string | undefined;
}

type Wrong = Extract<ToolAnswer, { readonly kind: 'wrong' }>;

function stagesIn(
  { stages, restApiId, apiId }: Given,
  { inputApi, stagesInInput }: ToolContext['parts'],
): { readonly api: InputApi; readonly found: readonly unknown[] } | Wrong {
  const api = inputApi(restApiId, apiId, WORDS);
  if ('fault' in api) return { kind: 'wrong', message: api.fault };
  const input = stagesInInput(new TextEncoder().encode(stages), api, WORDS);
  return 'fault' in input ? { kind: 'wrong', message: input.fault } : { api, found: input.found };
}

async function compared(
  input: Given & { readonly paths: readonly string[] },
  { parts, cwd, clock, reach }: ToolContext,
): Promise<ToolAnswer> {
  const given = stagesIn(input, parts);
  if ('kind' in given) return given;
  const options = { api: given.api, region: input.region, paths: input.paths };
  const report = await parts.compareCode(given.found, options, {
    ...{ cwd, clock, disk: reach.disk },
    complain: () => undefined,
  });
  const { stages, failures, ...rest } = parts.reportDocument(report);
  let leftOut = 0;
  const cut = <T>(entries: readonly T[]): readonly T[] => {
    const first = firstOf(entries);
    leftOut += first.leftOut;
    return first.shown;
  };
  const short = stages.map((stage) => ({
    ...stage,
    differences: cut(stage.differences),
    notes: cut(stage.notes),
  }));
  const note = parts.declaredNowhere(report, options);
  const value = {
    ...rest,
    stages: cut(short),
    failures: cut(failures),
    ...(note === undefined ? {} : { note }),
  };
  return { kind: 'result', value: { ...value, leftOut } };
}
