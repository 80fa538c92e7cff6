/** Hover in access log formats: the variable under the pointer, and the line that a format writes. */
import { evaluator } from '../../analysis/values/evaluate.js';
import { tracedFormat } from '../../analysis/log-format/access-logs.js';
import { formatSite } from '../../analysis/log-format/format-sites.js';
import { variablesIn } from '../../analysis/log-format/tokens.js';
import { standing, swallowedIn, variableNamed } from '../../analysis/log-format/variables.js';
import type { BodyScope } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { Attribute } from '../../hcl/syntax.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { exampleLine, variableMarkdown } from '../text/context-variable-text.js';
import type { HoverText } from './hover-value.js';
import { codeBlock, paragraphs } from '../text/markdown-syntax.js';

/** The `$context` variable at an offset within a string or heredoc; undefined where there is none that is known. */
export function contextVariableText(
  file: SourceFile,
  { scope, attribute, place }: ValueSite,
  offset: number,
  module: Module,
): HoverText | undefined {
  if (place.kind !== 'text') return undefined;
  const { start, end } = place.template.content;
  const token = variablesIn(file.text.slice(start, end)).find(
    (each) => start + each.start <= offset && offset <= start + each.end,
  );
  const tail = token ? swallowedIn(token.name) : '';
  const name = token?.name.slice(0, token.name.length - tail.length) ?? '';
  const variable = variableNamed(name);
  if (token === undefined || variable === undefined) return undefined;
  const types = formatSite(scope, attribute, module)?.types ?? [];
  return {
    text: paragraphs([variableMarkdown(variable, name), warning(name, types)]),
    span: { start: start + token.start, end: start + token.end - tail.length },
  };
}

/** The line that the format of a stage writes, as a paragraph; undefined for other arguments and unknown formats. */
export function formatExample(
  file: SourceFile,
  scope: BodyScope,
  attribute: Attribute,
  module: Module,
): string | undefined {
  const site = formatSite(scope, attribute, module);
  const [type] = site?.types ?? [];
  if (type === undefined || site?.isFormat !== true || attribute.value.kind === 'missing') return undefined;
  const { text } = tracedFormat(attribute.value, file, module, evaluator(module));
  if (!/[^\s\uFFFC]/.test(text.text)) return undefined;
  const points = Array.from(exampleLine(text, type));
  const shown = points.length > MAX_LINE ? `${points.slice(0, MAX_LINE).join('')}…` : points.join('');
  return paragraphs(['Example log line:', codeBlock(shown, '')]);
}

/** In code points, so that no character is cut in two. */
const MAX_LINE = 300;

function warning(name: string, types: readonly ApiType[]): string | undefined {
  const [type] = types;
  if (type === undefined || types.length > 1) return undefined;
  return standing(name, type) === 'foreign' ? '**Not available for this type of API.**' : undefined;
}
