/** Which APIs a person wants to see, by a text in their names and IDs. */
import type { TreeNode } from './nodes.js';

/** The nodes of a list that are shown; only APIs are ever left out, and a list without any left says so. */
export function filtered(nodes: readonly TreeNode[], text: string): readonly TreeNode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return nodes;
  const shown = nodes.filter(
    (node) =>
      node.kind !== 'api' ||
      node.api.name.toLowerCase().includes(wanted) ||
      node.api.id.toLowerCase().includes(wanted),
  );
  if (shown.length > 0 || nodes.length === 0) return shown;
  return [{ kind: 'note', text: `None of ${nodes.length} APIs has “${text.trim()}” in its name or ID` }];
}
