/**
 * Remembers what was listed below the nodes that are open, until it is asked for again: one listing a node, its lists
 * as they grow.
 */
import { childNodes, type Sources } from './children.js';
import { failureOf } from './failure.js';
import { nodeKey, type ParentNode, type TreeNode } from './nodes.js';

/** What was listed so far, kept until a refresh is complete. */
export interface Listings {
  /**
   * What is known below `parent`, or a note that it is being loaded: one list that is slow must not keep the others from
   * being drawn. Below a Region that is said at once, so that what was there before is gone; below others a moment later,
   * since most of them are there by then.
   */
  readonly below: (parent: ParentNode) => Promise<readonly TreeNode[]>;
  /**
   * What is below `parent` and deeper, or everything, is asked for again the next time it is wanted. Until the new answer is
   * whole the old one stands, so that no row goes away under a person's hand.
   */
  readonly renew: (parent?: ParentNode) => void;
  /** Takes what somebody else has just listed below `parent`, whole, in place of what is known. */
  readonly take: (parent: ParentNode, nodes: readonly TreeNode[]) => void;
  /** Forgets everything and gives up what is still being asked. */
  readonly forget: () => void;
  /** Gives up what is still being asked and keeps what came. */
  readonly stop: () => void;
  /** Every list that is known now. */
  readonly known: () => readonly (readonly TreeNode[])[];
}

/** What the tree is told while a listing grows. */
export interface ListingEvents {
  /** Below `parent` is something else than was answered before; never told of an answer that is the same. */
  readonly onChanged: (parent: ParentNode) => void;
  /** Begun; `done` settles with the listing. */
  readonly onBegun: (parent: ParentNode, done: Promise<void>) => void;
}

/**
 * `sources` is asked once for each listing; where it rejects, the failure is the listing. `moment` settles when a person
 * would begin to wait.
 */
export function createListings(
  sources: () => Promise<Sources>,
  events: ListingEvents,
  moment: () => Promise<unknown> = aMoment,
): Listings {
  const listings = new Map<string, Listing>();

  /** With `old` nodes nothing is shown before everything is there, without them whatever comes. */
  function begin(parent: ParentNode, old: readonly TreeNode[] | undefined): Listing {
    let answered: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (answered = resolve));
    const listing: Listing = {
      parent,
      nodes: old,
      first,
      abort: new AbortController(),
      isAnswered: old !== undefined,
    };
    const { signal } = listing.abort;
    const show = (nodes: readonly TreeNode[]): void => {
      listing.nodes = nodes;
      answered();
      if (listing.isAnswered && listings.get(nodeKey(parent)) === listing) events.onChanged(parent);
    };
    const done = (async () => {
      let nodes: readonly TreeNode[] = [];
      for await (nodes of listsOf(parent, sources, signal)) {
        if (signal.aborted) return;
        if (old === undefined) show(nodes);
      }
      if (old !== undefined && !signal.aborted && !isSameList(old, nodes)) show(nodes);
    })();
    signal.addEventListener('abort', () => {
      show([...(listing.nodes ?? []).filter((node) => node !== STOPPED), STOPPED]);
    });
    void done.finally(() => {
      listing.isDone = true;
    });
    events.onBegun(parent, done);
    return listing;
  }

  /** The listing of `parent`, begun again where that is due. */
  function listingOf(parent: ParentNode): Listing {
    const key = nodeKey(parent);
    const known = listings.get(key);
    if (known !== undefined && known.isStale !== true && isSame(known.parent, parent)) return known;
    const listing = begin(parent, known?.nodes);
    listings.set(key, listing);
    if (known !== undefined) stop(known);
    return listing;
  }

  function stop(listing: Listing): void {
    if (listing.isDone !== true) listing.abort.abort();
  }

  return {
    async below(parent) {
      const listing = listingOf(parent);
      if (listing.nodes === undefined && parent.kind !== 'region')
        await Promise.race([listing.first, moment()]);
      listing.isAnswered = true;
      return listing.nodes ?? [LOADING];
    },
    renew(parent) {
      const prefix = parent === undefined ? undefined : nodeKey(parent);
      for (const [key, listing] of listings)
        if (prefix === undefined || key === prefix || key.startsWith(`${prefix}/`)) listing.isStale = true;
    },
    take(parent, nodes) {
      const key = nodeKey(parent);
      const known = listings.get(key);
      const isAnswered = known?.isAnswered ?? false;
      const first = Promise.resolve();
      listings.set(key, { parent, nodes, first, abort: new AbortController(), isAnswered, isDone: true });
      if (known !== undefined) stop(known);
      if (isAnswered && !isSameList(known?.nodes ?? [], nodes)) events.onChanged(parent);
    },
    forget() {
      const all = [...listings.values()];
      listings.clear();
      all.forEach(stop);
    },
    stop() {
      for (const listing of listings.values()) stop(listing);
    },
    known: () => [...listings.values()].map(({ nodes = [] }) => nodes),
  };
}

interface Listing {
  readonly parent: ParentNode;
  /** Undefined before the first answer, which `first` waits for. */
  nodes: readonly TreeNode[] | undefined;
  readonly first: Promise<void>;
  readonly abort: AbortController;
  /** Whether somebody has been told what is below it, so that they must be told when it changes. */
  isAnswered: boolean;
  isDone?: boolean;
  isStale?: boolean;
}

/** What is below a stage is made from the stage itself, which may have changed since. */
function isSame(one: ParentNode, other: ParentNode): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Then the rows stay as they are: a button that is pressed while they are drawn again would find none. */
function isSameList(old: readonly TreeNode[], now: readonly TreeNode[]): boolean {
  return now.every(({ kind }) => kind !== 'failure') && JSON.stringify(old) === JSON.stringify(now);
}

const LOADING: TreeNode = { kind: 'note', text: 'Loading…', icon: 'loading~spin' };

/** A list that is there sooner is not announced: that would be a flash. */
const aMoment = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 400));

const STOPPED: TreeNode = { kind: 'note', text: 'Stopped. Refresh to load the rest.' };

async function* listsOf(
  parent: ParentNode,
  sources: () => Promise<Sources>,
  signal: AbortSignal,
): AsyncGenerator<readonly TreeNode[]> {
  let known: Sources;
  try {
    known = await sources();
  } catch (error) {
    yield [{ kind: 'failure', failure: failureOf(error), missing: 'AWS', parent }];
    return;
  }
  yield* childNodes(parent, known, signal);
}
