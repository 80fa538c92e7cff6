/** The tree of live stages in the editor: draws what the listings know, and asks for it to be drawn again. */
import { EventEmitter, type TreeDataProvider } from 'vscode';
import type { ManagedStage } from '../../../protocol/stage-requests.js';
import type { Disposable } from '../disposable.js';
import type { Sources } from './children.js';
import type { ComparisonStatus } from './comparison-status.js';
import { createElements } from './elements.js';
import { filtered } from './filter.js';
import { createListings } from './listings.js';
import type { StageInCode } from './node-look.js';
import { oneAtATime } from './one-at-a-time.js';
import {
  isParentNode,
  nodeKey,
  stageNodeKey,
  type ParentNode,
  type RegionNode,
  type StageNode,
  type TreeNode,
} from './nodes.js';
import { createRedraws } from './redraws.js';
import { treeItem } from './tree-item.js';

/** What the tree shows, and whom it tells. */
export interface TreeSurroundings {
  readonly regions: () => Promise<readonly string[]>;
  readonly sources: () => Promise<Sources>;
  /** What the code of the workspace says of stages, in their order; rejects where nobody can say it. */
  readonly managed: (stages: readonly StageNode[]) => Promise<readonly (ManagedStage | null)[]>;
  /** What a comparison says of the stage with this key, where there is one. */
  readonly statusOf: (key: string) => ComparisonStatus | undefined;
  /** Shows that something is being asked until `done` settles. */
  readonly onLoading: (done: Promise<void>) => void;
}

/** The tree as VS Code shows it. */
export interface StageTree extends TreeDataProvider<TreeNode>, Disposable {
  /** The Region, API or stage that a row is about: of what is set on a stage, the stage. Undefined once it is gone. */
  readonly subjectOf: (row: TreeNode) => ParentNode | undefined;
  /** Whether it was a row and is none any more; what another program makes up for a command never was one. */
  readonly isGone: (row: TreeNode) => boolean;
  /**
   * Asks AWS again for what is below `node`, or for everything; what is shown stays until the answer is there. Answers the key
   * of the row below which that is, undefined for everything.
   */
  readonly refresh: (node?: ParentNode) => string | undefined;
  /** Takes what was read below a node for something else. */
  readonly take: (parent: ParentNode, nodes: readonly TreeNode[]) => void;
  /** Draws the rows with these keys again, where they are shown. */
  readonly redraw: (keys: readonly string[]) => void;
  /** Forgets everything that is shown, since it is somebody else's, and asks again. */
  readonly startOver: () => void;
  /** Gives up what is still being asked. */
  readonly stop: () => void;
  /** Shows only APIs with `text` in their name or ID; all of them for an empty one. */
  readonly filter: (text: string) => void;
  /** Asks again what the code says of the stages in sight. */
  readonly refreshManaged: () => Promise<void>;
  /** The same of these stages alone, for whoever asks. */
  readonly askManaged: TreeSurroundings['managed'];
}

/** A tree over listings. */
export function createStageTree(surroundings: TreeSurroundings): StageTree {
  const changed = new EventEmitter<TreeNode[] | undefined>();
  const managed = new Map<string, ManagedStage>();
  const elements = createElements();
  let wanted = '';

  const redraws = createRedraws((keys) => {
    const rows = keys.map(elements.byKey).filter((each) => each !== undefined);
    if (keys.includes(ROOT)) changed.fire(undefined);
    else if (rows.length > 0) changed.fire(rows);
  });
  const draw = (node: ParentNode): void => {
    redraws.ask(nodeKey(node));
  };
  const listings = createListings(surroundings.sources, {
    onChanged: draw,
    onBegun: (parent, done) => {
      surroundings.onLoading(done);
      if (parent.kind === 'api') void done.then(refreshManaged);
    },
  });

  // The server looks through the whole workspace for it, and somebody may undo ten steps in a second.
  const refreshManaged = oneAtATime(async () => {
    const stages = listings
      .known()
      .flat()
      .filter((node) => node.kind === 'stage');
    if (stages.length === 0) return;
    // A mark that is missing is better than a tree that is.
    const answers = await surroundings.managed(stages).catch(() => []);
    stages.forEach((node, index) => {
      const key = stageNodeKey(node.live, node.api.region);
      const answer = answers[index] ?? undefined;
      if (JSON.stringify(managed.get(key)) === JSON.stringify(answer)) return;
      if (answer === undefined) managed.delete(key);
      else managed.set(key, answer);
      draw(node);
    });
  });

  const codeOf = (node: StageNode): StageInCode => {
    const key = nodeKey(node);
    return { managed: managed.get(key), status: surroundings.statusOf(key) };
  };

  return {
    onDidChangeTreeData: changed.event,
    getChildren(parent) {
      if (parent?.kind === 'detail') return elements.below(parent, parent.children ?? []);
      if (parent !== undefined && !isParentNode(parent)) return [];
      return redraws.after(parent === undefined ? ROOT : nodeKey(parent), childrenOf(parent));
    },
    getParent: elements.parentOf,
    subjectOf,
    isGone: (row) => elements.wasRow(row) && subjectOf(row) === undefined,
    getTreeItem: (node) => treeItem(node, node.kind === 'stage' ? codeOf(node) : undefined),
    refresh(node) {
      // AWS gives the stages of an API together, so one of them is asked for with the others.
      const asked: ParentNode | undefined = node?.kind === 'stage' ? { kind: 'api', api: node.api } : node;
      listings.renew(asked);
      const key = asked && nodeKey(asked);
      // Drawing is what asks for the rows that are open.
      redraws.ask(key ?? ROOT);
      return key;
    },
    take: listings.take,
    redraw(keys) {
      for (const key of keys) redraws.ask(key);
    },
    startOver() {
      listings.forget();
      elements.forget();
      redraws.ask(ROOT);
    },
    stop: listings.stop,
    filter(text) {
      wanted = text;
      redraws.ask(ROOT);
    },
    refreshManaged,
    askManaged: surroundings.managed,
    dispose() {
      listings.stop();
      redraws.dispose();
      changed.dispose();
    },
  };

  async function childrenOf(parent: ParentNode | undefined): Promise<TreeNode[]> {
    if (parent !== undefined) {
      // An element changes in place; what was listed below it is of what it is now.
      const nodes = await listings.below({ ...parent });
      return elements.below(parent, filtered(nodes, wanted));
    }
    const regions = await surroundings.regions();
    return elements.below(
      undefined,
      regions.map((region): RegionNode => ({ kind: 'region', region })),
    );
  }

  function subjectOf(row: TreeNode): ParentNode | undefined {
    if (isParentNode(row)) return elements.byKey(nodeKey(row)) === row ? row : undefined;
    const parent = elements.parentOf(row);
    return parent && subjectOf(parent);
  }
}

/** The key of the whole tree. */
const ROOT = '';
