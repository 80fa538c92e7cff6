/** What the words say that need no declaration: `each`, `count`, `self`, iterators, and what Terraform itself defines. */
import type { BodyScope } from '../../analysis/place/body-scope.js';
import type { BlockWord } from '../../analysis/references/block-words.js';
import { type BlockTarget, memberOf } from '../../analysis/references/resolve.js';
import type { Attribute, Reference, Span } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { code, codeBlock, dotted, paragraphs } from '../text/markdown-syntax.js';
import { pageOf } from '../text/markdown.js';
import { type HoverText, layout } from './hover-value.js';
import { attributeText, nestedBlockText } from './hover-versions.js';

/** A word of the block around, or what is read of it; `index` is that of the step that is pointed at. */
export function wordText(
  file: SourceFile,
  { root, steps }: Reference,
  index: number,
  word: BlockWord,
  scope: BodyScope,
  module: Module,
): HoverText | undefined {
  const [first] = steps;
  const read = first?.kind === 'attribute' ? first.name : undefined;
  if (word.kind === 'self') return selfText(word, root, steps, index, scope, module);
  if (index > 0) return undefined;
  const name = read ? `${root.text}.${read.text}` : root.text;
  return {
    text: paragraphs([
      dotted([code(name), WORD_KINDS[word.kind]]),
      WORDS[read ? `${word.kind}.${read.text}` : word.kind],
      sourceText(file, word.source),
    ]),
    span: { start: root.start, end: read?.end ?? root.end },
  };
}

const WORD_KINDS = {
  each: 'the current instance',
  count: 'the current instance',
  iterator: 'the current entry',
} as const;

const WORDS: Readonly<Record<string, string>> = {
  'each.key': 'The map key or set element of this instance.',
  'each.value': 'The value of this instance. For a set, the same as `each.key`.',
  each: 'The `for_each` entry of this instance: `each.key` and `each.value`.',
  'count.index': 'The index of this instance, starting at 0.',
  count: 'Contains the index of this instance: `count.index`.',
  'iterator.key': 'The key of the current entry. For a list, its index, starting at 0.',
  'iterator.value': 'The value of the current entry.',
  iterator: 'The current entry of this `dynamic` block: its `key` and `value`.',
};

function sourceText(file: SourceFile, source: Attribute | undefined): string | undefined {
  return source && codeBlock(layout(file, source));
}

function selfText(
  word: BlockWord & { readonly kind: 'self' },
  root: Span,
  steps: Reference['steps'],
  index: number,
  scope: BodyScope,
  module: Module,
): HoverText | undefined {
  const [type, name] = word.block.labels.map(({ text }) => text);
  if (index < 0)
    return { text: dotted([code('self'), `this block, ${code(`${type ?? ''}.${name ?? ''}`)}`]), span: root };

  const step = steps[index];
  const schema = scope.resource ?? resourceSchema('resource', type ?? '');
  if (step?.kind !== 'attribute' || schema === undefined) return undefined;
  const own: BlockTarget = {
    kind: 'resource',
    address: '',
    type: schema.type,
    declaration: undefined,
    schema,
  };
  const member = memberOf(own, steps.slice(0, index + 1));
  const page = pageOf(schema);
  const text = member?.attribute
    ? attributeText(member.attribute, page, module)
    : member?.block && nestedBlockText(member.block, page, module);
  return text === undefined ? undefined : { text, span: step.name };
}

const BUILT_IN: Readonly<Record<string, string>> = {
  'path.module': 'The path of the directory of this module.',
  'path.root': 'The path of the directory of the root module.',
  'path.cwd': 'The path of the original working directory, before `-chdir`.',
  'terraform.workspace': 'The name of the selected workspace; `default` unless another one is selected.',
};

/** What `path.module` and the like stand for; undefined for other names. */
export function builtInText({ root, steps }: Reference, index: number): HoverText | undefined {
  const [first] = steps;
  if (first?.kind !== 'attribute' || index > 0) return undefined;
  const name = `${root.text}.${first.name.text}`;
  const text = BUILT_IN[name];
  return text === undefined
    ? undefined
    : { text: paragraphs([code(name), text]), span: { start: root.start, end: first.name.end } };
}
