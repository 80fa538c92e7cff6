/** What a person asks of `compare` on the command line. */
import { parseArgs } from 'node:util';
import { refuseUnreadable } from '../check/arguments.js';
import { allowedValue } from '../check/option-values.js';
import { type InputApi, inputApi } from '../render/input-api.js';

/** The formats that `--format` takes. */
export const COMPARE_FORMATS = ['text', 'json', 'sarif'] as const;

/** A command line that can be run. */
export interface CompareOptions {
  readonly api: InputApi;
  readonly region: string | undefined;
  /** Directories or files, as they were written; never empty. */
  readonly paths: readonly string[];
  readonly format: (typeof COMPARE_FORMATS)[number];
  /** Whether a stage that no block declares counts as a difference. */
  readonly unmanaged: boolean;
  /** Undefined where the terminal and the environment decide. */
  readonly color: boolean | undefined;
}

/** What a command line asks for. */
export type ParsedCompare =
  | { readonly kind: 'compare'; readonly options: CompareOptions }
  | { readonly kind: 'help' }
  /** A sentence for people, with the remedy. */
  | { readonly kind: 'wrong'; readonly message: string };

/** What `compare --help` prints. */
export const COMPARE_USAGE = `Usage: aws apigateway get-stages …    | apigateway-stages compare --rest-api-id ID [options] [paths]
       aws apigatewayv2 get-stages …  | apigateway-stages compare --api-id ID [options] [paths]

Compares live stages with the Terraform code that declares them, and tells what \`terraform plan\` would change. Reads the
JSON output of \`get-stage\` or \`get-stages\` from standard input, as \`render\` does. Paths are directories that are searched
recursively; the default is the current directory. Works offline; of a state only a local \`terraform.tfstate\` is read.

  --rest-api-id ID      REST API of the stages
  --api-id ID           HTTP or WebSocket API of the stages
  --region REGION       Region of the stages
  --unmanaged           count stages that no code declares as differences
  --format <name>       text (default), json or sarif
  --color, --no-color   force or disable colors; default: the terminal, NO_COLOR, FORCE_COLOR
  --help                show this help

Exit codes: 0 in sync, 1 differences, 2 invalid usage, or something that could not be compared or read.
`;

const OPTIONS = {
  'rest-api-id': { type: 'string' },
  'api-id': { type: 'string' },
  region: { type: 'string' },
  unmanaged: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments that follow `compare`. */
export function compareOptions(args: readonly string[]): ParsedCompare {
  try {
    refuseUnreadable(args, OPTIONS);
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    if (values.help) return { kind: 'help' };
    const api = inputApi(values['rest-api-id'], values['api-id']);
    if ('fault' in api) return { kind: 'wrong', message: api.fault };
    return {
      kind: 'compare',
      options: {
        ...{ api, unmanaged: values.unmanaged, region: values.region },
        format: allowedValue('--format', values.format, COMPARE_FORMATS),
        paths: positionals.length > 0 ? positionals : ['.'],
        color: values['no-color'] ? false : values.color,
      },
    };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}
