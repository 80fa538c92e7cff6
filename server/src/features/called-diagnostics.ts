/** What called modules make of the values that a file's calls give them, told where those are written. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { SOURCE, type Settings } from '../../../protocol/messages.js';
import { visible } from '../../../protocol/plain-text.js';
import { blocksOf } from '../hcl/lookup.js';
import type { Block, Span } from '../hcl/syntax.js';
import { isReportedByOthers } from '../rules/registry/coexistence.js';
import { type RuleFinding, runRules } from '../rules/registry/run-rules.js';
import { ignoredIn } from '../rules/comments/ignore-comments.js';
import { rangeOf } from '../workspace/line-index.js';
import { type Module, type SourceFile, textLength } from '../workspace/module.js';
import { directoryOf, pathAmong } from '../workspace/uris.js';
import { SEVERITY_NUMBERS } from './diagnostics.js';

/**
 * Findings of called modules, directly or by way of others, whose value stands in one of the file's calls: at that value, and
 * only of files of which `isToldThere` does not hold; one may come by several ways. None where the calls lead to more code than may be looked at meanwhile.
 */
export function calledDiagnostics(
  file: SourceFile,
  module: Module,
  settings: Settings,
  isToldThere: (uri: string) => boolean,
): readonly Diagnostic[] {
  const calls = blocksOf(file.body, 'module');
  const made = calls.flatMap((block) => {
    const called = module.child(block.labels[0]?.text ?? '');
    return called ? [{ block, modules: within(called, MOST_LEVELS) }] : [];
  });
  const length = made.flatMap(({ modules }) => modules.map(textLength)).reduce((sum, each) => sum + each, 0);
  if (length > MOST_TEXT) return [];
  const isIgnored = ignoredIn(file);
  const told = made.flatMap(({ block, modules }) =>
    modules.flatMap((called) =>
      called.files.flatMap((inner) => (isToldThere(inner.uri) ? [] : [{ block, called, inner }])),
    ),
  );
  return told.flatMap(({ block, called, inner }) =>
    runRules(inner, called, settings).flatMap((found) => {
      const span = isReportedByOthers(found.rule, settings) ? undefined : spanIn(block, file, found);
      const isTold = span !== undefined && !isIgnored(found.rule.code, span);
      return isTold ? [diagnosticAt(span, file, inner, found)] : [];
    }),
  );
}

/** A module and those that it calls. */
function within(module: Module, levels: number): readonly Module[] {
  const called = levels > 1 ? [...module.calls.keys()].flatMap((name) => module.child(name) ?? []) : [];
  return [module, ...called.flatMap((each) => within(each, levels - 1))];
}

/** The value in the call that a finding points at as well. */
function spanIn(block: Block, file: SourceFile, { finding }: RuleFinding): Span | undefined {
  const { open = block.end, end } = block;
  return finding.related?.find(
    (each) => each.file.uri === file.uri && each.span.start > open && each.span.end <= end,
  )?.span;
}

function diagnosticAt(
  span: Span,
  file: SourceFile,
  inner: SourceFile,
  { rule, severity, finding }: RuleFinding,
): Diagnostic {
  const place = rangeOf(inner, finding);
  const path = pathAmong([directoryOf(file.uri)], inner.uri);
  return {
    range: rangeOf(file, span),
    severity: SEVERITY_NUMBERS[severity],
    code: rule.code,
    source: SOURCE,
    message: visible(`In \`${path}\`, line ${place.start.line + 1}: ${finding.message}`),
    relatedInformation: [{ location: { uri: inner.uri, range: place }, message: 'The value is used here.' }],
  };
}

const MOST_LEVELS = 3;

/** In characters. */
const MOST_TEXT = 300_000;
