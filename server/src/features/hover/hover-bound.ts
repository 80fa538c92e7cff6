/** What a name says to a person that a `for` binds, or what is read of it, of `each.value` or of an iterator's. */
import { type BlockWord, blockWord } from '../../analysis/references/block-words.js';
import { boundValues } from '../../analysis/place/bound-values.js';
import type { ValueSite } from '../../analysis/place/site.js';
import { loopOf } from '../../analysis/place/value-place.js';
import type { Evaluate } from '../../analysis/values/evaluate.js';
import type { Expression } from '../../hcl/syntax.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { code, dotted, paragraphs } from '../text/markdown-syntax.js';
import { type HoverText, valueExcerpt, valueParagraph } from './hover-value.js';

/** Undefined for all other names, for `each`, `each.value` and the like as such, and for members of unknown value. */
export function boundText(
  file: SourceFile,
  { scope, place }: Pick<ValueSite, 'scope' | 'place'>,
  module: Module,
  evaluate: Evaluate,
): HoverText | undefined {
  if (place.kind !== 'word' && place.kind !== 'step') return undefined;
  const { reference } = place;
  const { root } = reference;
  const loop = loopOf(place, root.text);
  const length = place.kind === 'step' ? place.index + 1 : 0;
  const upToHere = { ...reference, steps: reference.steps.slice(0, length) };
  const values = boundValues(scope.blocks, place.loops, evaluate);
  const value = valueParagraph(evaluate(upToHere, module, values));
  if (loop !== undefined && place.kind === 'word') {
    const { names, collection } = loop;
    const part = names.length > 1 && names[0]?.text === root.text ? 'the key' : 'the value';
    const what = `${part} of each entry of ${code(valueExcerpt(file, collection))}, bound by \`for\``;
    return { text: paragraphs([dotted([code(root.text), what]), value]), span: place.span };
  }
  const own = loop === undefined ? 1 : 0;
  const source = loop?.collection ?? sourceOf(blockWord(root.text, scope.blocks));
  if (place.kind !== 'step' || place.index < own || source === undefined || value === undefined)
    return undefined;
  const name = file.text.slice(place.span.start, place.span.end);
  const what = `in each entry of ${code(valueExcerpt(file, source))}`;
  return { text: paragraphs([dotted([code(name), what]), value]), span: place.span };
}

function sourceOf(word: BlockWord | undefined): Expression | undefined {
  return word === undefined || word.kind === 'self' || word.kind === 'count' ? undefined : word.source?.value;
}
