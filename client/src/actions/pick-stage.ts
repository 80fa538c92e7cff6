/** Asks a person for an API or a stage, for commands that come from the palette, beginning with the row that is selected. */
import { REGIONS } from '../aws/regions.js';
import { profileName } from '../connection/choice.js';
import type { Connection } from '../connection/connection.js';
import { pickRegion } from '../connection/pick-connection.js';
import type { ApiNode, ParentNode, StageNode } from '../stages/nodes.js';
import { pickBelow } from './pick-below.js';

/**
 * One of the APIs of the Regions that are shown, or of the one that is selected; `start` is the selected row. Undefined where
 * the person turned away; rejects with an `AwsFailure`.
 */
export async function pickApi(
  connection: Connection,
  start: ParentNode | undefined,
): Promise<ApiNode | undefined> {
  const live = await connection.live();
  const shown = (await connection.choice())?.regions ?? [];
  const known = start === undefined || start.kind === 'region' ? undefined : apiOf(start);
  const placeholder = await placeholderOf(connection);
  let regions = start?.kind === 'region' ? [start.region] : shown;
  for (;;) {
    if (regions.length === 0) {
      const region = await pickRegion(REGIONS, shown);
      if (region === undefined) return undefined;
      regions = [region];
    }
    const picked = await pickBelow(
      live,
      {
        title: regions.length === 1 ? `API in ${regions[0] ?? ''}` : 'Select API',
        placeholder,
        parents: regions.map((region) => ({ kind: 'region', region })),
        known,
        elsewhere: 'Another Region…',
      },
      (node) => (node.kind === 'api' ? node : undefined),
    );
    if (picked !== 'elsewhere') return picked;
    regions = [];
  }
}

/** A stage of the API that is selected, or of one that is asked for first. */
export async function pickStage(
  connection: Connection,
  start: ParentNode | undefined,
): Promise<StageNode | undefined> {
  const known = start?.kind === 'stage' ? start : undefined;
  let api = start === undefined || start.kind === 'region' ? await pickApi(connection, start) : apiOf(start);
  while (api !== undefined) {
    const picked = await pickBelow(
      await connection.live(),
      {
        title: `Stage of ${api.api.name}`,
        placeholder: await placeholderOf(connection),
        parents: [api],
        known,
        elsewhere: 'Another API…',
      },
      (node) => (node.kind === 'stage' ? node : undefined),
    );
    if (picked !== 'elsewhere') return picked;
    api = await pickApi(connection, api);
  }
  return undefined;
}

function apiOf({ api }: ApiNode | StageNode): ApiNode {
  return { kind: 'api', api };
}

async function placeholderOf(connection: Connection): Promise<string> {
  const choice = await connection.choice();
  return `AWS profile: ${choice === undefined ? '' : profileName(choice)}`;
}
