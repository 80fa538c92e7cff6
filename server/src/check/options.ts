/** What a person asks of `check` on the command line. */
import { parseArgs } from 'node:util';
import type { RuleSeverity } from '../../../protocol/messages.js';
import type { Severity } from '../rules/rule.js';
import { type GivenVariable, givenValue } from './given-variables.js';
import { allowedValue, ruleCode, ruleSetting } from './option-values.js';
import { SEVERITIES } from './severities.js';

/** The formats that `--format` takes. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
/** One of `FORMATS`. */
export type FormatName = (typeof FORMATS)[number];

/** A command line that can be run. */
export interface CheckOptions {
  /** As they were written; never empty. */
  readonly paths: readonly string[];
  readonly format: FormatName;
  /** What weighs less is neither shown nor counted; undefined where the project file decides. */
  readonly minSeverity: Severity | undefined;
  /** What weighs less is shown, and does not make the exit code 1; undefined where whatever is shown does. */
  readonly failOn: Severity | undefined;
  /** By rule code. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Globs of files to leave out, from the working directory. */
  readonly exclude: readonly string[];
  /** In the order in which they are written. */
  readonly variables: readonly GivenVariable[];
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

/** Reads the arguments that follow `check`. */
export function optionsFrom(args: readonly string[]): ParsedOptions {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      tokens: true,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'min-severity': { type: 'string' },
        'fail-on': { type: 'string' },
        rule: { type: 'string', multiple: true, default: [] },
        exclude: { type: 'string', multiple: true, default: [] },
        'var-file': { type: 'string', multiple: true },
        var: { type: 'string', multiple: true },
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
    const severity = (name: 'min-severity' | 'fail-on'): Severity | undefined => {
      const value = values[name];
      return value === undefined ? undefined : allowedValue(`--${name}`, value, SEVERITIES);
    };
    return {
      kind: 'check',
      options: {
        paths: positionals.length > 0 ? positionals : ['.'],
        format: allowedValue('--format', values.format, FORMATS),
        minSeverity: severity('min-severity'),
        failOn: severity('fail-on'),
        rules: Object.fromEntries(values.rule.map(ruleSetting)),
        exclude: values.exclude,
        variables: tokens.flatMap(givenBy),
        color: values['no-color'] ? false : values.color,
        excerpt: values['no-excerpt'] ? false : values.excerpt,
      },
    };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Terraform reads `--var` and `--var-file` in the order in which they are written. */
function givenBy(token: {
  readonly kind: string;
  readonly name?: string;
  readonly value?: unknown;
}): GivenVariable[] {
  if (token.kind !== 'option' || typeof token.value !== 'string') return [];
  if (token.name === 'var-file') return [{ kind: 'file', path: token.value }];
  return token.name === 'var' ? [givenValue(token.value)] : [];
}
