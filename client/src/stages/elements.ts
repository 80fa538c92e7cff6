/**
 * The objects by which the editor knows the rows. It finds a row only by the very object that it was given, so a row keeps
 * its object for as long as it lives, and what is known of it changes in place.
 */
import { isParentNode, nodeKey, type ParentNode, type TreeNode } from './nodes.js';

/** One object a row. */
export interface Elements {
  /** The rows of `nodes` below `parent`; undefined is the root. */
  readonly below: (parent: TreeNode | undefined, nodes: readonly TreeNode[]) => TreeNode[];
  /** The row with this key, where there was one. */
  readonly byKey: (key: string) => ParentNode | undefined;
  /** What the row of `element` is in, if it is no root. */
  readonly parentOf: (element: TreeNode) => TreeNode | undefined;
  /** Whether this very object was the row of something, now or before. */
  readonly wasRow: (element: TreeNode) => boolean;
  readonly forget: () => void;
}

/** No rows yet. */
export function createElements(): Elements {
  const elements = new Map<string, ParentNode>();
  const parents = new WeakMap<TreeNode, TreeNode>();
  const rows = new WeakSet<TreeNode>();

  function elementOf(node: TreeNode): TreeNode {
    if (!isParentNode(node)) return node;
    const key = nodeKey(node);
    const element = Object.assign(elements.get(key) ?? {}, node);
    elements.set(key, element);
    return element;
  }

  return {
    below: (parent, nodes) =>
      nodes.map((node) => {
        const element = elementOf(node);
        rows.add(element);
        if (parent !== undefined) parents.set(element, parent);
        return element;
      }),
    byKey: (key) => elements.get(key),
    parentOf: (element) => parents.get(element),
    wasRow: (element) => rows.has(element),
    forget: () => {
      elements.clear();
    },
  };
}
