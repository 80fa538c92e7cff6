/** Completes access log formats: `$context` variables within them, and whole formats where there is none yet. */
import { CompletionItemKind } from '../protocol-constants.js';
import { formatSite } from '../../analysis/log-format/format-sites.js';
import { variablesFor } from '../../analysis/log-format/variables.js';
import { wholeFormatsFor } from '../../analysis/log-format/whole-formats.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { ValuePlace } from '../../analysis/place/value-place.js';
import type { Span } from '../../hcl/syntax.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import type { Proposal } from './items.js';
import { jsonEntryProposals, logKeyProposals, logValueProposals, variableForKey } from './log-object.js';
import { snippetLiteral } from './snippet-text.js';

/** What may stand at a place of a format, best first; undefined where the place belongs to none. */
export function logFormatProposals(
  file: SourceFile,
  { scope, attribute, place }: ValueSite,
  offset: number,
  module: Module,
): readonly Proposal[] | undefined {
  const found = formatSite(scope, attribute, module);
  const isTyped = place.kind === 'text' && /\$[\w.-]*$/.test(lineBefore(file, offset));
  const types =
    found?.types ?? (isTyped && isNamed(scope.blocks.map(({ type }) => type.text)) ? ALL : undefined);
  if (types === undefined) return undefined;
  const last = place.descent.at(-1);
  switch (place.kind) {
    case 'key':
      return isInObject(place, found?.isFormat === true) ? logKeyProposals(file, place, types) : undefined;
    case 'blank':
    case 'word':
      if (last?.kind === 'entry' && isInObject(place, found?.isFormat === true))
        return logValueProposals(last.key, types);
      return found?.isFormat === true && place.descent.length === 0
        ? types.flatMap((type) => wholeFormats(type, types, undefined))
        : undefined;
    case 'text':
      return textProposals(file, place, offset, types, found?.isFormat === true);
    default:
      return undefined;
  }
}

/** Whether an object there becomes the JSON of the format; a local value of which a format is made may well. */
function isInObject({ descent }: ValuePlace, isFormat: boolean): boolean {
  const calls = descent.flatMap((step) => (step.kind === 'inner' ? [step.call?.name.text] : []));
  return calls.includes('jsonencode') || (!isFormat && calls.length === 0);
}

const ALL: readonly ApiType[] = ['REST', 'HTTP', 'WEBSOCKET'];

/** Where a format may be written down before a stage refers to it. */
function isNamed(keywords: readonly string[]): boolean {
  return keywords.length === 1 && (keywords[0] === 'locals' || keywords[0] === 'variable');
}

function textProposals(
  file: SourceFile,
  place: Extract<ValuePlace, { kind: 'text' }>,
  offset: number,
  types: readonly ApiType[],
  isFormat: boolean,
): readonly Proposal[] {
  const { template, descent } = place;
  const isEmpty = template.content.start === template.content.end;
  const isQuoted = template.form === 'quoted';
  const entries = isQuoted ? undefined : jsonEntryProposals(file, template.content, offset, types);
  return [
    ...(entries ?? []),
    ...(isFormat && isEmpty && isQuoted && descent.length === 0
      ? types.flatMap((type) => wholeFormats(type, types, template))
      : []),
    ...variableProposals(file, place, offset, types),
  ];
}

function variableProposals(
  file: SourceFile,
  { descent, template }: Extract<ValuePlace, { kind: 'text' }>,
  offset: number,
  types: readonly ApiType[],
): readonly Proposal[] {
  const last = descent.at(-1);
  const key =
    last?.kind === 'entry' && template.content.start === template.content.end ? last.key : undefined;
  const typed = /(\$?)[\w.-]*$/.exec(lineBefore(file, offset));
  const word = typed?.[0] ?? '';
  const isVariable = typed?.[1] === '$';
  if (isVariable && !('$context.'.startsWith(word) || word.startsWith('$context.'))) return [];
  const rest = isVariable ? (/^[\w.]*\w/.exec(file.text.slice(offset, offset + 100))?.[0] ?? '') : '';
  const span = { start: offset - word.length, end: offset + rest.length };
  const best = key === undefined ? undefined : variableForKey(key, types);
  return [...variablesFor(types)]
    .sort((a, b) => Number(b.name === best) - Number(a.name === best))
    .map(({ name, group }) => {
      const label = `$context.${name.replace('*', '<name>')}`;
      const own = name.endsWith('*')
        ? { snippet: `${snippetLiteral(`$context.${name.slice(0, -1)}`)}\${1:name}` }
        : {};
      const filter = isVariable || word === '' ? `$context.${name}` : (name.split('.').at(-1) ?? name);
      return {
        label,
        kind: CompletionItemKind.Variable,
        span,
        filter,
        detail: group.title,
        docs: { of: 'variable', name },
        ...own,
      };
    });
}

/** CLF, JSON, XML and CSV for a type; `string` is the empty string that they take the place of, if there is one. */
function wholeFormats(
  type: ApiType,
  types: readonly ApiType[],
  string: Span | undefined,
): readonly Proposal[] {
  const suffix = types.length > 1 ? ` (${API_NAMES[type]})` : '';
  return wholeFormatsFor(type).map(({ name, source }) => ({
    label: `${name} access log${suffix}`,
    kind: CompletionItemKind.Snippet,
    snippet: snippetLiteral(source),
    detail: `for ${API_NAMES[type]} APIs`,
    ...(string ? { span: string, filter: `"${name}` } : {}),
  }));
}

const API_NAMES: Readonly<Record<ApiType, string>> = { REST: 'REST', HTTP: 'HTTP', WEBSOCKET: 'WebSocket' };

function lineBefore({ text }: SourceFile, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 200), offset);
}
