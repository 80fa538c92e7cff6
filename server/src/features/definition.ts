/** Go to definition: from a name to where it is declared, from an attribute to the argument that says what it is. */
import { attributeOf } from '../hcl/lookup.js';
import type { Location } from 'vscode-languageserver-types';
import { blockWord } from '../analysis/references/block-words.js';
import { calledAround } from '../analysis/references/called-module.js';
import type { BodyScope } from '../analysis/place/body-scope.js';
import { loopNameAt } from '../analysis/place/loop-names.js';
import { labelName, mentionAt } from '../analysis/references/mentions.js';
import { declaredAt, memberOf, resolve, targetOf } from '../analysis/references/resolve.js';
import { keysOf, stageVariableAt } from '../analysis/stage-variables/occurrences.js';
import { type ItemSite, siteAt } from '../analysis/place/site.js';
import { loopOf } from '../analysis/place/value-place.js';
import type { Reference, Span } from '../hcl/syntax.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Declaration, Module, SourceFile } from '../workspace/module.js';

/**
 * The declaration of what stands at a UTF-16 offset; null where nothing of this module is meant. A stage variable may
 * have several, one for each stage.
 */
export function definition(file: SourceFile, offset: number, module: Module): Location | Location[] | null {
  const variable = stageVariableAt(file, offset, module);
  if (variable) return keysOf(variable, module).map((key) => location(key.file, key));
  const loop = loopNameAt(file, offset);
  if (loop) return location(file, loop.binding);
  const mention = mentionAt(file, offset);
  if (mention?.role === 'declaration') return location(file, mention.name);
  if (mention) return declarationOf(mention.address, module);
  const site = siteAt(file, offset);
  if (site.kind === 'item') return inputDefinition(site, file, module);
  if (site.kind !== 'value') return null;
  const { place, scope, attribute } = site;
  if (attribute.name.text === 'source' && place.kind === 'text') {
    const [first] = calledAround(scope.blocks, module)?.files ?? [];
    const main = calledAround(scope.blocks, module)?.files.find(({ name }) =>
      /^main\.(?:tf|tofu)$/.test(name),
    );
    return first ? location(main ?? first, { start: 0, end: 0 }) : null;
  }
  if (place.kind !== 'word' && place.kind !== 'step') return null;
  const { reference } = place;
  const bound = loopOf(place, reference.root.text)?.names.find(({ text }) => text === reference.root.text);
  if (bound !== undefined) return location(file, bound);
  if (attribute.name.text === 'ignore_changes') return argumentAround(file, scope, reference);
  const index = place.kind === 'step' ? place.index : -1;
  return bindingOf(file, scope, reference) ?? memberDefinition(reference, index, module);
}

function declarationOf(address: string, module: Module): Location | null {
  const target = targetOf(address, module);
  const found = target && declaredAt(target);
  return found ? location(found.file, found.span) : null;
}

/** For `aws_api_gateway_stage.prod.stage_na<|>me` the argument `stage_name` of that block, or else the block. */
function memberDefinition(reference: Reference, index: number, module: Module): Location | null {
  const resolved = resolve(reference, module);
  const found = resolved && declaredAt(resolved.target);
  if (!found) return null;
  const { target, address } = resolved;
  // What stands in the address itself and is not a mention is not a use of it: a key, a bound name.
  if (index < address.length) return null;
  const steps = reference.steps.slice(address.length, index + 1);
  const [output] = steps.flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
  if (target.kind === 'module' && output !== undefined) {
    const declaration = module.child(address.name.text)?.outputs.get(output);
    if (declaration) return nameOf(declaration);
  }
  const isBlock = target.kind === 'resource' || target.kind === 'data';
  const written = isBlock ? memberOf(target, steps)?.written : undefined;
  return location(found.file, written?.name ?? found.span);
}

/** `each` leads to `for_each`, `self` to the resource, the iterator of a `dynamic` block to that block. */
function bindingOf(file: SourceFile, scope: BodyScope, { root }: Reference): Location | undefined {
  const word = blockWord(root.text, scope.blocks);
  if (word?.block === undefined) return undefined;
  const label = word.block.labels.at(-1);
  return location(file, word.source?.name ?? (label ? labelName(label) : word.block.type));
}

function argumentAround(file: SourceFile, scope: BodyScope, { root }: Reference): Location | null {
  const resource = scope.blocks.find(({ type }) => type.text === 'resource');
  const written = resource && attributeOf(resource.body, root.text);
  return written ? location(file, written.name) : null;
}

/** From an argument of a `module` block to the variable that it sets. */
function inputDefinition({ scope, span }: ItemSite, file: SourceFile, module: Module): Location | null {
  const name = file.text.slice(span.start, span.end);
  const declaration = calledAround(scope.blocks, module)?.variables.get(name);
  return declaration ? nameOf(declaration) : null;
}

function nameOf({ file, block }: Declaration): Location {
  const [label] = block.labels;
  return location(file, label ? labelName(label) : block.type);
}

function location(file: SourceFile, span: Span): Location {
  return { uri: file.uri, range: rangeOf(file, span) };
}
