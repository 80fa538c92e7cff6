/** Completes names at the top of a file: blocks with their labels, and whole resources by their type. */
import { CompletionItemKind } from '../protocol-constants.js';
import type { ItemSite } from '../../analysis/place/site.js';
import { resourceTypes } from '../../knowledge/resource-schemas.js';
import type { NestedBlockSchema } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { NO_SHAPE } from './chosen-api.js';
import { memberKey } from './docs-key.js';
import type { Proposal } from './items.js';
import { usualFirst, wholeResource } from './labels.js';
import { snippetLiteral, tabStops } from './snippet-text.js';
import { blockLines } from './value-snippets.js';

/** A block at the top of a file, with its labels to fill in. */
export function topLevelProposal(
  schema: NestedBlockSchema,
  { scope, item }: ItemSite,
  module: Module,
): Proposal {
  const isRename = item !== undefined && item.kind !== 'fragment';
  const writer = { module, resource: undefined, stops: tabStops(), shape: NO_SHAPE };
  return {
    label: schema.name,
    kind: CompletionItemKind.Keyword,
    ...(isRename ? {} : { snippet: blockLines(schema, writer).join('\n') }),
    detail: 'block',
    docs: memberKey(scope, schema.name),
  };
}

/** `aws_api_gateway_stage` typed at the top of a file: the whole block at once. */
export function wholeResources(module: Module): readonly Proposal[] {
  return usualFirst(resourceTypes('resource')).flatMap((type) => {
    const whole = wholeResource(type, module, 'resource');
    if (whole?.title === undefined) return [];
    return [
      {
        label: type,
        kind: CompletionItemKind.Class,
        snippet: `resource "${snippetLiteral(type)}" ${whole.snippet}`,
        detail: whole.title,
        docs: { of: 'resource' as const, kind: 'resource' as const, type },
      },
    ];
  });
}
