/** What is wrong in a file in each environment that its module is applied in. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/messages.js';
import type { Problem } from '../hcl/syntax.js';
import type { AppliedModule } from '../project/environments.js';
import type { SourceFile } from '../workspace/module.js';
import { diagnostics } from './diagnostics.js';

/**
 * The diagnostics of a file in all environments, in the order of the text, each once: of what holds in some of them only,
 * the message says in which.
 */
export function environmentDiagnostics(
  file: SourceFile,
  applied: readonly AppliedModule[],
  settings: Settings,
  syntaxProblems?: readonly Problem[],
): Diagnostic[] {
  const found = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: Set<string> }>();
  for (const { environment, module } of applied) {
    for (const diagnostic of diagnostics(file, module, settings, syntaxProblems)) {
      const { range, code, severity, message } = diagnostic;
      const key = JSON.stringify([range, code, severity, message]);
      const known = found.get(key) ?? { diagnostic, environments: new Set() };
      found.set(key, known);
      known.environments.add(environment);
    }
  }
  return [...found.values()]
    .map(({ diagnostic, environments }) =>
      environments.size === applied.length ? diagnostic : heldIn([...environments], diagnostic),
    )
    .sort(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
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
