/** Placeholders for stage variables that API Gateway takes for plain text, in arguments that need `${stageVariables.x}`. */
import { tracedFormat } from '../../analysis/log-format/access-logs.js';
import { definitionSource } from '../../analysis/definitions/definition-source.js';
import { type FormatText, writtenAt, type WrittenAt } from '../../analysis/log-format/format-text.js';
import { HOLE } from '../../analysis/log-format/tokens.js';
import type { Attribute, Span } from '../../hcl/syntax.js';
import { restFamily, familyOfType } from '../../knowledge/stage-families.js';
import { definedPlaceholders, definitionArguments } from '../../knowledge/vocabularies/openapi.js';
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

/** A placeholder in a text, and how it is spelled right. */
interface Misspelt extends Span {
  readonly right: string;
}

function misspeltIn(
  attribute: Attribute,
  resource: Resource,
  { module, evaluate }: RuleContext,
): readonly MisspeltPlaceholder[] {
  const name = attribute.name.text;
  const form = placeholderForms[name];
  const isMapping = form === 'bare' && familyOfType(resource.type) === restFamily;
  if (form !== 'braces' && !isMapping) return [];
  const isDefinition = name === definitionArguments.body;
  const values = attribute.value.kind === 'object' ? attribute.value.entries.map(({ value }) => value) : [];
  return (isMapping ? values : [attribute.value]).flatMap((value) => {
    const written = { expression: value, file: resource.file };
    const { expression, file } = isDefinition ? definitionSource(written, module) : written;
    const { text } = tracedFormat(expression, file, module, evaluate);
    const found = isMapping
      ? mappingIn(text)
      : isDefinition
        ? placeholdersInDefinition(text)
        : placeholdersIn(text.text);
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

function placeholdersIn(text: string): readonly Misspelt[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap((match) => {
    const [whole, open = '', word = '', name = '', close = ''] = match;
    const isFilled = /(?:^|[^\\$])\$\{$/.test(open) && !open.includes('\\');
    const isRight = word === WORD && isFilled && close.startsWith('}');
    // A host may have such a name: only a sign before it makes it a placeholder.
    const isOther = word !== WORD && !open.includes('$');
    const isOpen = text[match.index - 1] === HOLE || text[match.index + whole.length] === HOLE;
    if (isRight || isOther || isOpen) return [];
    const isClosed = close !== '' && (close.endsWith('}') ? open.includes('{') : open.includes('('));
    const end = match.index + whole.length - (isClosed ? 0 : close.length);
    return [{ start: match.index, end, right: `\${${WORD}.${name}}` }];
  });
}

/** The members of a definition that take the same, on one line: mapping templates beside them take other forms. */
const MEMBER = new RegExp(
  `(["']?)(?:${definedPlaceholders.join('|')})\\1[ \\t]*:[ \\t]*(?:"((?:[^"\\\\\\n]|\\\\.)*)"|'([^'\\n]*)'|([^\\s{"'][^\\n]*))`,
  'dg',
);

function placeholdersInDefinition({ text }: FormatText): readonly Misspelt[] {
  if (!text.includes(WORD)) return [];
  return [...text.matchAll(MEMBER)].flatMap(({ indices }) => {
    const [from, to] = indices?.[2] ?? indices?.[3] ?? indices?.[4] ?? [0, 0];
    return placeholdersIn(text.slice(from, to)).map(({ start, end, right }) => ({
      start: from + start,
      end: from + end,
      right,
    }));
  });
}

/** Mappings of REST APIs name a variable without a sign, alone. */
function mappingIn({ text }: FormatText): readonly Misspelt[] {
  const name = /^\$\{?stageVariables\.(\w+)\}?$/.exec(text)?.[1];
  return name === undefined ? [] : [{ start: 0, end: text.length, right: `${WORD}.${name}` }];
}

const WORD = 'stageVariables';
