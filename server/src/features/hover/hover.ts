/**
 * Hover: what the thing under the pointer is. Names, labels, values and references each have their text; this file only
 * finds out which of them it is.
 */
import type { Hover } from 'vscode-languageserver-types';
import { type BodyScope, attributeSchema, blockSchema, isOwnBody } from '../../analysis/place/body-scope.js';
import { calledAround, inputsOf } from '../../analysis/references/called-module.js';
import { type Evaluate, evaluator } from '../../analysis/values/evaluate.js';
import { mentionAt, plainText } from '../../analysis/references/mentions.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { type ItemSite, type LabelSite, type ValueSite, siteAt } from '../../analysis/place/site.js';
import { loopOf } from '../../analysis/place/value-place.js';
import type { Block, Span } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { AllowedValue, AttributeSchema } from '../../knowledge/schema.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { rangeOf } from '../../workspace/line-index.js';
import { boundText } from './hover-bound.js';
import { contextVariableText, formatExample } from './hover-log-format.js';
import { addressText, referenceText, targetText } from './hover-reference.js';
import { functionText } from './hover-function.js';
import { stageVariableText } from './hover-stage-variable.js';
import { isImportId, importShape } from './hover-import-id.js';
import { type HoverText, valueParagraph } from './hover-value.js';
import { attributeText, nestedBlockText, typeText } from './hover-versions.js';
import { paragraphs } from '../text/markdown-syntax.js';
import { allowedValueMarkdown, pageOf } from '../text/markdown.js';

/** What to say about a UTF-16 offset, with the range of what it is about; null where nothing can be said. */
export function hover(file: SourceFile, offset: number, module: Module): Hover | null {
  const found = textAt(file, offset, module);
  if (found === undefined || found.text === '' || found.span.start === found.span.end) return null;
  return { contents: { kind: 'markdown', value: found.text }, range: rangeOf(file, found.span) };
}

function textAt(file: SourceFile, offset: number, module: Module): HoverText | undefined {
  const site = siteAt(file, offset);
  switch (site.kind) {
    case 'nowhere':
      return undefined;
    case 'item':
      return itemText(file, site, module);
    case 'label':
      return labelText(site, module);
    case 'value':
      return (
        contextVariableText(file, site, offset, module) ??
        stageVariableText(file, offset, module) ??
        valueText(file, site, offset, module, evaluator(module))
      );
  }
}

function itemText(file: SourceFile, { scope, span, item }: ItemSite, module: Module): HoverText | undefined {
  if (item === undefined) return undefined;
  const name = file.text.slice(span.start, span.end);
  const page = pageFor(scope, name);
  const attribute = attributeSchema(scope, name) ?? inputAround(scope, name, module);
  const block = blockSchema(scope, name);
  if (block && (item.kind === 'block' || !attribute))
    return { text: nestedBlockText(block, page, module), span };

  if (attribute) {
    const shape = isImportId(scope, name) ? importShape(scope, module) : undefined;
    const example = item.kind === 'attribute' ? formatExample(file, scope, item, module) : undefined;
    return {
      text: paragraphs([example, attributeText(attribute, page, module), shape]),
      span,
    };
  }
  const isLocal = scope.blocks.length === 1 && scope.blocks[0]?.type.text === 'locals';
  return isLocal ? addressAt(`local.${name}`, span, module) : undefined;
}

function labelText({ scope, block, index, span }: LabelSite, module: Module): HoverText | undefined {
  const labels = block.labels.map(({ text }) => text);
  const keyword = block.type.text;
  const [first = ''] = labels;
  if (keyword === 'dynamic') {
    const written = blockSchema(scope, first);
    return written && { text: nestedBlockText(written, pageFor(scope, first), module), span };
  }
  if ((keyword === 'resource' || keyword === 'data') && index === 0) {
    const schema = resourceSchema(keyword, first);
    return schema && { text: typeText(schema, first, module), span };
  }
  const address = scope.blocks.length === 0 ? addressOfBlock(block) : undefined;
  return address === undefined ? undefined : addressAt(address, span, module);
}

/** In a `module` block an argument is a variable of the module that it calls. */
function inputAround({ blocks }: BodyScope, name: string, module: Module): AttributeSchema | undefined {
  const called = calledAround(blocks, module);
  return called && inputsOf(called).get(name);
}

/** The address that the label with the name declares. */
function addressOfBlock(block: Block): string | undefined {
  const [first, second] = block.labels.map(({ text }) => text);
  switch (block.type.text) {
    case 'resource':
      return second === undefined ? undefined : `${first ?? ''}.${second}`;
    case 'data':
      return second === undefined ? undefined : `data.${first ?? ''}.${second}`;
    case 'variable':
      return `var.${first ?? ''}`;
    case 'output':
    case 'module':
      return `${block.type.text}.${first ?? ''}`;
    default:
      return undefined;
  }
}

function addressAt(address: string, span: Span, module: Module): HoverText | undefined {
  const target = targetOf(address, module);
  return target && { text: targetText(target, module, evaluator(module), true), span };
}

function valueText(
  file: SourceFile,
  { scope, attribute, place }: ValueSite,
  offset: number,
  module: Module,
  evaluate: Evaluate,
): HoverText | undefined {
  const name = attribute.name.text;
  const schema = attributeSchema(scope, name);
  const isPlain = place.descent.every(({ kind }) => kind === 'element');
  switch (place.kind) {
    case 'word':
    case 'step': {
      const { reference } = place;
      const bound = boundText(file, { scope, place }, module, evaluate);
      if (bound !== undefined || loopOf(place, reference.root.text) !== undefined) return bound;
      if (reference.steps.length === 0) {
        if (name === 'ignore_changes') return ignoredText(scope, reference.root.text, reference.root, module);
        return isPlain && schema ? choiceText(schema, reference.root.text, reference) : undefined;
      }
      const index = place.kind === 'step' ? place.index : -1;
      return referenceText(file, reference, index, scope, module, evaluate);
    }
    case 'literal':
      return isPlain && schema
        ? choiceText(schema, file.text.slice(place.span.start, place.span.end), place.span)
        : undefined;
    case 'text': {
      const mention = mentionAt(file, offset);
      if (mention) {
        const text = addressText(mention.address, module, evaluate);
        return text === undefined ? undefined : { text, span: mention.span };
      }
      if (isImportId(scope, name)) {
        const text = importShape(scope, module);
        return text === undefined ? undefined : { text, span: place.template.content };
      }
      if (place.isWhole) {
        const text = plainText(place.template);
        return isPlain && schema && text !== undefined ? choiceText(schema, text, place.span) : undefined;
      }
      const text = valueParagraph(evaluate(place.template));
      return text === undefined ? undefined : { text, span: place.template };
    }
    case 'function':
      return functionText(place.call.name, module);
    default:
      return undefined;
  }
}

/** What choosing one of the argument's listed values means. */
function choiceText(schema: AttributeSchema, text: string, span: Span): HoverText | undefined {
  const values: readonly AllowedValue[] = [
    ...(schema.facts?.allowed ?? []),
    ...(schema.facts?.suggested ?? []),
  ];
  const isSame = (value: string): boolean =>
    value === text || (schema.facts?.anyCase === true && value.toLowerCase() === text.toLowerCase());
  const chosen = values.find(({ value }) => isSame(value));
  return chosen && { text: allowedValueMarkdown(chosen, schema), span };
}

/** An argument of the resource around, as `ignore_changes` names it. */
function ignoredText(scope: BodyScope, name: string, span: Span, module: Module): HoverText | undefined {
  const { resource } = scope;
  const attribute = resource?.body.attributes.get(name);
  const block = resource?.body.blocks.get(name);
  const page = resource && pageOf(resource);
  if (attribute) return { text: attributeText(attribute, page, module), span };
  return block && { text: nestedBlockText(block, page, module), span };
}

/** The resource's page, for members of its own that have none. */
function pageFor(scope: BodyScope, name: string): string | undefined {
  const { resource, schema } = scope;
  const isOwn = schema?.attributes.has(name) === true || schema?.blocks.has(name) === true;
  return resource && isOwn && isOwnBody(scope) ? pageOf(resource) : undefined;
}
