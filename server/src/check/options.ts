/** What a person asks of `check` on the command line. */
import { parseArgs } from 'node:util';
import { LANGUAGE_GROUP, type RuleSeverity } from '../../../protocol/messages.js';
import { didYouMean } from '../analysis/values/did-you-mean.js';
import { allRules } from '../rules/registry/all-rules.js';
import type { Severity } from '../rules/rule.js';
import { severities as settable } from '../rules/registry/settings.js';

/** The formats that `--format` takes. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
/** One of `FORMATS`. */
export type FormatName = (typeof FORMATS)[number];

/** From the gravest on. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A command line that can be run. */
export interface CheckOptions {
  /** As they were written; never empty. */
  readonly paths: readonly string[];
  readonly format: FormatName;
  /** What weighs less is neither shown nor counted. */
  readonly minSeverity: Severity;
  /** What weighs less is shown, and does not make the exit code 1. */
  readonly failOn: Severity;
  /** By rule code. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Undefined where the terminal and the environment decide. */
  readonly color: boolean | undefined;
  /** Whether `text` shows the line of each finding; undefined where the terminal decides. */
  readonly excerpt: boolean | undefined;
}

/** What a command line asks for. */
export type ParsedOptions =
  | { readonly kind: 'check'; readonly options: CheckOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  /** One rule is to be explained. */
  | { readonly kind: 'explain'; readonly code: string }
  /** A sentence for people, with the remedy. */
  | { readonly kind: 'wrong'; readonly message: string };

/** What `check --help` prints. */
export const CHECK_USAGE = `Usage: apigateway-stages check [options] [paths]

Checks API Gateway stages in Terraform and reports the same findings as the editor. Paths are files, or directories that
are checked recursively; the default is the current directory. Works offline.

  --format <name>          text (default), json, sarif or github
  --min-severity <name>    error, warning (default), information or hint; hides lower severities
  --fail-on <severity>     the least severity that makes the exit code 1; default: whatever is shown
  --rule <code>=<severity> error, warning, information, hint or off; repeatable. language stands for all rules about
                           Terraform's language
  --color, --no-color      force or disable colors; default: the terminal, NO_COLOR, FORCE_COLOR
  --excerpt, --no-excerpt  show the line of each finding in text, or not; default: in a terminal
  --list-rules             list all rules with their severity
  --explain <rule>         explain a rule, with an example
  --help                   show this help

Exit code: 0 no findings that count, 1 findings, 2 invalid usage, no file to check, or something was not checked in full.
`;

/** Reads the arguments that follow `check`. */
export function optionsFrom(args: readonly string[]): ParsedOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'min-severity': { type: 'string', default: 'warning' },
        'fail-on': { type: 'string' },
        rule: { type: 'string', multiple: true, default: [] },
        'list-rules': { type: 'boolean' },
        explain: { type: 'string' },
        color: { type: 'boolean' },
        'no-color': { type: 'boolean' },
        excerpt: { type: 'boolean' },
        'no-excerpt': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values['list-rules']) return { kind: 'list' };
    if (values.explain !== undefined)
      return { kind: 'explain', code: ruleCode('--explain ', values.explain) };
    const minSeverity = allowedValue('--min-severity', values['min-severity'], SEVERITIES);
    const failOn = values['fail-on'];
    return {
      kind: 'check',
      options: {
        paths: positionals.length > 0 ? positionals : ['.'],
        format: allowedValue('--format', values.format, FORMATS),
        minSeverity,
        failOn: failOn === undefined ? minSeverity : allowedValue('--fail-on', failOn, SEVERITIES),
        rules: Object.fromEntries(values.rule.map(ruleSetting)),
        color: values['no-color'] ? false : values.color,
        excerpt: values['no-excerpt'] ? false : values.excerpt,
      },
    };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

function ruleSetting(text: string): readonly [string, RuleSeverity] {
  const [written = '', severity = ''] = text.split('=', 2);
  const code = written === LANGUAGE_GROUP ? written : ruleCode('--rule ', written, text);
  return [code, allowedValue(`--rule ${code}=`, severity, settable)];
}

/** The code of a rule that there is; throws with a sentence for people. */
function ruleCode(option: string, code: string, written = code): string {
  const codes = allRules.map((rule) => rule.code);
  if (codes.includes(code)) return code;
  const near = didYouMean(code, codes);
  const remedy = near === undefined ? 'see `check --list-rules` for all rules' : `did you mean \`${near}\`?`;
  throw new Error(`\`${option}${written}\`: unknown rule \`${code}\`; ${remedy}`);
}

/** The value of an option that has to be one of some; throws with a sentence for people. */
export function allowedValue<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new Error(`\`${option}\` must be one of ${allowed.join(', ')}, not \`${value}\``);

  return found;
}
