/** A row of the tree as the editor wants it. */
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { COMMANDS } from '../command-names.js';
import { lookOf, type StageInCode } from './node-look.js';
import type { TreeNode } from './nodes.js';

/** The row of `node`; `code` is about a stage. */
export function treeItem(node: TreeNode, code: StageInCode | undefined): TreeItem {
  const look = lookOf(node, code);
  const item = new TreeItem(look.label, STATES[look.opens]);
  if (look.id !== undefined) item.id = look.id;
  if (look.description !== undefined) item.description = look.description;
  if (look.tooltip !== undefined) item.tooltip = look.tooltip;
  if (look.icon !== undefined) {
    item.iconPath = new ThemeIcon(
      look.icon,
      look.color === undefined ? undefined : new ThemeColor(look.color),
    );
  }
  item.contextValue = look.context;
  if (node.kind === 'failure')
    item.command = { command: COMMANDS.explainFailure, title: 'Explain Failure', arguments: [node] };
  return item;
}

const STATES = {
  never: TreeItemCollapsibleState.None,
  closed: TreeItemCollapsibleState.Collapsed,
  open: TreeItemCollapsibleState.Expanded,
} as const;
