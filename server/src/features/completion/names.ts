/** Completes names in bodies: arguments, nested blocks, meta-arguments, and the blocks at the top of a file. */
import { CompletionItemKind } from '../protocol-constants.js';
import { type BodyScope, mayHoldDynamic, memberPath } from '../../analysis/place/body-scope.js';
import { calledAround, inputsOf } from '../../analysis/references/called-module.js';
import type { ItemSite } from '../../analysis/place/site.js';
import { typeMembers } from '../../analysis/values/type-members.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Item } from '../../hcl/syntax.js';
import { dynamic } from '../../knowledge/meta-arguments.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema } from '../../knowledge/schema.js';
import { allows } from '../../workspace/provider-versions.js';
import {
  type Run,
  lineAfter,
  lineBreak,
  lineStart,
  nextLine,
  realign,
  runAround,
  widthOf,
} from '../../edits/layout.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { attributeMarkdown } from '../text/markdown.js';
import { NO_SHAPE, shapeOf } from './chosen-api.js';
import { memberKey } from './docs-key.js';
import type { Proposal } from './items.js';
import { apiAround, declaredApi } from './named-api.js';
import { setUpProposals } from './set-ups.js';
import { type TabStops, tabStops } from './snippet-text.js';
import { topLevelProposal, wholeResources } from './top-level-names.js';
import { typeForm } from './type-forms.js';
import { type Writer, below, blockLines, valueSnippet } from './value-snippets.js';

/** What may be written at the site: required ones first, those already there left out. */
export function nameProposals(site: ItemSite, file: SourceFile, module: Module): readonly Proposal[] {
  const { scope, item } = site;
  const place: Place = { ...site, module, run: neighbouringRun(site, file), file };
  const present = countItems(scope.body.items, item);
  const members = [
    ...inputProposals(place, present),
    ...proposalsOf(scope.schema, place, present),
    ...proposalsOf(scope.meta, place, present),
  ];
  const dynamicBlock = mayHoldDynamic(scope) ? [blockProposal(dynamic, place)] : [];
  const whole =
    scope.blocks.length === 0 && item?.kind !== 'block'
      ? [...wholeResources(module), ...setUpProposals(module)]
      : [];
  return [...whole, ...members, ...dynamicBlock];
}

/** How often each name stands in the body; the one at the cursor does not count. */
function countItems(items: readonly Item[], own: Item | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item === own || item.kind === 'fragment') continue;
    const names = item.kind === 'attribute' ? [item.name.text] : [item.type.text, ...dynamicTarget(item)];
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function dynamicTarget(block: Block): readonly string[] {
  return block.type.text === 'dynamic' ? block.labels.slice(0, 1).map((label) => label.text) : [];
}

function proposalsOf(
  schema: BodySchema | undefined,
  place: Place,
  present: ReadonlyMap<string, number>,
): readonly Proposal[] {
  if (schema === undefined) return [];
  const attributes = [...schema.attributes.values()].filter(
    (each) =>
      each.presence !== 'computed' &&
      each.facts?.notProposed !== true &&
      !present.has(each.name) &&
      isAllowed(each, place.module),
  );
  const blocks = [...schema.blocks.values()].filter(
    (each) => (present.get(each.name) ?? 0) < (each.maxItems ?? Infinity) && isAllowed(each, place.module),
  );
  const isRequired = (each: AttributeSchema): boolean => each.presence === 'required';
  const isNeeded = (each: NestedBlockSchema): boolean => each.minItems > 0 && !present.has(each.name);
  const own = place.scope.blocks.length === 0;
  return [
    ...attributes.filter(isRequired).map((each) => attributeProposal(each, place)),
    ...blocks.filter(isNeeded).map((each) => blockProposal(each, place)),
    ...attributes.filter((each) => !isRequired(each)).map((each) => attributeProposal(each, place)),
    ...blocks
      .filter((each) => !isNeeded(each))
      .map((each) => (own ? topLevelProposal(each, place, place.module) : blockProposal(each, place))),
  ];
}

/** In a `module` block the variables of the module that it calls. */
function inputProposals(place: Place, present: ReadonlyMap<string, number>): readonly Proposal[] {
  const called = calledAround(place.scope.blocks, place.module);
  return called === undefined ? [] : variablesOf(called, place, present);
}

/** In a variable file the variables of the module that it is for. */
export function variableProposals(site: ItemSite, file: SourceFile, module: Module): readonly Proposal[] {
  const place: Place = { ...site, module, run: neighbouringRun(site, file), file };
  return variablesOf(module, place, countItems(site.scope.body.items, site.item));
}

/** The variables of a module that are not set yet, each with a form of its type. */
function variablesOf(
  called: Module,
  place: Place,
  present: ReadonlyMap<string, number>,
): readonly Proposal[] {
  const attributes = inputsOf(called);
  const forms = new Map(
    [...called.variables].flatMap(([name, { block }]) => {
      const type = attributeOf(block.body, 'type')?.value;
      const isObject = typeMembers(type) !== undefined;
      return isObject ? [[name, (stops: TabStops) => typeForm(type, stops)] as const] : [];
    }),
  );
  const body = { attributes, blocks: new Map<string, NestedBlockSchema>(), open: true };
  return proposalsOf(body, { ...place, forms }, present).map((each) => {
    const schema = attributes.get(each.label);
    return schema ? { ...each, markdown: attributeMarkdown(schema) } : each;
  });
}

function isAllowed(schema: AttributeSchema | NestedBlockSchema, module: Module): boolean {
  return allows(module.providerVersions, schema) !== 'none';
}

/** The site, and what stands around it. */
interface Place extends ItemSite {
  readonly file: SourceFile;
  readonly module: Module;
  /** The aligned arguments right above or below, whose equals signs a new argument joins. */
  readonly run: Run | undefined;
  /** Values to fill in, where the schema alone does not say enough of them. */
  readonly forms?: ReadonlyMap<string, (stops: TabStops) => string>;
}

function neighbouringRun({ scope, span, item }: ItemSite, file: SourceFile): Run | undefined {
  const isNeighbour = (each: Item): boolean =>
    each !== item &&
    (nextLine(file, each.end) === lineStart(file, span.start) ||
      nextLine(file, span.end) === lineStart(file, each.start));
  const neighbour = scope.body.items.find(isNeighbour);
  const run = neighbour && runAround(file, scope.body, neighbour);
  return run !== undefined && run.aligned && run.attributes.length > 0 ? run : undefined;
}

function attributeProposal(schema: AttributeSchema, place: Place): Proposal {
  const { scope, item, module, file, run, forms } = place;
  const isRename = item !== undefined && item.kind !== 'fragment';
  const writer = writerIn(scope, module);
  const type = typeName(schema);
  const value = forms?.get(schema.name)?.(writer.stops) ?? valueSnippet(schema, writer);
  const joined = value.includes('\n') ? undefined : run;
  const width = widthOf([schema.name, ...(joined?.attributes.map(({ name }) => name.text) ?? [])]);
  return {
    label: schema.name,
    kind: CompletionItemKind.Property,
    ...(isRename ? {} : { snippet: `${schema.name.padEnd(width)} = ${value}` }),
    ...(isRename || joined === undefined ? {} : { edits: realign(file, joined, width) }),
    detail: schema.presence === 'required' ? `${type}, required` : type,
    docs: memberKey(scope, schema.name),
    deprecated: schema.deprecated === true,
  };
}

function blockProposal(schema: NestedBlockSchema, place: Place): Proposal {
  const { scope, item, module } = place;
  // The `content` of a `dynamic` block holds what the block itself would.
  const written = (schema.name === 'content' ? scope.target : undefined) ?? schema;
  const extra = [
    ...below(memberPath(scope, written.name), scope.resource?.facts?.snippet ?? []),
    ...(written.facts?.snippet ?? []),
  ];
  const isRename = item !== undefined && item.kind !== 'fragment';
  const writer = writerIn(scope, module);
  return {
    label: schema.name,
    kind: CompletionItemKind.Struct,
    ...(isRename ? {} : setApart(place, blockLines(schema, writer, extra).join('\n'))),
    detail: schema.minItems > 0 ? 'block, required' : 'block',
    docs: memberKey(scope, schema.name),
    deprecated: schema.deprecated === true,
  };
}

/**
 * A new block with blank lines between it and what stands right above and below it. The one below belongs to the text:
 * editors that make other changes after the insertion would put it into the block.
 */
function setApart({ scope, span, item, file }: Place, snippet: string): Pick<Proposal, 'snippet' | 'edits'> {
  const others = scope.body.items.filter((each) => each !== item);
  const [above, below] = [lineStart(file, span.start), nextLine(file, span.end)];
  // Right before the line break, which is not part of the block's own lines.
  const at = above - (file.text[above - 2] === '\r' ? 2 : 1);
  const isBelow = others.some((each) => lineStart(file, each.start) === below);
  return {
    snippet: isBelow ? `${snippet}$0\n` : snippet,
    edits: others.some((each) => lineAfter(file, each) === above)
      ? [{ file, span: { start: at, end: at }, newText: lineBreak(file) }]
      : [],
  };
}

/** Writes into a body that is there already. */
export function writerIn(scope: BodyScope, module: Module): Writer {
  const resource = resourceBlock(scope);
  const shape = scope.resource ? shapeOf(scope.resource.type, resource, module) : NO_SHAPE;
  const values = scope.path.length === 0 ? shape.values : NO_SHAPE.values;
  const api = declaredApi(apiAround(scope, module)) ?? shape.api;
  return { module, resource, stops: tabStops(), shape: { ...shape, values, api } };
}

/** The resource around a body. */
export function resourceBlock(scope: BodyScope): Block | undefined {
  return scope.resource === undefined
    ? undefined
    : scope.blocks.find((block) => block.labels[0]?.text !== undefined);
}

function typeName({ type }: AttributeSchema): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return 'list';
  if ('set' in type) return 'set';
  return 'map' in type ? 'map' : 'object';
}
