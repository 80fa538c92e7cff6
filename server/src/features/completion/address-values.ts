/**
 * Completes the arguments of Terraform itself that take addresses or names instead of values: `depends_on`,
 * `ignore_changes`, and `to` and `id` of an `import` block.
 */
import { attributeOf } from '../../hcl/lookup.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { attributeSchema } from '../../analysis/place/body-scope.js';
import { evaluate } from '../../analysis/values/evaluate.js';
import type { ValueSite } from '../../analysis/place/site.js';
import { textOf } from '../../analysis/values/values.js';
import type { Attribute, Expression, Span } from '../../hcl/syntax.js';
import { resourceSchema, resourceTypes } from '../../knowledge/resource-schemas.js';
import type { Module } from '../../workspace/module.js';
import type { Proposal } from './items.js';
import { snippetLiteral, tabStops } from './snippet-text.js';

/** Proposals for an argument that takes an address or a name; undefined for all others. */
export function addressProposals(site: ValueSite, module: Module): readonly Proposal[] | undefined {
  const { scope, attribute } = site;
  const isOwn =
    scope.schema?.attributes.has(attribute.name.text) === true &&
    scope.resource !== undefined &&
    scope.nested?.name !== 'lifecycle';
  if (isOwn) return undefined;
  const block = scope.blocks.at(-1)?.type.text;
  const resources = [...module.resources.keys()].map(address);
  switch (attribute.name.text) {
    case 'depends_on':
      return attributeSchema(scope, 'depends_on') === undefined
        ? undefined
        : elements(site, addressesIn(module));
    case 'replace_triggered_by':
      return elements(site, resources);
    case 'ignore_changes':
      return ignorable(site);
    case 'to':
      if (block === 'import') return [...resources, ...importableTypes()];
      return block === 'moved' ? resources : undefined;
    case 'from':
      return block === 'moved' || block === 'removed' ? resources : undefined;
    case 'id':
      return block === 'import' ? importId(site, module) : undefined;
    default:
      return undefined;
  }
}

/** An address for a block that is still to be written. */
function importableTypes(): readonly Proposal[] {
  return resourceTypes('resource').flatMap((type) => {
    const facts = resourceSchema('resource', type)?.facts;
    if (facts?.importId === undefined) return [];
    const name = tabStops().stop(facts.localName ?? 'this');
    return [
      {
        label: type,
        kind: CompletionItemKind.Class,
        snippet: `${type}.${name}`,
        detail: facts.title,
        docs: { of: 'resource' as const, kind: 'resource' as const, type },
      },
    ];
  });
}

function address(label: string): Proposal {
  return { label, kind: CompletionItemKind.Reference };
}

function addressesIn(module: Module): readonly Proposal[] {
  const calls = [...module.calls.keys()].map((name) => `module.${name}`);
  return [...module.resources.keys(), ...module.data.keys(), ...calls].map(address);
}

/** Inside the list as they are; where the list itself is still to be written, with its brackets. */
function elements({ place }: ValueSite, proposals: readonly Proposal[]): readonly Proposal[] {
  if (place.kind === 'text') return [];
  if (place.descent.some((step) => step.kind === 'element')) return proposals;
  return proposals.map((proposal) => ({ ...proposal, snippet: `[${snippetLiteral(proposal.label)}]` }));
}

function ignorable(site: ValueSite): readonly Proposal[] {
  const { scope, place } = site;
  const body = scope.resource?.body;
  if (body === undefined || place.kind === 'text') return [];
  const isWritable = (name: string): boolean => body.attributes.get(name)?.presence !== 'computed';
  const names = [...body.attributes.keys()]
    .filter(isWritable)
    .map((label) => ({ label, kind: CompletionItemKind.Property }));
  const inList = place.descent.some((step) => step.kind === 'element');
  const all = { label: 'all', kind: CompletionItemKind.Keyword, detail: 'all arguments' };
  return inList ? names : [...elements(site, names), all];
}

/** The shape of the id that belongs to the resource named in `to`, with a tab stop for each part. */
function importId({ scope, place }: ValueSite, module: Module): readonly Proposal[] {
  const to = attributeOf(scope.body, 'to')?.value;
  const facts = to?.kind === 'reference' ? resourceSchema('resource', to.root.text)?.facts : undefined;
  if (facts?.importId === undefined || place.descent.length > 0) return [];
  const stops = tabStops();
  const filled = facts.importId.shape
    .split('/')
    .map((part) => stops.stop(knownPart(part, to, module) ?? part))
    .join('/');
  const span: { readonly span?: Span } = place.kind === 'text' ? { span: place.template } : {};
  const detail = `for example ${facts.importId.example}`;
  return [
    {
      label: `"${facts.importId.shape}"`,
      kind: CompletionItemKind.Snippet,
      snippet: `"${filled}"`,
      detail,
      ...span,
    },
  ];
}

/** The part of an id that the block to import says itself: for `STAGE-NAME` its `stage_name`, or its `name`. */
function knownPart(part: string, to: Expression | undefined, module: Module): string | undefined {
  const step = to?.kind === 'reference' ? to.steps[0] : undefined;
  if (to?.kind !== 'reference' || step?.kind !== 'attribute') return undefined;
  const block = module.resources.get(`${to.root.text}.${step.name.text}`)?.block;
  const member = part.toLowerCase().replaceAll('-', '_');
  const written = block?.body.items.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && (item.name.text === member || member.endsWith(`_${item.name.text}`)),
  );
  const text = written && textOf(evaluate(written.value, module));
  return text === '' ? undefined : text;
}
