/**
 * The remedies for what the rules find: one by one, all of a kind in the file, all that are safe, or a comment that
 * silences the rule here. And what may be added to a stage where nothing is wrong. Everything is computed again; nothing
 * is remembered between requests.
 */
import type {
  CodeAction,
  CodeActionContext,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { CodeActionKind } from './protocol-constants.js';
import { SOURCE, type Settings } from '../../../protocol/messages.js';
import { inert } from '../../../protocol/plain-text.js';
import { overlaps } from '../hcl/walk.js';
import { offersAt } from '../refactorings/offered.js';
import type { Span } from '../hcl/syntax.js';
import { compatible, inOrder } from '../edits/compatible.js';
import { keepsSound } from '../edits/sound.js';
import { ignoreEdits, ignoreInFileEdits } from '../rules/comments/ignore-comments.js';
import type { Edit } from '../edits/edit.js';
import { ruleContext, type RuleFinding, runRules } from '../rules/registry/run-rules.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { safeFix } from '../rules/registry/safe-fixes.js';
import { isReportedByOthers } from '../rules/registry/coexistence.js';
import { rangeOf, spanOf } from '../workspace/line-index.js';
import { ruleDiagnostic } from './diagnostics.js';

/** The kind under which an editor's "fix all on save" finds the safe fixes. */
const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.${SOURCE}`;

/** What can be done about the findings that touch a range, and about the stage there; `context.only` limits the kinds. */
export function codeActions(
  file: SourceFile,
  range: Range,
  context: Partial<CodeActionContext>,
  module: Module,
  settings: Settings,
): CodeAction[] {
  const wantsQuickFixes = isWanted(CodeActionKind.QuickFix, context);
  const wantsFixAll = context.only !== undefined && isWanted(FIX_ALL_KIND, context);
  // Another extension tells of some, and has no remedy for them.
  const isShown = ({ rule }: RuleFinding): boolean => !isReportedByOthers(rule, settings);
  const span = spanOf(file, range);
  const refactorings = isWanted(CodeActionKind.RefactorRewrite, context)
    ? refactorActions(file, span, module)
    : [];
  if (!wantsQuickFixes && !wantsFixAll) return refactorings;
  const all = runRules(file, module, settings);
  const here = all.filter(({ finding }) => overlaps(finding, span)).slice(0, MOST_AT_ONCE);
  return [
    ...(wantsQuickFixes ? here.flatMap((each) => fixActions(file, each)) : []),
    ...(wantsQuickFixes ? fixKindActions(file, here, all) : []),
    ...(wantsQuickFixes ? ignoreActions(file, here.filter(isShown)) : []),
    ...(wantsFixAll ? fixAllAction(file, all) : []),
    ...refactorings,
  ];
}

/** The kinds that `codeActions` may answer with, for the server's capabilities. */
export const CODE_ACTION_KINDS: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL_KIND,
];

/** Nobody reads a longer menu, and each fix may touch all lines of its run. Fixing all of a kind has no such limit. */
const MOST_AT_ONCE = 50;

function isWanted(kind: string, { only }: Partial<CodeActionContext>): boolean {
  return only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ?? true;
}

/** What may be added to the stage around the place, whether or not anything is wrong with it. */
function refactorActions(file: SourceFile, span: Span, module: Module): CodeAction[] {
  const offers = offersAt(span, ruleContext(file, module)).filter(({ edits }) => keepsSound(edits));
  return offers.map(({ title, edits }) => ({
    title,
    kind: CodeActionKind.RefactorRewrite,
    edit: workspaceEdit(edits),
  }));
}

function fixActions(file: SourceFile, found: RuleFinding): readonly CodeAction[] {
  const fixes = (found.finding.fixes?.() ?? []).filter(({ edits }) => keepsSound(edits));
  return fixes.map((fix, index) => ({
    title: inert(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [ruleDiagnostic(file, found)],
    isPreferred: index === 0 && fix.preferred !== false,
    edit: workspaceEdit(fix.edits),
  }));
}

/** "Fix all of this kind", for each kind at the place of which the file has more than one that is safe to fix. */
function fixKindActions(
  file: SourceFile,
  here: readonly RuleFinding[],
  all: readonly RuleFinding[],
): readonly CodeAction[] {
  const codes = new Set(here.filter((each) => safeEdits(each).length > 0).map(({ rule }) => rule.code));
  return [...codes].flatMap((code) => {
    const found = all.filter(({ rule }) => rule.code === code);
    const edits = found.map(safeEdits).filter((each) => each.length > 0);
    return edits.length < 2
      ? []
      : [
          {
            title: `Fix all \`${code}\` in this file`,
            kind: CodeActionKind.QuickFix,
            diagnostics: here
              .filter(({ rule }) => rule.code === code)
              .map((each) => ruleDiagnostic(file, each)),
            edit: workspaceEdit(compatible(edits)),
          },
        ];
  });
}

function ignoreActions(file: SourceFile, here: readonly RuleFinding[]): readonly CodeAction[] {
  const action = (title: string, each: RuleFinding, edits: readonly Edit[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [ruleDiagnostic(file, each)],
    edit: workspaceEdit(edits),
  });
  return here.flatMap((each) => {
    const { code } = each.rule;
    return [
      action(`Ignore \`${code}\` here`, each, ignoreEdits(file, code, each.finding)),
      action(`Ignore \`${code}\` in this file`, each, ignoreInFileEdits(file, code)),
    ];
  });
}

function fixAllAction(file: SourceFile, all: readonly RuleFinding[]): readonly CodeAction[] {
  const edits = compatible(all.map(safeEdits));
  const fixed = all.filter((each) => safeEdits(each).length > 0);
  return edits.length === 0
    ? []
    : [
        {
          title: 'Fix all auto-fixable problems',
          kind: FIX_ALL_KIND,
          diagnostics: fixed.map((each) => ruleDiagnostic(file, each)),
          edit: workspaceEdit(edits),
        },
      ];
}

function safeEdits(found: RuleFinding): readonly Edit[] {
  const edits = safeFix(found)?.edits ?? [];
  return keepsSound(edits) ? edits : [];
}

function workspaceEdit(edits: readonly Edit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, span, newText } of inOrder(edits))
    (changes[file.uri] ??= []).push({ range: rangeOf(file, span), newText });

  return { changes };
}
