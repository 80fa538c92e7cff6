/** What a person asks of `check` on the command line. */
import { parseArgs } from 'node:util';
import type { RuleSeverity } from '../../../protocol/messages.js';
import type { Severity } from '../rules/rule.js';
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
