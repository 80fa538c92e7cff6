/** Completes the labels of block headers: resource types with a whole block, local names, the target of `dynamic`. */
import { CompletionItemKind } from '../protocol-constants.js';
import type { LabelSite } from '../../analysis/place/site.js';
import { providersOfTypes, requiredConfigurations } from '../../analysis/references/provider-names.js';
import type { Span } from '../../hcl/syntax.js';
import { releasedType, resourceSchema, resourceTypes } from '../../knowledge/resource-schemas.js';
import { awsProvider } from '../../knowledge/vocabularies/provider.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { proposedName } from './addresses.js';
import { shapeOf } from './chosen-api.js';
import type { Proposal } from './items.js';
import { snippetLiteral, tabStops } from './snippet-text.js';
import { bodyLines, indented } from './value-snippets.js';

/** What may stand in the label. */
export function labelProposals(site: LabelSite, file: SourceFile, module: Module): readonly Proposal[] {
  const { block, index, scope } = site;
  const keyword = block.type.text;
  if (keyword === 'resource' || keyword === 'data')
    return index === 0 ? typeProposals(site, keyword, file, module) : nameProposals(site, keyword, module);

  if (keyword === 'provider' && index === 0) return providerProposals(site, module);

  if (keyword === 'dynamic' && index === 0) {
    return [...(scope.schema?.blocks.values() ?? [])].map(({ name }) => ({
      label: name,
      kind: CompletionItemKind.Struct,
      ...plain(site, name),
    }));
  }
  return [];
}

/** A new resource or data source, from its name label to its closing brace, and what it is in a few words. */
export interface WholeResource {
  readonly snippet: string;
  /** Undefined for types of which only the schema is known. */
  readonly title: string | undefined;
}

/** A whole block of a type, with a tab stop for its name and each required argument; undefined for unknown types. */
export function wholeResource(
  type: string,
  module: Module,
  kind: 'resource' | 'data',
): WholeResource | undefined {
  const schema = resourceSchema(kind, type);
  if (schema === undefined) return undefined;
  const stops = tabStops();
  const shape = shapeOf(type, undefined, module);
  const writer = { module, resource: undefined, stops, shape };
  const name = stops.stop(proposedName(module, type, schema.facts?.localName ?? 'this'));
  const members = shape.members ?? schema.facts?.snippet ?? [];
  const lifecycle = schema.facts?.createBeforeDestroy === true ? LIFECYCLE : [];
  const inner = indented([...bodyLines(schema.body, writer, members), ...lifecycle]);
  return { snippet: [`"${name}" {`, ...inner, '}'].join('\n'), title: schema.facts?.title };
}

const LIFECYCLE = ['', 'lifecycle {', '  create_before_destroy = true', '}'];

function typeProposals(
  site: LabelSite,
  kind: 'resource' | 'data',
  file: SourceFile,
  module: Module,
): readonly Proposal[] {
  const typed = file.text.slice(site.span.start, site.span.end);
  const types = resourceTypes(kind);
  const isDocumented = (type: string): boolean => resourceSchema(kind, type)?.facts !== undefined;
  const ordered = usualFirst([...types.filter(isDocumented), ...types.filter((type) => !isDocumented(type))]);
  return ordered.flatMap((type) => {
    const proposal = typeProposal(site, kind, type, module);
    // Who types the name of the first draft means the type that was released.
    const draft = typed.startsWith('aws_api_gateway_v2')
      ? type.replace('aws_apigatewayv2_', 'aws_api_gateway_v2_')
      : type;
    const isDraft = draft !== type && releasedType(draft, kind) === type;
    return isDraft ? [proposal, { ...proposal, filter: draft }] : [proposal];
  });
}

/** Types in the order in which they are offered: stages and what they are made of come before the alphabet. */
export function usualFirst(types: readonly string[]): readonly string[] {
  return [...FIRST.filter((type) => types.includes(type)), ...types.filter((type) => !FIRST.includes(type))];
}

const FIRST: readonly string[] = [
  'aws_api_gateway_stage',
  'aws_apigatewayv2_stage',
  'aws_api_gateway_method_settings',
  'aws_api_gateway_deployment',
  'aws_apigatewayv2_deployment',
  'aws_api_gateway_rest_api',
  'aws_apigatewayv2_api',
];

function typeProposal(site: LabelSite, kind: 'resource' | 'data', type: string, module: Module): Proposal {
  const { block } = site;
  const isNew = block.open === undefined && block.labels.length <= 1;
  const whole = isNew ? wholeResource(type, module, kind) : undefined;
  const title = resourceSchema(kind, type)?.facts?.title;
  const common = {
    label: type,
    kind: CompletionItemKind.Class,
    ...(title === undefined ? {} : { detail: title }),
    docs: { of: 'resource' as const, kind, type },
  };
  if (whole === undefined) return { ...common, ...plain(site, type) };
  const label = block.labels[0];
  const quote = site.quoted ? '' : '"';
  const span: Span = label === undefined ? site.span : { start: site.span.start, end: label.end };
  return {
    ...common,
    span,
    filter: `${quote}${type}`.replace(/^"/, ''),
    snippet: `${quote}${snippetLiteral(type)}" ${whole.snippet}`,
  };
}

/** The providers of the module; a new block of the AWS provider comes with its Region. */
function providerProposals(site: LabelSite, module: Module): readonly Proposal[] {
  const { block, quoted, span } = site;
  const isNew = block.open === undefined;
  const names = new Set(requiredConfigurations(module).map(({ provider }) => provider));
  return [...names].map((name) => {
    const common = { label: name, kind: CompletionItemKind.Module, detail: 'provider' };
    if (!isNew || !providersOfTypes(awsProvider.name, module).has(name))
      return { ...common, ...plain(site, name) };
    const [label = span] = block.labels;
    const whole = `"${snippetLiteral(name)}" {\n  region = "${tabStops().stop()}"\n}`;
    return {
      ...common,
      filter: name,
      span: { start: span.start, end: label.end },
      snippet: quoted ? whole.slice(1) : whole,
    };
  });
}

function nameProposals(site: LabelSite, kind: 'resource' | 'data', module: Module): readonly Proposal[] {
  const type = site.block.labels[0]?.text ?? '';
  if (site.index !== 1 || type === '') return [];
  const usual = resourceSchema(kind, type)?.facts?.localName ?? 'this';
  const name = proposedName(module, type, usual);
  return [
    { label: name, kind: CompletionItemKind.Variable, detail: 'a name you choose', ...plain(site, name) },
  ];
}

/** The label alone, with quotes where it has none yet. */
function plain(site: LabelSite, text: string): { readonly snippet?: string; readonly filter: string } {
  return site.quoted ? { filter: text } : { snippet: `"${snippetLiteral(text)}"`, filter: text };
}
