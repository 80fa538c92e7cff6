/**
 * Remembers what was listed below the nodes that are open, until it is asked for anew: one listing a node, its lists as
 * they grow. Knows when to ask AWS and when not; doesn't know the editor.
 */
import { childrenOf, type Sources } from './children.js';
import { failureOf } from './failure.js';
import { keyOf, type ParentNode, type TreeNode } from './nodes.js';

export interface Listings {
  /** What is known below `parent`; waits only for its first list. */
  readonly below: (parent: ParentNode) => Promise<readonly TreeNode[]>;
  /** Forgets what is below `parent` and everything deeper, or all, and gives up what is still being asked. */
  readonly forget: (parent?: ParentNode) => void;
  /** Gives up what is still being asked and keeps what came. */
  readonly stop: () => void;
  /** Every list that is known now. */
  readonly known: () => readonly (readonly TreeNode[])[];
}

export interface ListingEvents {
  /** There is more below `parent` than was answered before. */
  readonly onGrown: (parent: ParentNode) => void;
  /** Begun; `done` settles with the listing. */
  readonly onBegun: (parent: ParentNode, done: Promise<void>) => void;
}

/** `sources` is asked once for each listing; where it rejects, the failure is the listing. */
export function createListings(sources: () => Promise<Sources>, events: ListingEvents): Listings {
  const listings = new Map<string, Listing>();

  function begin(parent: ParentNode): Listing {
    const { onGrown, onBegun } = events;
    const listing: Listing = { nodes: [], abort: new AbortController(), first: Promise.resolve() };
    const isCurrent = (): boolean => listings.get(keyOf(parent)) === listing;
    let answered: () => void = () => undefined;
    listing.first = new Promise((resolve) => (answered = resolve));
    const { signal } = listing.abort;
    const done = (async () => {
      let count = 0;
      for await (const nodes of listsOf(parent, sources, signal)) {
        if (signal.aborted) break;
        listing.nodes = nodes;
        count += 1;
        if (count === 1) answered();
        else if (isCurrent()) onGrown(parent);
      }
    })();
    signal.addEventListener('abort', () => {
      listing.nodes = [...listing.nodes, STOPPED];
      answered();
      if (isCurrent()) onGrown(parent);
    });
    void done.finally(() => {
      listing.isDone = true;
      answered();
    });
    onBegun(parent, done);
    return listing;
  }

  function stop(listing: Listing): void {
    if (listing.isDone !== true) listing.abort.abort();
  }

  return {
    async below(parent) {
      const key = keyOf(parent);
      let listing = listings.get(key);
      if (listing === undefined) {
        listing = begin(parent);
        listings.set(key, listing);
      }
      await listing.first;
      return listing.nodes;
    },
    forget(parent) {
      const prefix = parent === undefined ? undefined : keyOf(parent);
      for (const [key, listing] of listings) {
        if (prefix !== undefined && key !== prefix && !key.startsWith(`${prefix}/`)) continue;
        listings.delete(key);
        stop(listing);
      }
    },
    stop() {
      for (const listing of listings.values()) stop(listing);
    },
    known: () => [...listings.values()].map(({ nodes }) => nodes),
  };
}

interface Listing {
  nodes: readonly TreeNode[];
  readonly abort: AbortController;
  first: Promise<void>;
  isDone?: boolean;
}

const STOPPED: TreeNode = { kind: 'note', text: 'Stopped; refresh to ask for the rest' };

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
  yield* childrenOf(parent, known, signal);
}
