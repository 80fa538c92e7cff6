/** Takes a variable out of an access log format, together with the key or the name that it is the value of. */
import { type FormatText, writtenAt, type WrittenAt } from '../../analysis/log-format/format-text.js';
import { removeEntry } from '../../edits/entries.js';
import type { Edit } from '../../edits/edit.js';
import type { ObjectEntry, ObjectExpression, Span } from '../../hcl/syntax.js';
import { itemAt, visitExpression } from '../../hcl/walk.js';
import type { Fix } from '../rule.js';
import { templateAt } from './access-log-places.js';

/** The fix that removes a variable; none where it is alone, or stands among text that belongs to it. */
export function removal(text: FormatText, token: Span, name: string): readonly Fix[] {
  const written = writtenAt(text, token);
  const edits = written && (entryRemoval(written) ?? textRemoval(text, token));
  return edits ? [{ title: `Remove \`$context.${name}\``, edits, safe: false }] : [];
}

/** Where the variable is all of an entry's value in HCL. */
function entryRemoval({ file, span, verbatim }: WrittenAt): readonly Edit[] | undefined {
  const item = itemAt(file.body, span.start)?.item;
  let found: { readonly object: ObjectExpression; readonly entry: ObjectEntry } | undefined;
  if (item?.kind === 'attribute' && verbatim) {
    visitExpression(item.value, (each) => {
      const entry = each.kind === 'object' ? each.entries.find((one) => isAll(one, span)) : undefined;
      if (each.kind === 'object' && entry) found = { object: each, entry };
    });
  }
  return found && found.object.entries.length > 1 ? removeEntry(file, found.object, found.entry) : undefined;
}

function isAll({ value }: ObjectEntry, { start, end }: Span): boolean {
  return value.kind === 'template' && value.content.start === start && value.content.end === end;
}

function textRemoval(text: FormatText, token: Span): readonly Edit[] | undefined {
  const isJson = /^\s*[{[]"?/.test(text.text) && text.text.includes('"');
  const part = isJson ? memberAround(text.text, token) : wordAround(text.text, token);
  const written = part && writtenAt(text, part);
  if (!part || !written || written.form === 'computed') return undefined;
  const { file, span, form } = written;
  const source = file.text.slice(span.start, span.end);
  const isOnePiece =
    templateAt(file, span.start) === templateAt(file, span.end) &&
    withoutBlanks(form === 'quoted' ? source.replace(/\\(["\\])/g, '$1') : source) ===
      withoutBlanks(text.text.slice(part.start, part.end));
  return isOnePiece ? [{ file, span, newText: '' }] : undefined;
}

/** `"key": "$context.x"` with the comma before it, or after it if it is the first. */
function memberAround(text: string, { start, end }: Span): Span | undefined {
  const [before] = /(?:,\s*)?"(?:[^"\\]|\\.)*"\s*:\s*"?$/.exec(text.slice(0, start)) ?? [];
  if (before === undefined) return undefined;
  const isQuoted = before.endsWith('"');
  if (isQuoted !== (text[end] === '"')) return undefined;
  const [after = ''] = before.startsWith(',')
    ? []
    : (/^\s*,\s*/.exec(text.slice(end + Number(isQuoted))) ?? []);
  const isOnly = !before.startsWith(',') && after === '';
  return isOnly ? undefined : { start: start - before.length, end: end + Number(isQuoted) + after.length };
}

/** ` name=[$context.x]`, as far as blanks separate it. */
function wordAround(text: string, { start, end }: Span): Span | undefined {
  const [, blank = '', open = ''] = /(^|[ \t])((?:[\w-]+[=:])?["[(]?)$/.exec(text.slice(0, start)) ?? [];
  const close = { '"': '"', '[': ']', '(': ')' }[open.at(-1) ?? ''] ?? '';
  const [after, rest = ''] = /^["\])]?([ \t]|$)/.exec(text.slice(end)) ?? [];
  const isSeparated = after?.startsWith(close) === true && after.length === close.length + rest.length;
  const isAlone = blank === '' && rest === '';
  const begins = blank !== '' || start === open.length;
  if (!isSeparated || isAlone || !begins) return undefined;
  return {
    start: start - open.length - blank.length,
    end: end + close.length + (blank === '' ? rest.length : 0),
  };
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
