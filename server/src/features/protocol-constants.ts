/**
 * The numbers and words of the Language Server Protocol that the features use. The compiler holds each against the
 * protocol's own; its package brings twenty kilobytes into the bundle for them.
 */
import type * as lsp from 'vscode-languageserver-types';

export const CompletionItemKind = {
  Function: 3,
  Field: 5,
  Variable: 6,
  Class: 7,
  Module: 9,
  Property: 10,
  Value: 12,
  Keyword: 14,
  Snippet: 15,
  Reference: 18,
  EnumMember: 20,
  Struct: 22,
} as const satisfies Partial<typeof lsp.CompletionItemKind>;
export type CompletionItemKind = lsp.CompletionItemKind;

export const InsertTextFormat = { PlainText: 1, Snippet: 2 } as const satisfies typeof lsp.InsertTextFormat;

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
} as const satisfies typeof lsp.DiagnosticSeverity;
export type DiagnosticSeverity = lsp.DiagnosticSeverity;

export const DiagnosticTag = {
  Unnecessary: 1,
  Deprecated: 2,
} as const satisfies typeof lsp.DiagnosticTag;

export const SymbolKind = {
  Module: 2,
  Namespace: 3,
  Package: 4,
  Class: 5,
  Field: 8,
  Interface: 11,
  Variable: 13,
  Constant: 14,
  Struct: 23,
} as const satisfies Partial<typeof lsp.SymbolKind>;
export type SymbolKind = lsp.SymbolKind;

export const DocumentHighlightKind = {
  Read: 2,
  Write: 3,
} as const satisfies Partial<typeof lsp.DocumentHighlightKind>;

/** Kinds of code actions are words; a kind includes those that begin with it and a dot. */
export const CodeActionKind = {
  QuickFix: 'quickfix',
  RefactorRewrite: 'refactor.rewrite',
  SourceFixAll: 'source.fixAll',
};
