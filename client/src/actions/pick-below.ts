/** A list of what lies below Regions or an API, which comes while the list is open. */
import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { inert } from '../../../protocol/plain-text.js';
import type { LiveApis } from '../aws/ports.js';
import { childNodes, type Sources } from '../stages/children.js';
import { lookOf } from '../stages/node-look.js';
import { isParentNode, nodeKey, type ParentNode, type TreeNode } from '../stages/nodes.js';

/** What is listed, and how the list presents itself. */
export interface NodeList<Node> {
  readonly title: string;
  readonly placeholder: string;
  /** Whose children are listed, each under a heading where there are several. */
  readonly parents: readonly ParentNode[];
  /** One that is known before AWS answers: it is there at once, and marked. */
  readonly known: Node | undefined;
  /** The last entry, for what is not in the list. */
  readonly elsewhere: string;
}

/** The chosen node; undefined where the person turned away. Rejects with an `AwsFailure` where there is nothing to choose. */
export function pickBelow<Node extends ParentNode>(
  live: LiveApis,
  { title, placeholder, parents, known, elsewhere }: NodeList<Node>,
  narrow: (node: TreeNode) => Node | undefined,
): Promise<Node | 'elsewhere' | undefined> {
  const picker = window.createQuickPick<NodeItem<Node>>();
  const abort = new AbortController();
  const sources: Sources = { live, now: () => new Date() };
  const lists = parents.map((parent): readonly TreeNode[] => (known && isIn(known, parent) ? [known] : []));
  picker.title = inert(title);
  picker.placeholder = inert(placeholder);
  picker.busy = true;
  picker.matchOnDescription = true;
  draw();
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => {
      const chosen = picker.selectedItems[0]?.chosen;
      if (chosen === undefined) return;
      resolve(chosen);
      picker.hide();
    });
    picker.onDidHide(() => {
      abort.abort();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
    void Promise.all(parents.map(fill)).then(() => {
      if (abort.signal.aborted) return;
      picker.busy = false;
      const nodes = lists.flat();
      const failure = nodes.find((node) => node.kind === 'failure');
      if (failure === undefined || nodes.some((node) => narrow(node) !== undefined)) return;
      // Nothing to choose from: the failure is the command's.
      reject(failure.failure);
      picker.hide();
    });
  });

  async function fill(parent: ParentNode, index: number): Promise<void> {
    for await (const nodes of childNodes(parent, sources, abort.signal)) {
      if (abort.signal.aborted) return;
      lists[index] = nodes;
      draw();
    }
  }

  /** With a further page the mark stays where the person has put it, or Enter would choose another one. */
  function draw(): void {
    const marked = picker.activeItems[0]?.key ?? (known && nodeKey(known));
    const items = lists.flatMap((nodes, index): NodeItem<Node>[] => [
      ...(parents.length > 1 && nodes.length > 0 ? [heading(parents[index])] : []),
      ...nodes.map((node) => itemOf(node, narrow(node), known)),
    ]);
    picker.items = [
      ...items,
      { label: '', kind: QuickPickItemKind.Separator },
      { label: `$(list-flat) ${elsewhere}`, alwaysShow: true, chosen: 'elsewhere', key: ELSEWHERE },
    ];
    const now = picker.items.find(({ key }) => key !== undefined && key === marked && key !== ELSEWHERE);
    if (now !== undefined) picker.activeItems = [now];
  }
}

interface NodeItem<Node> extends QuickPickItem {
  readonly chosen?: Node | 'elsewhere' | undefined;
  /** Tells which one that is when the list is drawn again. */
  readonly key?: string;
}

const ELSEWHERE = 'elsewhere';

function heading(parent: ParentNode | undefined): {
  readonly label: string;
  readonly kind: QuickPickItemKind;
} {
  return { label: parent === undefined ? '' : lookOf(parent).label, kind: QuickPickItemKind.Separator };
}

function itemOf<Node extends ParentNode>(
  shown: TreeNode,
  chosen: Node | undefined,
  known: Node | undefined,
): NodeItem<Node> {
  const { label, description = '', icon } = lookOf(shown);
  const key = isParentNode(shown) ? nodeKey(shown) : label;
  const isSelected = known !== undefined && key === nodeKey(known);
  return {
    label: icon === undefined ? label : `$(${icon}) ${label}`,
    description: [description, isSelected && 'selected'].filter(Boolean).join(' · '),
    chosen,
    key,
  };
}

function isIn(node: ParentNode, parent: ParentNode): boolean {
  return nodeKey(node).startsWith(`${nodeKey(parent)}/`);
}
