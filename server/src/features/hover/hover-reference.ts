/** What a reference says to a person: what it names, the attribute that is read, and its value where that is known. */
import { blockWord } from '../../analysis/references/block-words.js';
import type { BodyScope } from '../../analysis/place/body-scope.js';
import type { Evaluate } from '../../analysis/values/evaluate.js';
import { type Address, plainText } from '../../analysis/references/mentions.js';
import { type Target, declaredAt, memberOf, resolve, targetOf } from '../../analysis/references/resolve.js';
import type { Attribute, Reference } from '../../hcl/syntax.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { blockText } from './hover-block.js';
import { attributeText, nestedBlockText } from './hover-versions.js';
import { logGroupLines } from './hover-log-group.js';
import { type HoverText, valueExcerpt, placeLink, valueParagraph } from './hover-value.js';
import { descriptionText, namedText } from './hover-named.js';
import { builtInText, wordText } from './hover-word.js';
import { afterFirst, code, dotted, paragraphs } from '../text/markdown-syntax.js';
import { pageOf } from '../text/markdown.js';

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
  switch (target.kind) {
    case 'resource':
    case 'data':
      return blockText(target, module, evaluate, isHere);
    case 'local':
    case 'variable':
    case 'module':
    case 'output':
    case 'provider':
      return namedText(target, isHere ? undefined : declaredLink(target), module, evaluate);
  }
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
    const told = writtenBeside(value, written);
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
    output && descriptionText(output),
    value,
  ]);
}

/** On one line, unless the value is a block of code: nothing may stand behind its end. */
function writtenBeside(value: string | undefined, written: string | undefined): string | undefined {
  const sentence = written?.replace(/^w/, 'W');
  if (value === undefined) return sentence;
  return value.includes('\n') ? paragraphs([value, sentence]) : [value, written ?? []].flat().join(', ');
}

/** What stands there, where that is not simply the value. */
function writtenText(file: SourceFile, { value }: Attribute): string | undefined {
  const isValue = value.kind === 'literal' || value.kind === 'missing' || plainText(value) !== undefined;
  return isValue ? undefined : `written as ${code(valueExcerpt(file, value))}`;
}

function ownerOf(target: Target): string {
  return dotted([`in ${code(target.address)}`, declaredLink(target)]);
}
