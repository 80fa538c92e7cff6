/** What the things say that have a name but no type: variables, local values, outputs, modules and provider configurations. */
import { descriptionOf } from '../../analysis/references/called-module.js';
import type { NamedTarget, Target } from '../../analysis/references/resolve.js';
import type { Evaluate } from '../../analysis/values/evaluate.js';
import { type Given, givenTo } from '../../analysis/values/given-values.js';
import { groupBy } from '../../hcl/group-by.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Span } from '../../hcl/syntax.js';
import { positionAt } from '../../workspace/line-index.js';
import type { LocalDeclaration, Module, SourceFile } from '../../workspace/module.js';
import { pathAmong } from '../../workspace/uris.js';
import { code, codeBlock, dotted, paragraphs, prose } from '../text/markdown-syntax.js';
import { enumeration, layout, placeLink, valueBeside, valueExcerpt, valueText } from './hover-value.js';

/** All of them but resources and data sources; `link` leads to the declaration, where that is another place. */
export function namedText(
  target: Exclude<Target, { readonly kind: 'resource' | 'data' }>,
  link: string | undefined,
  module: Module,
  evaluate: Evaluate,
): string {
  switch (target.kind) {
    case 'local':
      return localText(target.address, target.declaration, link, evaluate);
    case 'variable':
      return variableText(target, link, module, evaluate);
    case 'module':
      return describedText(target, 'module', 'source', link);
    case 'output':
      return outputText(target, link, evaluate);
    case 'provider':
      return describedText(target, 'provider configuration', 'region', link);
  }
}

function localText(
  address: string,
  { file, attribute }: LocalDeclaration,
  link: string | undefined,
  evaluate: Evaluate,
): string {
  return paragraphs([
    dotted([code(address), 'local value', link]),
    codeBlock(layout(file, attribute)),
    valueBeside(attribute.value, evaluate, address),
  ]);
}

function variableText(
  target: NamedTarget,
  link: string | undefined,
  module: Module,
  evaluate: Evaluate,
): string {
  const { file, block } = target.declaration;
  const given = givenTo(block.labels[0]?.text ?? '', module) ?? [];
  const setBy = given.filter(({ origin }) => origin.kind === 'given');
  const type = attributeOf(block.body, 'type');
  const byDefault = attributeOf(block.body, 'default');
  const sensitive = attributeOf(block.body, 'sensitive')?.value;
  const isSensitive = sensitive !== undefined && !(sensitive.kind === 'literal' && sensitive.value !== true);
  return paragraphs([
    dotted([
      code(target.address),
      'variable',
      type && code(valueExcerpt(file, type.value)),
      byDefault === undefined
        ? 'required'
        : isSensitive
          ? 'has a default'
          : `default ${code(valueExcerpt(file, byDefault.value))}`,
      isSensitive ? 'sensitive' : undefined,
      link,
    ]),
    descriptionText(target.declaration),
    setByText(setBy, isSensitive, module, evaluate),
  ]);
}

/** What sets a variable: each value once, that of most places first, with its places. */
function setByText(
  setBy: readonly Given[],
  isSensitive: boolean,
  module: Module,
  evaluate: Evaluate,
): string {
  const around = [module.uri, ...setBy.map(({ origin }) => origin.file.uri)];
  const textOf = ({ origin, module: within }: Given): string =>
    valueText(evaluate(origin.expression, within)) ?? valueExcerpt(origin.file, origin.expression);
  const values = [...groupBy(setBy, (each) => (isSensitive ? '' : textOf(each)))].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const lines = values.slice(0, MOST_SHOWN).map(([text, all]) => {
    const places = all.map(({ origin }) => placeAmong(around, origin.file, origin.expression));
    const count = all.length === 1 ? ', ' : ` in ${all.length} places: `;
    return `- set${isSensitive ? '' : ` to ${code(text)}`}${count}${enumeration(places)}`;
  });
  const rest = values.slice(MOST_SHOWN).flatMap(([, all]) => all).length;
  return [...lines, ...(rest > 0 ? [`- set otherwise in ${rest} more places`] : [])].join('\n');
}

function placeAmong(around: readonly string[], file: SourceFile, span: Span): string {
  const line = positionAt(file, span.start).line + 1;
  return placeLink(file, span, prose(`${pathAmong(around, file.uri)}:${line}`));
}

/** The `description` of a variable or output as Markdown. */
export function descriptionText(declaration: NamedTarget['declaration']): string | undefined {
  const description = descriptionOf(declaration);
  return description && prose(description);
}

const MOST_SHOWN = 8;

function outputText(target: NamedTarget, link: string | undefined, evaluate: Evaluate): string {
  const { file, block } = target.declaration;
  const value = attributeOf(block.body, 'value');
  return paragraphs([
    dotted([code(`output "${block.labels[0]?.text ?? ''}"`), link]),
    descriptionText(target.declaration),
    value && codeBlock(layout(file, value.value)),
    value && valueBeside(value.value, evaluate),
  ]);
}

function describedText(
  target: NamedTarget,
  kind: string,
  argument: string,
  link: string | undefined,
): string {
  const { file, block } = target.declaration;
  const written = attributeOf(block.body, argument);
  return dotted([
    code(target.address),
    kind,
    written && `${argument} ${code(valueExcerpt(file, written.value))}`,
    link,
  ]);
}
