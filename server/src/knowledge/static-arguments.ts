/** The arguments of Terraform's own blocks that it reads without evaluating anything, so that no function may be called. */

/**
 * By the types of the blocks around, from the top of the file; the outer ones count for all that is in them. As
 * `terraform validate` of 1.11 told of each.
 */
const staticArguments: Readonly<Record<string, ReadonlySet<string> | 'all'>> = {
  terraform: 'all',
  moved: 'all',
  removed: new Set(['from']),
  'removed/lifecycle': new Set(['destroy']),
  import: new Set(['to', 'provider']),
  variable: new Set(['type', 'default', 'description', 'sensitive', 'nullable', 'ephemeral']),
  output: new Set(['description', 'sensitive', 'ephemeral', 'depends_on']),
  module: new Set(['source', 'version', 'providers', 'depends_on']),
  provider: new Set(['alias', 'version']),
  ...declarations('resource'),
  ...declarations('ephemeral'),
  ...declarations('data'),
  ...declarations('check/data'),
};

function declarations(path: string): typeof staticArguments {
  return {
    [path]: new Set(['provider', 'depends_on']),
    [`${path}/lifecycle`]: new Set([
      'create_before_destroy',
      'prevent_destroy',
      'ignore_changes',
      'replace_triggered_by',
    ]),
    [`${path}/provisioner`]: new Set(['when', 'on_failure']),
  };
}

/**
 * Whether an argument may call functions. `around` are the types of the blocks around it, outermost first; at the top of a
 * file, and so in a variable file, no argument may.
 */
export function mayCallFunctions(around: readonly string[], argument: string): boolean {
  const outermost = around[0];
  if (outermost === undefined || staticArguments[outermost] === 'all') return false;
  if (around.at(-1) === 'dynamic' && argument === 'iterator') return false;
  const names = staticArguments[around.join('/')];
  return names === undefined || names === 'all' || !names.has(argument);
}

/** What a static argument must be once it is written out. */
export type ConstantType = 'bool' | 'string' | 'any';

/**
 * By the types of the blocks around, the arguments whose values must be written out: neither references nor functions.
 * `source` and `version` of a module and what is in `backend` are left out, because OpenTofu evaluates them.
 */
export const constantArguments: Readonly<Record<string, Readonly<Record<string, ConstantType>>>> = {
  terraform: { required_version: 'string' },
  variable: {
    description: 'string',
    default: 'any',
    sensitive: 'bool',
    nullable: 'bool',
    ephemeral: 'bool',
  },
  output: { description: 'string', sensitive: 'bool', ephemeral: 'bool' },
  provider: { alias: 'string' },
  'resource/lifecycle': { create_before_destroy: 'bool', prevent_destroy: 'bool' },
  'removed/lifecycle': { destroy: 'bool' },
};

/** Those among them that OpenTofu evaluates, by name. */
export const evaluatedByOpenTofu: ReadonlySet<string> = new Set(['prevent_destroy']);
