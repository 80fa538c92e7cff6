/** Completes the first word of a reference. */
import { CompletionItemKind } from '../protocol-constants.js';
import type { BodyScope } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import { boundNames } from '../../analysis/place/value-place.js';
import { iteratorsOf } from '../../analysis/references/mentions.js';
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { mayCallFunctions } from '../../knowledge/static-arguments.js';
import type { Module } from '../../workspace/module.js';
import type { Proposal } from './items.js';

/**
 * What may begin a reference: values of the module, and the names that are bound around the place. Nothing where Terraform
 * evaluates nothing, which is what takes no functions, and no local value for itself.
 */
export function rootProposals({ scope, attribute, place }: ValueSite, module: Module): readonly Proposal[] {
  const around = scope.blocks.map(({ type }) => type.text);
  if (!mayCallFunctions(around, attribute.name.text)) return [];
  const own = around.at(-1) === 'locals' ? attribute.name.text : undefined;
  const types = new Set([...module.resources.values()].map(({ block }) => block.labels[0]?.text ?? ''));
  return [
    ...boundNames(place).map((name) => word(name, CompletionItemKind.Variable, 'bound by `for`')),
    ...[...module.variables.keys()].map((name) =>
      word(`var.${name}`, CompletionItemKind.Variable, 'variable'),
    ),
    ...[...module.locals.keys()]
      .filter((name) => name !== own)
      .map((name) => word(`local.${name}`, CompletionItemKind.Variable, 'local value')),
    ...[...module.calls.keys()].map((name) => word(`module.${name}`, CompletionItemKind.Module, 'module')),
    ...[...module.data.keys()].map((name) => word(name, CompletionItemKind.Reference, 'data source')),
    ...[...types]
      .filter((type) => type !== '')
      .map((type) => word(type, CompletionItemKind.Class, 'resources of this type')),
    ...boundWords(scope).map((name) => word(name, CompletionItemKind.Keyword, 'bound by the block')),
    ...['path.module', 'path.root', 'terraform.workspace'].map((name) =>
      word(name, CompletionItemKind.Keyword, 'Terraform'),
    ),
  ];
}

/** `each.…`, `count.index`, `self` and the iterators of `dynamic` blocks, as far as the blocks around bind them. */
function boundWords({ blocks }: BodyScope): readonly string[] {
  return blocks.flatMap((block) => {
    const [iterator] = iteratorsOf([block]).keys();
    if (iterator !== undefined) return iterator === '' ? [] : [`${iterator}.value`, `${iterator}.key`];
    if (block.type.text === 'postcondition' || block.type.text === 'provisioner') return ['self'];
    const repetition = repetitionOf(block);
    if (repetition === undefined) return [];
    return repetition === 'count' ? ['count.index'] : ['each.value', 'each.key'];
  });
}

function word(label: string, kind: CompletionItemKind, detail: string): Proposal {
  return { label, kind, detail };
}
