/** Asks a person for an API or a stage, for commands that come from the palette: Region, API, stage. */
import { window, type QuickPickItem } from 'vscode';
import type { LiveApis } from '../aws/ports.js';
import { REGIONS } from '../aws/regions.js';
import { profileName } from '../connection/choice.js';
import type { Connection } from '../connection/connection.js';
import { pickRegion } from '../connection/pick-connection.js';
import { childNodes, type Sources } from '../stages/children.js';
import { lookOf } from '../stages/node-look.js';
import type { ApiNode, ParentNode, StageNode, TreeNode } from '../stages/nodes.js';

/** Undefined where the person turned away; rejects with an `AwsFailure`. */
export async function pickApi(connection: Connection): Promise<ApiNode | undefined> {
  const live = await connection.live();
  const choice = await connection.choice();
  const shown = choice?.regions ?? [];
  // With one Region there is nothing to ask, but it may be the wrong one.
  let region = shown.length === 1 ? shown[0] : await pickRegion(REGIONS, shown);
  while (region !== undefined) {
    const list = {
      title: `API in ${region}`,
      placeholder: `AWS profile: ${choice === undefined ? '' : profileName(choice)}`,
      elsewhere: 'In another Region…',
    };
    const picked = await pickBelow({ kind: 'region', region }, live, list, (node) =>
      node.kind === 'api' ? node : undefined,
    );
    if (picked !== 'elsewhere') return picked;
    region = await pickRegion(REGIONS, shown);
  }
  return undefined;
}

/** As `pickApi`, and a stage of it. */
export async function pickStage(connection: Connection): Promise<StageNode | undefined> {
  const api = await pickApi(connection);
  if (api === undefined) return undefined;
  const live = await connection.live();
  const picked = await pickBelow(api, live, { title: `Stage of ${api.api.name}` }, (node) =>
    node.kind === 'stage' ? node : undefined,
  );
  return picked === 'elsewhere' ? undefined : picked;
}

/** How a list of nodes presents itself; `elsewhere` is its last entry, for what is not in it. */
interface List {
  readonly title: string;
  readonly placeholder?: string;
  readonly elsewhere?: string;
}

/** One of the nodes below `parent`, which come while the list is open. */
async function pickBelow<Node extends TreeNode>(
  parent: ParentNode,
  live: LiveApis,
  { title, placeholder, elsewhere }: List,
  narrow: (node: TreeNode) => Node | undefined,
): Promise<Node | 'elsewhere' | undefined> {
  const picker = window.createQuickPick<Item<Node>>();
  const abort = new AbortController();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.busy = true;
  picker.matchOnDescription = true;
  const last: Item<Node>[] =
    elsewhere === undefined
      ? []
      : [{ label: `$(location) ${elsewhere}`, alwaysShow: true, chosen: 'elsewhere' }];
  const sources: Sources = { live, now: () => new Date() };
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
    void fill();

    async function fill(): Promise<void> {
      let nodes: readonly TreeNode[] = [];
      for await (nodes of childNodes(parent, sources, abort.signal)) {
        if (abort.signal.aborted) return;
        const [marked] = picker.activeItems;
        picker.items = [...nodes.map((node) => itemOf(node, narrow(node))), ...last];
        // With a further page the mark stays where the person has put it, or Enter would choose another one.
        picker.activeItems = picker.items.filter((each) => marked && isAlike(each, marked));
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
  readonly chosen: Node | 'elsewhere' | undefined;
}

function itemOf<Node>(shown: TreeNode, chosen: Node | undefined): Item<Node> {
  const { label, description = '', icon } = lookOf(shown);
  return { label: icon === undefined ? label : `$(${icon}) ${label}`, description, chosen };
}

function isAlike(one: QuickPickItem, other: QuickPickItem): boolean {
  return one.label === other.label && one.description === other.description;
}
