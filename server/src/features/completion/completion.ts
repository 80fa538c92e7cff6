/**
 * Completion: what may be written at a place, best first, and the documentation of an item once it is looked at.
 */
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from '../protocol-constants.js';
import { siteAt, type ValueSite } from '../../analysis/place/site.js';
import type { Span } from '../../hcl/syntax.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { documented } from './docs-key.js';
import { functionProposals } from './function-calls.js';
import { onlyOurs } from './only-ours.js';
import { itemsFor, type Proposal, unique } from './items.js';
import { labelProposals } from './labels.js';
import { logFormatProposals } from './log-formats.js';
import { nameProposals } from './names.js';
import { stageVariableNames, stageVariablePlaceholders } from './stage-variables.js';
import { valueProposals } from './values.js';
import { variableMarkdown } from '../text/context-variable-text.js';
import { functionMarkdown } from '../text/function-text.js';
import {
  allowedValueMarkdown,
  attributeMarkdown,
  blockMarkdown,
  resourceMarkdown,
} from '../text/markdown.js';

/**
 * The items for a UTF-16 offset, in the order in which they shall be shown; `beside` another Terraform extension only
 * those that it doesn't have.
 */
export function completion(
  file: SourceFile,
  offset: number,
  module: Module,
  beside = false,
): CompletionItem[] {
  const site = siteAt(file, offset);
  const items = (span: Span, proposals: readonly Proposal[]): CompletionItem[] =>
    itemsFor(file, span, beside ? onlyOurs(site, proposals) : proposals);
  switch (site.kind) {
    case 'nowhere':
      return [];
    case 'item':
      return items(site.span, unique(nameProposals(site, file, module)));
    case 'label':
      return items(site.span, labelProposals(site, file, module));
    case 'value':
      return items(onOneLine(file, site.place.span, offset), [
        ...proposalsIn(file, site, offset, module),
        // A name that `for` binds may be that of a function as well.
        ...functionProposals(site, module),
      ]);
  }
}

/**
 * In an access log format its variables and formats, after `stageVariables.` the names of those; where an expression may
 * stand, everything else as well.
 */
function proposalsIn(file: SourceFile, site: ValueSite, offset: number, module: Module): readonly Proposal[] {
  const ofFormat = logFormatProposals(file, site, offset, module);
  const names = stageVariableNames(file, site, offset, module);
  if (names !== undefined) return names;
  const placeholders = stageVariablePlaceholders(file, site, offset, module);
  if (ofFormat !== undefined && site.place.kind === 'text') return [...placeholders, ...ofFormat];
  const others = [...valueProposals(site, file, module), ...placeholders];
  // Whole formats take the place of the argument's example.
  return ofFormat === undefined
    ? unique(others)
    : unique([...ofFormat, ...others.filter(({ kind }) => kind !== CompletionItemKind.Snippet)]);
}

/** The item with its documentation; the item itself where there is none. */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const found = documented(item.data);
  if (found === undefined) return item;
  return { ...item, ...inTwoParts(markdownOf(found), item.label) };
}

/** The first line says what it is: an editor shows that above the text by itself, without a repeated name. */
function inTwoParts(markdown: string, label: string): Pick<CompletionItem, 'detail' | 'documentation'> {
  const [first = '', ...rest] = markdown.split('\n\n');
  const detail = first.replaceAll('`', '').replace(`${label} · `, '');
  const value = rest.length === 0 ? markdown : rest.join('\n\n');
  return { detail, documentation: { kind: 'markdown', value } };
}

function markdownOf(found: NonNullable<ReturnType<typeof documented>>): string {
  switch (found.is) {
    case 'variable':
      return variableMarkdown(found.variable);
    case 'function':
      return functionMarkdown(found.written, found.known);
    case 'resource':
      return resourceMarkdown(found.schema);
    case 'block':
      return blockMarkdown(found.schema);
    case 'attribute': {
      const { allowed = [], suggested = [] } = found.schema.facts ?? {};
      const value = [...allowed, ...suggested].find((each) => each.value === found.value);
      return value === undefined
        ? attributeMarkdown(found.schema)
        : allowedValueMarkdown(value, found.schema);
    }
  }
}

/** Editors replace within one line only. */
function onOneLine({ text }: SourceFile, span: Span, offset: number): Span {
  return text.slice(span.start, span.end).includes('\n') ? { start: offset, end: offset } : span;
}
