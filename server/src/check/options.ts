/** What a person asks of `check` on the command line. */
import { parseArgs } from 'node:util';
import type { RuleSeverity } from '../../../protocol/messages.js';
import type { Severity } from '../rules/rule.js';
import { type GivenVariable, givenValue } from './given-variables.js';
import { refuseUnreadable } from './arguments.js';
import { allowedValue, ruleCode, ruleSetting } from './option-values.js';
import { refuseTogether } from './option-conflicts.js';
import { SEVERITIES } from './severities.js';

/** The formats that `--format` takes. */
export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit', 'gitlab', 'checkstyle'] as const;
/** One of `FORMATS`. */
export type FormatName = (typeof FORMATS)[number];

/** A command line that can be run. */
export interface CheckOptions {
  /** As they were written; never empty. */
  readonly paths: readonly string[];
  readonly format: FormatName;
  /** What weighs less is neither shown nor counted; undefined where the project file decides. */
  readonly minSeverity: Severity | undefined;
  /** What weighs less does not make the exit code 1; undefined where whatever is shown does. */
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
  /** What is safe to fix is written to the files, or shown as a diff. */
  readonly fix: 'write' | 'diff' | undefined;
  /** Where the text on standard input belongs; it is the only path then. */
  readonly stdinFilename: string | undefined;
  /** A file of findings that are known, to be written or read. */
  readonly baseline: { readonly path: string; readonly isWritten: boolean } | undefined;
}

/** Whether standard output has a text or a diff instead of findings. */
export function yieldsText({ fix, stdinFilename }: Pick<CheckOptions, 'fix' | 'stdinFilename'>): boolean {
  return fix === 'diff' || (fix === 'write' && stdinFilename !== undefined);
}

/** What a command line asks for. */
export type ParsedOptions =
  | { readonly kind: 'check'; readonly options: CheckOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly format: 'text' | 'json' }
  /** One rule is to be explained. */
  | { readonly kind: 'explain'; readonly code: string }
  /** A sentence for people, with the remedy. */
  | { readonly kind: 'wrong'; readonly message: string };

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  'min-severity': { type: 'string' },
  'fail-on': { type: 'string' },
  rule: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  'var-file': { type: 'string', multiple: true },
  var: { type: 'string', multiple: true },
  'list-rules': { type: 'boolean' },
  explain: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  excerpt: { type: 'boolean' },
  'no-excerpt': { type: 'boolean' },
  fix: { type: 'boolean', default: false },
  'fix-dry-run': { type: 'boolean', default: false },
  'stdin-filename': { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments that follow `check`. */
export function optionsFrom(args: readonly string[]): ParsedOptions {
  try {
    refuseUnreadable(args, OPTIONS);
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      tokens: true,
      allowPositionals: true,
      options: OPTIONS,
    });
    if (values.help) return { kind: 'help' };
    if (values['list-rules'])
      return { kind: 'list', format: allowedValue('--list-rules --format', values.format, ['text', 'json']) };
    refuseTogether(values, positionals);
    if (values.explain !== undefined)
      return { kind: 'explain', code: ruleCode('--explain ', values.explain) };
    const severity = (name: 'min-severity' | 'fail-on'): Severity | undefined => {
      const value = values[name];
      return value === undefined ? undefined : allowedValue(`--${name}`, value, SEVERITIES);
    };
    return {
      kind: 'check',
      options: {
        paths: pathsFrom(values['stdin-filename'], positionals),
        format: allowedValue('--format', values.format, FORMATS),
        minSeverity: severity('min-severity'),
        failOn: severity('fail-on'),
        rules: Object.fromEntries((values.rule ?? []).map(ruleSetting)),
        exclude: values.exclude ?? [],
        variables: tokens.flatMap(givenBy),
        color: values['no-color'] ? false : values.color,
        excerpt: values['no-excerpt'] ? false : values.excerpt,
        fix: values['fix-dry-run'] ? 'diff' : values.fix ? 'write' : undefined,
        stdinFilename: values['stdin-filename'],
        baseline: baselineFrom(values),
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

function pathsFrom(stdinFilename: string | undefined, positionals: readonly string[]): readonly string[] {
  if (stdinFilename !== undefined) return [stdinFilename];
  return positionals.length > 0 ? positionals : ['.'];
}

interface BaselineValues {
  readonly baseline?: string | undefined;
  readonly 'write-baseline'?: string | undefined;
}

function baselineFrom({ baseline, 'write-baseline': written }: BaselineValues): CheckOptions['baseline'] {
  if (written !== undefined) return { path: written, isWritten: true };
  return baseline === undefined ? undefined : { path: baseline, isWritten: false };
}
