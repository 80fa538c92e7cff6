/** Semantic colours for the `$context` variables that exist, wherever they stand in strings and heredocs. */
import type { SemanticTokens } from 'vscode-languageserver-types';
import { variablesIn } from '../analysis/log-format/tokens.js';
import { swallowedIn, variableNamed } from '../analysis/log-format/variables.js';
import { visitBody } from '../hcl/walk.js';
import type { Span, Template } from '../hcl/syntax.js';
import { rangeOf } from '../workspace/line-index.js';
import type { SourceFile } from '../workspace/module.js';

/** What the numbers in the answer stand for. */
export const SEMANTIC_LEGEND = { tokenTypes: ['variable', 'property'], tokenModifiers: ['defaultLibrary'] };

/**
 * The variables of a file in the order of the text. A name of one's own (`tenant` in `$context.authorizer.tenant`) is a
 * property; text that a name swallows, and names that don't exist, keep the colour of text.
 */
export function semanticTokens(file: SourceFile): SemanticTokens {
  if (!file.text.includes('$context.')) return { data: [] };
  const found: Coloured[] = [];
  visitBody(file.body, (expression) => {
    if (expression.kind === 'template') found.push(...coloured(file, expression));
  });
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { span, type, modifiers } of found.sort((a, b) => a.span.start - b.span.start)) {
    const { start } = rangeOf(file, span);
    const isSameLine = start.line === last.line;
    data.push(
      start.line - last.line,
      isSameLine ? start.character - last.character : start.character,
      span.end - span.start,
      type,
      modifiers,
    );
    last = start;
  }
  return { data };
}

interface Coloured {
  readonly span: Span;
  readonly type: number;
  readonly modifiers: number;
}

const VARIABLE = { type: 0, modifiers: 1 };
const PROPERTY = { type: 1, modifiers: 0 };

function coloured(file: SourceFile, { parts }: Template): readonly Coloured[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'text') return [];
    return variablesIn(file.text.slice(part.start, part.end)).flatMap(({ name, form, start, end }) => {
      const tail = swallowedIn(name);
      const variable = form === 'plain' ? variableNamed(name.slice(0, name.length - tail.length)) : undefined;
      if (!variable) return [];
      const whole = { start: part.start + start, end: part.start + end - tail.length };
      if (!variable.name.endsWith('*')) return [{ span: whole, ...VARIABLE }];
      const own = whole.start + '$context.'.length + variable.name.length - 1;
      return [
        { span: { start: whole.start, end: own }, ...VARIABLE },
        { span: { start: own, end: whole.end }, ...PROPERTY },
      ];
    });
  });
}
