/**
 * `apigateway-stages render`: what the AWS CLI prints about stages, as Terraform. Pure: arguments and input in, output,
 * messages and exit code out.
 */
import { visibleLine } from '../../../protocol/plain-text.js';
import type { RenderedStage } from '../../../protocol/stage-requests.js';
import { didYouMean } from '../analysis/values/did-you-mean.js';
import { groupBy } from '../hcl/group-by.js';
import { isRecord } from '../workspace/json.js';
import { moduleFrom } from '../workspace/module.js';
import { stagesInInput } from './cli-input.js';
import { type InputApi, inputApi } from './input-api.js';
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
\`get-stages\` from standard input: one document, or several one after the other.

  --rest-api-id ID  REST API of the stages
  --api-id ID       HTTP or WebSocket API of the stages
  --region REGION   Region of the stages, for the notes
  --name NAME       name of the API, used in resource names
  --help            show this help

Exit codes: 0 every stage is written, 1 a stage is not written or the input is not whole, 2 wrong arguments, or an
internal error. Notes and reasons go to standard error.
`;

/** Runs the command. */
export function renderCommand(args: readonly string[], input: Uint8Array): CommandOutcome {
  if (args.includes('--help') || args.includes('-h'))
    return { output: RENDER_USAGE, messages: '', exitCode: 0 };
  const options = optionsFrom(args);
  if ('fault' in options)
    return { output: '', messages: `${visibleLine(options.fault)}\n\n${RENDER_USAGE}`, exitCode: 2 };

  const stages = stagesInInput(input, options);
  if ('fault' in stages) return { output: '', messages: `${visibleLine(stages.fault)}\n`, exitCode: 1 };
  const { text, messages, isWhole } = renderAlone(stages.found, options);
  return {
    output: text,
    messages: messages.map((line) => `${visibleLine(line)}\n`).join(''),
    exitCode: isWhole ? 0 : 1,
  };
}

/** What is told of the stages beside their JSON. */
export interface InputStage extends InputApi {
  readonly apiName?: string;
  readonly region?: string;
}

/** Writes whole stages of one API into a text that stands alone; `messages` are lines, and `isWhole` where all are written. */
export function renderAlone(
  found: readonly unknown[],
  options: InputStage,
): { readonly text: string; readonly messages: readonly string[]; readonly isWhole: boolean } {
  const live = found.map((stage) => ({ ...options, stage }));
  const { text, stages } = renderStages(live, {
    module: moduleFrom('stdin:', []),
    state: [],
    file: undefined,
  });
  return {
    text,
    messages: messagesOf(stages, found.map(nameOf)),
    isWhole: stages.every(({ outcome }) => outcome === 'written'),
  };
}

function optionsFrom(args: readonly string[]): InputStage | { readonly fault: string } {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    // `--name=value` is one argument, `--name value` two.
    const [, name = args[at] ?? '', joined] = /^(--[\w-]+)=(.*)$/s.exec(args[at] ?? '') ?? [];
    const value = joined ?? args[at + 1];
    if (joined !== undefined) at--;
    if (!KNOWN.has(name)) return { fault: `Unknown option \`${name}\`${remedyFor(name)}` };
    if (value === undefined || value === '') return { fault: `\`${name}\` requires a value.` };
    given.set(name, value);
  }
  const api = inputApi(given.get('--rest-api-id'), given.get('--api-id'));
  if ('fault' in api) return api;
  const apiName = given.get('--name');
  const region = given.get('--region');
  return {
    ...api,
    ...(apiName === undefined ? {} : { apiName }),
    ...(region === undefined ? {} : { region }),
  };
}

const KNOWN: ReadonlySet<string> = new Set(['--rest-api-id', '--api-id', '--region', '--name']);

function remedyFor(name: string): string {
  const near = didYouMean(name, KNOWN);
  return near === undefined ? '.' : `; did you mean \`${near}\`?`;
}

function nameOf(stage: unknown): string {
  const { stageName, StageName } = isRecord(stage) ? stage : {};
  return String(stageName ?? StageName);
}

/** One line for each thing that is said, with the stages of which it is said. */
function messagesOf(stages: readonly RenderedStage[], names: readonly string[]): readonly string[] {
  const said = stages.flatMap((each, index) =>
    (each.outcome === 'written' ? each.notes : [each.message]).map((text) => ({ text, name: names[index] })),
  );
  return [...groupBy(said, ({ text }) => text)].map(
    ([text, all]) => `${all.map(({ name }) => name).join(', ')}: ${text}`,
  );
}
