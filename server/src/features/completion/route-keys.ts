/** Completes the `route_key` of a new route of an HTTP API: each method, with its path to fill in. */
import { memberPath } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { httpMethods } from '../../knowledge/vocabularies/http-methods.js';
import type { Module } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { protocolOf } from './chosen-api.js';
import type { Proposal } from './items.js';
import { apiAround } from './named-api.js';
import { tabStops } from './snippet-text.js';

/** A method and a path, in quotes unless `inString`; none for WebSocket APIs and for all other arguments. */
export function routeKeyProposals(site: ValueSite, inString: boolean, module: Module): readonly Proposal[] {
  const { scope, attribute } = site;
  const { type, key } = version2Family.route;
  if (scope.resource?.type !== type || memberPath(scope, attribute.name.text) !== key) return [];
  const protocol = protocolOf(apiAround(scope, module)?.key, module);
  if (protocol !== undefined && protocol !== version2StageParts.api.http) return [];
  return httpMethods.map(({ value, doc }) => {
    const filled = `${value} /${tabStops().stop('path')}`;
    return {
      label: inString ? `${value} /…` : `"${value} /…"`,
      kind: CompletionItemKind.Snippet,
      detail: protocol === undefined ? 'for HTTP APIs' : 'method and path',
      snippet: inString ? filled : `"${filled}"`,
      filter: `${value} /`,
      markdown: doc,
    };
  });
}
