/** What a reference says to a person: what it names, the attribute that is read, and its value where that is known. */
import { attributeOf } from '../../hcl/lookup.js';
import { type BlockWord, blockWord } from '../../analysis/references/block-words.js';
import type { BodyScope } from '../../analysis/place/body-scope.js';
import { descriptionOf } from '../../analysis/references/called-module.js';
import type { Evaluate } from '../../analysis/values/evaluate.js';
import { givenTo } from '../../analysis/values/given-values.js';
import { type Address, plainText } from '../../analysis/references/mentions.js';
import {
  type BlockTarget,
  type NamedTarget,
  type Target,
  declaredAt,
  memberOf,
  resolve,
  targetOf,
} from '../../analysis/references/resolve.js';
import type { Attribute, Reference, Span } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import type { LocalDeclaration, Module, SourceFile } from '../../workspace/module.js';
import { blockText } from './hover-block.js';
import { attributeText, nestedBlockText } from './hover-versions.js';
import { logGroupLines } from './hover-log-group.js';
import { valueBeside, valueExcerpt, layout, placeLink, valueParagraph, valueText } from './hover-value.js';
import { afterFirst, code, codeBlock, dotted, pageOf, paragraphs } from '../text/markdown.js';

/** Markdown and what it is about. */
export interface HoverText {
  readonly text: string;
  readonly span: Span;
}

/** `index` is that of the step that is pointed at, -1 for the first word. */
export function referenceText(
  file: SourceFile,
  reference: Reference,
  index: number,
  scope: BodyScope,
  module: Module,
  evaluate: Evaluate,
): HoverText | undefined {
  const word = blockWord(reference.root.text, scope.blocks);
  if (word) return wordText(file, reference, index, word, scope, module);
  const resolved = resolve(reference, module);
  if (resolved === undefined) return builtInText(reference, index);
  const { target, address } = resolved;
  if (index < address.length) return { text: targetText(target, module, evaluate), span: address.span };
  const step = reference.steps[index];
  if (step?.kind !== 'attribute') return undefined;
  const text = memberText(target, reference, index, address, module, evaluate);
  return text === undefined ? undefined : { text, span: step.name };
}

/** What an address stands for, e.g. that of a quoted `depends_on`; undefined where nothing is known of it. */
export function addressText(address: string, module: Module, evaluate: Evaluate): string | undefined {
  const target = targetOf(address, module);
  return target && targetText(target, module, evaluate);
}

/** A target as a whole; `isHere` where it is read at its own declaration. */
export function targetText(target: Target, module: Module, evaluate: Evaluate, isHere = false): string {
  const link = isHere ? undefined : declaredLink(target);
  switch (target.kind) {
    case 'resource':
    case 'data':
      return blockText(target, module, evaluate, isHere);
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
  const setBy = given.filter(({ origin }) => origin.kind === 'given').slice(0, MOST_SHOWN);
  const type = attributeOf(block.body, 'type');
  const byDefault = attributeOf(block.body, 'default');
  const isSensitive = attributeOf(block.body, 'sensitive')?.value;
  return paragraphs([
    dotted([
      code(target.address),
      'variable',
      type && code(valueExcerpt(file, type.value)),
      byDefault ? `default ${code(valueExcerpt(file, byDefault.value))}` : 'required',
      isSensitive?.kind === 'literal' && isSensitive.value === true ? 'sensitive' : undefined,
      link,
    ]),
    descriptionOf(target.declaration),
    setBy
      .map(({ origin, module: within }) => {
        const text =
          valueText(evaluate(origin.expression, within)) ?? valueExcerpt(origin.file, origin.expression);
        return `- set to ${code(text)}, ${placeLink(origin.file, origin.expression)}`;
      })
      .join('\n'),
  ]);
}

const MOST_SHOWN = 8;

function outputText(target: NamedTarget, link: string | undefined, evaluate: Evaluate): string {
  const { file, block } = target.declaration;
  const value = attributeOf(block.body, 'value');
  return paragraphs([
    dotted([code(`output "${block.labels[0]?.text ?? ''}"`), link]),
    descriptionOf(target.declaration),
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

function declaredLink(target: Target): string | undefined {
  const at = declaredAt(target);
  return at && placeLink(at.file, at.span);
}

/** An attribute of a block, an output of a module, a member of a variable's or local value. */
function memberText(
  target: Target,
  reference: Reference,
  index: number,
  address: Address,
  module: Module,
  evaluate: Evaluate,
): string | undefined {
  const steps = reference.steps.slice(0, index + 1);
  const upToHere = { ...reference, steps, end: steps.at(-1)?.end ?? reference.end };
  const own = steps.slice(address.length);
  const name = own.at(-1);
  const read = name?.kind === 'attribute' ? name.name.text : '';
  const value = valueParagraph(evaluate(upToHere), `${target.address}.${read}`);
  if (target.kind === 'resource' || target.kind === 'data') {
    const member = memberOf(target, own);
    const page = target.schema && pageOf(target.schema);
    const written =
      member?.written && target.declaration
        ? writtenText(target.declaration.file, member.written)
        : undefined;
    const told =
      [value, written]
        .filter((part) => part !== undefined)
        .join(', ')
        .replace(/^w/, 'W') || undefined;
    const known = member?.attribute
      ? attributeText(member.attribute, page, module)
      : member?.block && nestedBlockText(member.block, page, module);
    const group = read === logGroup.arn ? logGroupLines(target, module, evaluate).join('\n') : '';
    if (known !== undefined) return afterFirst(known, paragraphs([told, group]));
    return member || told ? paragraphs([dotted([code(read), ownerOf(target)]), told]) : undefined;
  }
  if (target.kind !== 'module') return paragraphs([dotted([code(read), ownerOf(target)]), value]);
  const output = module.child(address.name.text)?.outputs.get(read);
  return paragraphs([
    dotted([
      code(read),
      `output of ${code(target.address)}`,
      output && placeLink(output.file, output.block.labels[0] ?? output.block),
    ]),
    output && descriptionOf(output),
    value,
  ]);
}

/** What stands there, where that is not simply the value. */
function writtenText(file: SourceFile, { value }: Attribute): string | undefined {
  const isValue = value.kind === 'literal' || value.kind === 'missing' || plainText(value) !== undefined;
  return isValue ? undefined : `written as ${code(valueExcerpt(file, value))}`;
}

function ownerOf(target: Target): string {
  return dotted([`in ${code(target.address)}`, declaredLink(target)]);
}

function wordText(
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

function builtInText({ root, steps }: Reference, index: number): HoverText | undefined {
  const [first] = steps;
  if (first?.kind !== 'attribute' || index > 0) return undefined;
  const name = `${root.text}.${first.name.text}`;
  const text = BUILT_IN[name];
  return text === undefined
    ? undefined
    : { text: paragraphs([code(name), text]), span: { start: root.start, end: first.name.end } };
}
