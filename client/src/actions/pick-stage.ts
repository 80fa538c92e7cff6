/** Asks a person for an API or a stage, for commands that come from the palette: Region, API, stage. */
import { window, type QuickPickItem } from 'vscode';
import type { LiveApis } from '../aws/ports.js';
import type { Connection } from '../connection/connection.js';
import { childrenOf, type Sources } from '../stages/children.js';
import { lookOf } from '../stages/node-look.js';
import type { ApiNode, ParentNode, StageNode, TreeNode } from '../stages/nodes.js';

/** Undefined where the person turned away; rejects with an `AwsFailure`. */
export async function pickApi(connection: Connection): Promise<ApiNode | undefined> {
  const choice = await connection.choice();
  const live = await connection.live();
  const regions = choice?.regions ?? [];
  const region = regions.length > 1 ? await window.showQuickPick(regions, { title: 'Region' }) : regions[0];
  if (region === undefined) return undefined;
  return pickBelow({ kind: 'region', region }, live, `API in ${region}`, (node) =>
    node.kind === 'api' ? node : undefined,
  );
}

/** As `pickApi`, and a stage of it. */
export async function pickStage(connection: Connection): Promise<StageNode | undefined> {
  const api = await pickApi(connection);
  if (api === undefined) return undefined;
  const live = await connection.live();
  return pickBelow(api, live, `Stage of ${api.api.name}`, (node) =>
    node.kind === 'stage' ? node : undefined,
  );
}

/** One of the nodes below `parent`, which come while the list is open. */
async function pickBelow<Node extends TreeNode>(
  parent: ParentNode,
  live: LiveApis,
  title: string,
  narrow: (node: TreeNode) => Node | undefined,
): Promise<Node | undefined> {
  const picker = window.createQuickPick<Item<Node>>();
  const abort = new AbortController();
  picker.title = title;
  picker.busy = true;
  picker.matchOnDescription = true;
  const sources: Sources = { live, now: () => new Date() };
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => {
      const node = picker.selectedItems[0]?.node;
      if (node === undefined) return;
      resolve(node);
      picker.hide();
    });
    picker.onDidHide(() => {
      abort.abort();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
    void fill();

    async function fill(): Promise<void> {
      let nodes: readonly TreeNode[] = [];
      for await (nodes of childrenOf(parent, sources, abort.signal)) {
        if (abort.signal.aborted) return;
        picker.items = nodes.map((node) => itemOf(node, narrow(node)));
      }
      picker.busy = false;
      const failure = nodes.find((node) => node.kind === 'failure');
      if (failure === undefined || nodes.some((node) => narrow(node) !== undefined)) return;
      // Nothing to choose from: the failure is the command's.
      reject(failure.failure);
      picker.hide();
    }
  });
}

interface Item<Node> extends QuickPickItem {
  readonly node: Node | undefined;
}

function itemOf<Node>(shown: TreeNode, node: Node | undefined): Item<Node> {
  const { label, description = '', icon } = lookOf(shown);
  return { label: icon === undefined ? label : `$(${icon}) ${label}`, description, node };
}
