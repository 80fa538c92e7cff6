/** What a deployment notices: of which changes of its API Terraform makes a new one. */
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Attribute, Block, Body, Call, Expression } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import { fixedAttributes, replacingArguments } from '../../knowledge/vocabularies/deployments.js';
import type { Module } from '../../workspace/module.js';
import { isWithin } from '../../workspace/uris.js';
import { isSameModule } from '../references/same-module.js';
import { apiBehind, type ApiOfBlock, type Part, partsOf } from './snapshot.js';
import { type Watch, watchedBy, watchedByBlock } from './watched.js';

/**
 * How much of a part a deployment notices: `all`; `some`, by attributes or what the part is made from; `existence` where
 * only the part's ID or the like is watched; `nothing`.
 */
export type Noticed = 'all' | 'some' | 'existence' | 'nothing';

/** A part and how much of it is noticed. */
export interface NoticedPart {
  readonly part: Part;
  readonly noticed: Noticed;
}

/** What a deployment is replaced by. */
export interface Notice {
  /** Undefined where it can't be said which API the deployment is of. */
  readonly api: ApiOfBlock | undefined;
  readonly parts: readonly NoticedPart[];
  /** Calls that give another value in every plan. */
  readonly clocks: readonly Call[];
  /** Whether a person or another tool has a say, by a variable or a data source. */
  readonly outside: boolean;
  /** False where something that is watched can't be read: it may be all of the API. */
  readonly known: boolean;
}

/** What a deployment of a family notices of its API. */
export function noticeOf(deployment: Block, family: StageFamily, module: Module): Notice {
  const api = apiBehind(attributeOf(deployment.body, family.deployment.api)?.value, family, module);
  const each = attributeOf(deployment.body, 'for_each')?.value;
  const watches = [
    ...replacing(deployment).flatMap((expression) => watchedBy(expression, module, each)),
    // Of what `for_each` goes through, only the keys make a new deployment.
    ...(each ? watchedBy(each, module).filter(({ kind }) => kind === 'outside' || kind === 'anything') : []),
  ];
  const parts = api ? partsOf(api, family, module) : [];
  return {
    api,
    parts: parts.map((part) => atLevels(part)[noticedOf(part, watches)]),
    clocks: watches.flatMap((watch) => (watch.kind === 'clock' ? [watch.call] : [])),
    outside: watches.some(({ kind }) => kind === 'outside'),
    known: watches.every(({ kind }) => kind !== 'anything'),
  };
}

/** One object for each level, however many deployments there are. */
const atLevels = memoize((part: Part): Readonly<Record<Noticed, NoticedPart>> => ({
  all: { part, noticed: 'all' },
  some: { part, noticed: 'some' },
  existence: { part, noticed: 'existence' },
  nothing: { part, noticed: 'nothing' },
}));

/** The arguments of a deployment that replace it when their value changes, and `replace_triggered_by`. */
function replacing({ body }: Block): readonly Expression[] {
  const bodies = blocksOf(body, 'lifecycle').map((each) => attributeOf(each.body, 'replace_triggered_by'));
  const own = replacingArguments.flatMap((name) => writtenAs(body, name));
  return [...own, ...bodies].flatMap((attribute) => attribute?.value ?? []);
}

/** An argument, or the arguments of the block that Terraform 0.11 let people write a map as. */
export function writtenAs(body: Body, name: string): readonly Attribute[] {
  const attribute = attributeOf(body, name);
  const inBlocks = blocksOf(body, name).flatMap((each) =>
    each.body.items.filter((item) => item.kind === 'attribute'),
  );
  return attribute ? [attribute] : inBlocks;
}

function noticedOf(part: Part, watches: readonly Watch[]): Noticed {
  const own = watches.flatMap((watch) =>
    watch.kind === 'resource' &&
    watch.block === part.declaration.block &&
    isSameModule(watch.module, part.module)
      ? [levelOf(watch.attribute, part.argument)]
      : [],
  );
  const { uri } = part.declaration.file;
  const isInFile = watches.some((watch) => holds(watch, uri));
  if (isInFile || own.includes('all')) return 'all';
  if (own.includes('some') || isMadeFrom(part, watches)) return 'some';
  return own.includes('existence') ? 'existence' : 'nothing';
}

function holds(watch: Watch, uri: string): boolean {
  if (watch.kind === 'file') return watch.uri === uri;
  return watch.kind === 'folder' && isWithin(uri, watch.uri);
}

function levelOf(attribute: string | undefined, argument: string | undefined): Noticed {
  if (attribute === undefined || attribute === argument) return 'all';
  if (argument !== undefined) return fixedAttributes.has(attribute) ? 'existence' : 'nothing';
  return fixedAttributes.has(attribute) ? 'existence' : 'some';
}

/** Whether a part has values from a file, local value or the like that the deployment watches too, or may have. */
function isMadeFrom({ declaration, module, argument }: Part, watches: readonly Watch[]): boolean {
  const shared = watches.filter(({ kind }) => kind === 'file' || kind === 'folder' || kind === 'source');
  if (shared.length === 0) return false;
  const value = argument === undefined ? undefined : attributeOf(declaration.block.body, argument)?.value;
  const known = knownMade(module);
  const made =
    known.get(value ?? declaration.block) ??
    (value ? watchedBy(value, module) : watchedByBlock(declaration.block, module));
  known.set(value ?? declaration.block, made);
  return made.some((each) => shared.some((watch) => isShared(each, watch)));
}

/** By block or argument, what it is made from. */
const knownMade = memoize((_: Module) => new Map<Block | Expression, readonly Watch[]>());

function isShared(made: Watch, watch: Watch): boolean {
  if (watch.kind === 'source') return made.kind === 'source' && made.key === watch.key;
  // A file whose path can't be told may be the very one.
  return made.kind === 'file' ? holds(watch, made.uri) : made.kind === 'folder' || made.kind === 'anything';
}
