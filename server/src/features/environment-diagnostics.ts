/** What is wrong in a file in each environment that its module is applied in. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/messages.js';
import type { Problem } from '../hcl/syntax.js';
import type { AppliedModule } from '../project/environments.js';
import type { SourceFile } from '../workspace/module.js';
import { byPlace, type Diagnosed, diagnosed } from './diagnostics.js';

/**
 * The diagnostics of a file in all environments, in the order of the text, each once: of what holds in some of them only,
 * the message says in which.
 */
export function environmentDiagnostics(
  file: SourceFile,
  applied: readonly AppliedModule[],
  settings: Settings,
  syntaxProblems: readonly Problem[],
): readonly Diagnosed[] {
  const found = new Map<string, { readonly each: Diagnosed; readonly environments: Set<string> }>();
  for (const { environment, module } of applied) {
    for (const each of diagnosed(file, module, settings, syntaxProblems)) {
      const { range, code, severity, message } = each.diagnostic;
      const key = JSON.stringify([range, code, severity, message]);
      const known = found.get(key) ?? { each, environments: new Set() };
      found.set(key, known);
      known.environments.add(environment);
    }
  }
  return [...found.values()]
    .map(({ each, environments }) =>
      environments.size === applied.length
        ? each
        : { ...each, diagnostic: heldIn([...environments], each.diagnostic) },
    )
    .sort(byPlace);
}

function heldIn(environments: readonly string[], diagnostic: Diagnostic): Diagnostic {
  const { message } = diagnostic;
  const where = `In ${enumerated(environments)}: `;
  return {
    ...diagnostic,
    message: typeof message === 'string' ? where + message : { ...message, value: where + message.value },
  };
}

/** `dev, qa and prod`. */
function enumerated(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}
