/** Checks that nothing which an editor shows of an answer acts: the texts of others are in all of them. */
import { ACTING, ICON, MESSAGE_LINK } from '../support/hostile-texts.js';
import { markdownFault } from '../support/markdown-faults.js';

/** The first text of an answer that would command, link or draw, in words, or undefined. */
export function textFault(value: unknown, key = ''): string | undefined {
  if (typeof value === 'string') return faultOf(value, key);
  if (typeof value !== 'object' || value === null) return undefined;
  if ('kind' in value && value.kind === 'markdown' && 'value' in value)
    return markdownFault(String(value.value));
  for (const [name, member] of Object.entries(value)) {
    const fault = NOT_SHOWN.has(name) ? undefined : textFault(member, Array.isArray(value) ? key : name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf(text: string, key: string): string | undefined {
  if (ACTING.test(text)) return `a control character in ${key} ${JSON.stringify(text)}`;
  if (LABELS.has(key) && ICON.test(text)) return `an icon in ${key} ${JSON.stringify(text)}`;
  return LABELS.has(key) && MESSAGE_LINK.test(text) ? `a link in ${key} ${JSON.stringify(text)}` : undefined;
}

/** Where VS Code draws `$(icon)`. */
const LABELS: ReadonlySet<string> = new Set([
  'title',
  'label',
  'labelDetails',
  'detail',
  'description',
  'name',
]);

/** What is put into the text, matched or sent back as it is. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  ...['newText', 'textEdit', 'additionalTextEdits', 'edit', 'insertText', 'filterText', 'sortText'],
  ...['uri', 'targetUri', 'data', 'placeholder'],
]);
