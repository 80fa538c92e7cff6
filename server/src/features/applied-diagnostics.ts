/** What is wrong in a file in each of the ways in which its module is applied. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/messages.js';
import type { Problem } from '../hcl/syntax.js';
import type { AppliedModule } from '../project/applied-modules.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { calledDiagnostics } from './called-diagnostics.js';
import { byPlace, type Diagnosed, diagnosed } from './diagnostics.js';

/**
 * The diagnostics of a file, in the order of the text, each once, and with them those of called modules that hang on its values
 * and are told nowhere else. `applied` are the ways in which the module is applied, none where there is only one: of what holds
 * in some of them, the message says in which environments and for which calls.
 */
export function appliedDiagnostics(
  file: SourceFile,
  module: Module,
  applied: readonly AppliedModule[],
  settings: Settings,
  syntaxProblems: readonly Problem[],
  isToldThere: (uri: string) => boolean,
): readonly Diagnosed[] {
  const ways: readonly AppliedModule[] =
    applied.length > 0 ? applied : [{ environment: undefined, calls: [], module }];
  const found = new Map<string, Held>();
  for (const way of ways) {
    const own = diagnosed(file, way.module, settings, syntaxProblems);
    const called = calledDiagnostics(file, way.module, settings, isToldThere);
    for (const each of [...own, ...called.map((diagnostic) => ({ diagnostic }))]) {
      const { range, code, severity, message } = each.diagnostic;
      const key = JSON.stringify([range, code, severity, message]);
      const known: Held = found.get(key) ?? { each, ways: [] };
      found.set(key, known);
      if (known.ways.at(-1) !== way) known.ways.push(way);
    }
  }
  return [...found.values()]
    .map(({ each, ways: own }) =>
      own.length === ways.length ? each : { ...each, diagnostic: heldIn(own, ways, each.diagnostic) },
    )
    .sort(byPlace);
}

/** A diagnostic, and the ways in which it holds. */
interface Held {
  readonly each: Diagnosed;
  readonly ways: AppliedModule[];
}

function heldIn(
  ways: readonly AppliedModule[],
  all: readonly AppliedModule[],
  diagnostic: Diagnostic,
): Diagnostic {
  const { message } = diagnostic;
  const names = someOf(ways, all, ({ environment }) => environment ?? []);
  const calls = someOf(ways, all, (way) => way.calls);
  const phrases = [
    names.length > 0 ? `in ${enumerated(names)}` : [],
    calls.length > 0 ? `for ${calls.length > MOST_NAMED ? fewOf(calls) : enumerated(calls)}` : [],
  ].flat();
  const where = capitalized(`${phrases.join(', ')}: `);
  return {
    ...diagnostic,
    message: typeof message === 'string' ? where + message : { ...message, value: where + message.value },
  };
}

/** What some ways have of something; none where that is all there is of it. */
function someOf(
  ways: readonly AppliedModule[],
  all: readonly AppliedModule[],
  of: (way: AppliedModule) => string | readonly string[],
): readonly string[] {
  const own = new Set(ways.flatMap(of));
  return own.size < new Set(all.flatMap(of)).size ? [...own] : [];
}

/** `dev, qa and prod`. */
function enumerated(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}

function fewOf([first = '', ...others]: readonly string[]): string {
  return `${first} and ${others.length} more calls`;
}

const MOST_NAMED = 2;

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
