/** Compares all stages of an API, of a Region or of all that are shown with the code of the workspace. */
import { commands } from 'vscode';
import { REGIONS } from '../aws/regions.js';
import { knownAccount } from '../connection/connection.js';
import { pickRegion } from '../connection/pick-connection.js';
import type { ApiNode, ParentNode, RegionNode } from '../stages/nodes.js';
import { pickOne } from '../pick-one.js';
import { compareBelow } from './compare-below.js';
import { anyDiffers, comparisonSummary } from './comparison-summary.js';
import { ensureProfile } from './connection-commands.js';
import type { LiveTargets } from './live-targets.js';
import { onRow } from './on-row.js';
import { cancellable } from './reading.js';
import { say, warn } from './say.js';

/** The commands that compare many stages. */
export function comparisonCommands(targets: LiveTargets) {
  return {
    // From the view's title the editor gives the row that has the focus; the title is about all.
    compareAll: async (...given: readonly unknown[]): Promise<void> => {
      if (!(await ensureProfile(targets))) return;
      const { regions = [] } = (await targets.connection.choice()) ?? {};
      const start = given.length === 0 ? targets.selected() : undefined;
      const parents = await pickParents(regions, start);
      if (parents !== undefined) await compareParents(parents, targets);
    },
    compareRow: onRow((node: RegionNode | ApiNode) => compareParents([node], targets)),
  };
}

type Parents = readonly (RegionNode | ApiNode)[];

/** What is shown, or with a selected row a choice that begins there; undefined where the person turned away. */
async function pickParents(
  regions: readonly string[],
  start: ParentNode | undefined,
): Promise<Parents | undefined> {
  const shown = regions.map(regionNode);
  if (shown.length === 0) {
    const region = await pickRegion(REGIONS, []);
    return region === undefined ? undefined : [regionNode(region)];
  }
  if (start === undefined) return shown;
  const region = start.kind === 'region' ? start.region : start.api.region;
  const items = [
    ...(start.kind === 'region'
      ? []
      : [{ label: start.api.name, description: `API in ${region}`, parents: [apiNode(start)] }]),
    { label: region, description: 'Region', parents: [regionNode(region)] },
    ...(shown.length === 1
      ? []
      : [{ label: 'All Regions in the view', description: regions.join(', '), parents: shown }]),
  ];
  if (items.length === 1) return shown;
  const look = { title: 'Compare All Stages', placeholder: 'Select whose stages to compare' };
  return (await pickOne<(typeof items)[number]>(items, items[0], look))?.parents;
}

function regionNode(region: string): RegionNode {
  return { kind: 'region', region };
}

function apiNode({ api }: Exclude<ParentNode, RegionNode>): ApiNode {
  return { kind: 'api', api };
}

async function compareParents(
  parents: Parents,
  { connection, tree, comparisons }: LiveTargets,
): Promise<void> {
  const other = new AbortController();
  const leaving = connection.onDidChange(() => {
    other.abort();
  });
  const compared = await cancellable(`Comparing ${namesOf(parents)} with code`, async (signal, tell) => {
    const [live, account] = await Promise.all([connection.live(), knownAccount(connection)]);
    return compareBelow(
      parents,
      {
        sources: { live, now: () => new Date() },
        compare: async (stages) =>
          other.signal.aborted
            ? stages.map(() => null)
            : comparisons.compareAll(stages.map((stage) => ({ ...stage, ...account }))),
        onRead: (parent, nodes) => {
          if (!other.signal.aborted) tree.take(parent, nodes);
        },
        onProgress: (read, total) => {
          tell(`${read} of ${total} APIs`);
        },
      },
      AbortSignal.any([signal, other.signal]),
    );
  }).finally(() => {
    leaving.dispose();
  });
  // The view is about another account by now.
  if (other.signal.aborted) return;
  void tree.refreshManaged();
  const sentences = comparisonSummary(compared);
  if (compared.failures.length > 0) warn(sentences);
  else say(sentences);
  if (anyDiffers(compared))
    await commands.executeCommand('workbench.panel.markers.view.focus', { preserveFocus: true });
}

function namesOf(parents: Parents): string {
  return parents.length > LONGEST_LIST
    ? `${parents.length} Regions`
    : parents.map((each) => (each.kind === 'region' ? each.region : each.api.name)).join(', ');
}

const LONGEST_LIST = 3;
