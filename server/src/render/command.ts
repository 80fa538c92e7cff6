/**
 * `apigateway-stages render`: what the AWS CLI prints about stages, as Terraform. Pure: arguments and input in, output,
 * messages and exit code out.
 */
import type { RenderedStage } from '../../../protocol/stage-requests.js';
import { moduleFrom } from '../workspace/module.js';
import { renderStages } from './render.js';

/** What the command prints and returns. */
export interface CommandOutcome {
  readonly output: string;
  /** For standard error; empty where there is nothing to say. */
  readonly messages: string;
  readonly exitCode: number;
}

/** What `render --help` prints. */
export const RENDER_USAGE = `Usage: aws apigateway get-stage …    | apigateway-stages render --rest-api-id ID
       aws apigatewayv2 get-stage …  | apigateway-stages render --api-id ID

Writes live stages as Terraform, with import blocks and method settings. Reads the JSON output of \`get-stage\` or
\`get-stages\` from standard input.

  --rest-api-id ID  REST API of the stages
  --api-id ID       HTTP or WebSocket API of the stages
  --name NAME       name of the API, used in resource names
  --help            show this help
`;

/** Runs the command. */
export function renderCommand(args: readonly string[], input: string): CommandOutcome {
  if (args.includes('--help') || args.includes('-h'))
    return { output: RENDER_USAGE, messages: '', exitCode: 0 };
  const options = optionsFrom(args);
  if ('fault' in options) return { output: '', messages: `${options.fault}\n\n${RENDER_USAGE}`, exitCode: 2 };

  const stages = stagesIn(input, options);
  if ('fault' in stages) return { output: '', messages: `${stages.fault}\n`, exitCode: 1 };
  const live = stages.found.map((stage) => ({ ...options, stage }));
  const answer = renderStages(live, { module: moduleFrom('stdin:', []), state: [], file: undefined });
  const said = answer.stages.flatMap((each, index) => saidOf(each, nameOf(stages.found[index])));
  return {
    output: answer.text,
    messages: said.map((line) => `${line}\n`).join(''),
    exitCode: answer.text === '' ? 1 : 0,
  };
}

interface Options {
  readonly kind: 'rest' | 'version2';
  readonly apiId: string;
  readonly apiName?: string;
}

function optionsFrom(args: readonly string[]): Options | { readonly fault: string } {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    // `--name=value` is one argument, `--name value` two.
    const [, name = args[at] ?? '', joined] = /^(--[\w-]+)=(.*)$/s.exec(args[at] ?? '') ?? [];
    const value = joined ?? args[at + 1];
    if (joined !== undefined) at--;
    if (!KNOWN.has(name)) return { fault: `Unknown option \`${name}\`.` };
    if (value === undefined || value === '') return { fault: `\`${name}\` requires a value.` };
    given.set(name, value);
  }
  const rest = given.get('--rest-api-id');
  const version2 = given.get('--api-id');
  const apiId = rest ?? version2;
  if (apiId === undefined || (rest !== undefined && version2 !== undefined)) {
    return {
      fault:
        'Specify the API of the stages with either `--rest-api-id` or `--api-id`. The JSON of a stage does not include it.',
    };
  }
  const apiName = given.get('--name');
  return {
    kind: rest === undefined ? 'version2' : 'rest',
    apiId,
    ...(apiName === undefined ? {} : { apiName }),
  };
}

const KNOWN: ReadonlySet<string> = new Set(['--rest-api-id', '--api-id', '--name']);

/** The stages in what the AWS CLI printed. */
function stagesIn(
  input: string,
  { kind, apiId }: Options,
): { readonly found: readonly unknown[] } | { readonly fault: string } {
  const run =
    kind === 'rest'
      ? `aws apigateway get-stage --rest-api-id ${apiId} --stage-name NAME --output json`
      : `aws apigatewayv2 get-stage --api-id ${apiId} --stage-name NAME --output json`;
  if (input.trim() === '')
    return { fault: `Standard input is empty. Pipe the output of \`${run}\` into this command.` };
  let value: unknown;
  try {
    value = JSON.parse(input.replace(/^\uFEFF/, ''));
  } catch {
    return {
      fault: `The input contains no JSON that can be parsed. Pipe the output of \`${run}\` into this command.`,
    };
  }
  const other = kind === 'rest' ? 'version2' : 'rest';
  if (isStage(value, kind)) return { found: [value] };
  const list = listIn(value, kind);
  if (list && list.length > 0 && list.every((each) => isStage(each, kind))) return { found: list };
  if (list?.length === 0) return { fault: `The API \`${apiId}\` has no stages.` };
  if (isStage(value, other) || listIn(value, other)?.some((each) => isStage(each, other))) {
    return {
      fault:
        kind === 'rest'
          ? 'This is a stage of an HTTP or WebSocket API. Use `--api-id` instead of `--rest-api-id`.'
          : 'This is a stage of a REST API. Use `--rest-api-id` instead of `--api-id`.',
    };
  }
  return {
    fault: `The input is ${described(value)}, not a stage. Pipe the output of \`${run}\` into this command.`,
  };
}

/** What `get-stages` answers. */
function listIn(value: unknown, kind: Options['kind']): readonly unknown[] | undefined {
  const list = memberOf(value, kind === 'rest' ? 'item' : 'Items');
  return Array.isArray(list) ? list : undefined;
}

function isStage(value: unknown, kind: Options['kind']): boolean {
  return typeof memberOf(value, kind === 'rest' ? 'stageName' : 'StageName') === 'string';
}

function nameOf(stage: unknown): string {
  return String(memberOf(stage, 'stageName') ?? memberOf(stage, 'StageName'));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null)
    return `the JSON \`${JSON.stringify(value).slice(0, 40)}\``;
  const members = Object.keys(value).slice(0, 4);
  return members.length === 0
    ? 'an empty object'
    : `an object with \`${members.map((name) => name.slice(0, 40)).join('`, `')}\``;
}

function saidOf(outcome: RenderedStage, name: string): readonly string[] {
  const said = outcome.outcome === 'written' ? outcome.notes : [outcome.message];
  return said.map((text) => `${name}: ${text}`);
}
