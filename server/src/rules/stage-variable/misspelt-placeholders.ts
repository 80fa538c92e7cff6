/** Placeholders for stage variables that API Gateway takes for plain text, in arguments that need `${stageVariables.x}`. */
import { tracedFormat } from '../../analysis/log-format/access-logs.js';
import { type FormatText, writtenAt, type WrittenAt } from '../../analysis/log-format/format-text.js';
import { HOLE } from '../../analysis/log-format/tokens.js';
import type { Attribute, Span } from '../../hcl/syntax.js';
import { restFamily, familyOfType } from '../../knowledge/stage-families.js';
import { placeholderForms, readerTypes } from '../../knowledge/vocabularies/stage-variable-readers.js';
import { oncePerRun } from '../query/once-per-run.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { RuleContext } from '../rule.js';

/** One placeholder that stays as it is. */
export interface MisspeltPlaceholder {
  readonly resource: Resource;
  readonly attribute: Attribute;
  /** What stands in the argument's text. */
  readonly text: string;
  /** What belongs there, as API Gateway reads it. */
  readonly right: string;
  /** Where it is written, in whichever file; undefined where it is put together. */
  readonly written: WrittenAt | undefined;
}

/** Every such placeholder of the module's resources. */
export const misspeltPlaceholders = oncePerRun((context): readonly MisspeltPlaceholder[] =>
  resourcesInModule(context, ...readerTypes).flatMap((resource) =>
    resource.block.body.items.flatMap((item) =>
      item.kind === 'attribute' ? misspeltIn(item, resource, context) : [],
    ),
  ),
);

function misspeltIn(
  attribute: Attribute,
  resource: Resource,
  { module, evaluate }: RuleContext,
): readonly MisspeltPlaceholder[] {
  const name = attribute.name.text;
  const form = placeholderForms[name];
  const isPlainText = form === 'braces' && name !== 'body';
  const isMapping = form === 'bare' && familyOfType(resource.type) === restFamily;
  if (!isPlainText && !isMapping) return [];
  const values = attribute.value.kind === 'object' ? attribute.value.entries.map(({ value }) => value) : [];
  return (isMapping ? values : [attribute.value]).flatMap((value) => {
    const { text } = tracedFormat(value, resource.file, module, evaluate);
    const found = isMapping ? mappingIn(text) : placeholdersIn(text);
    return found.map(({ start, end, right }) => ({
      resource,
      attribute,
      text: text.text.slice(start, end),
      right,
      written: writtenAt(text, { start, end }),
    }));
  });
}

/** What may be meant for a placeholder. One after a word or dot is part of a name, `$!` asks for silence. */
const PLACEHOLDER =
  /(?<![\w.!])([\\$%{(]*)(?<![\w.!-]|!\{)(stage[_-]?variables?)\.(\w+)(?![\w(])(\\*[})]|)/gi;

function placeholdersIn({ text }: FormatText): readonly (Span & { readonly right: string })[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap((match) => {
    const [whole, open = '', word = '', name = '', close = ''] = match;
    const isRight = word === WORD && !open.includes('\\') && open.endsWith('${') && close.startsWith('}');
    // A host may have such a name: only a sign before it makes it a placeholder.
    const isOther = word !== WORD && !open.includes('$');
    const isOpen = text[match.index - 1] === HOLE || text[match.index + whole.length] === HOLE;
    if (isRight || isOther || isOpen) return [];
    const isClosed = close !== '' && (close.endsWith('}') ? open.includes('{') : open.includes('('));
    const end = match.index + whole.length - (isClosed ? 0 : close.length);
    return [{ start: match.index, end, right: `\${${WORD}.${name}}` }];
  });
}

/** Mappings of REST APIs name a variable without a sign, alone. */
function mappingIn({ text }: FormatText): readonly (Span & { readonly right: string })[] {
  const name = /^\$\{?stageVariables\.(\w+)\}?$/.exec(text)?.[1];
  return name === undefined ? [] : [{ start: 0, end: text.length, right: `${WORD}.${name}` }];
}

const WORD = 'stageVariables';
