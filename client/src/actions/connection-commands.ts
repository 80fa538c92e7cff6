/** Choosing whose stages are shown, and of which Regions. */
import { REGIONS } from '../aws/regions.js';
import { pickProfile, pickRegions } from '../connection/pick-connection.js';
import type { RegionNode } from '../stages/nodes.js';
import type { LiveTargets } from './live-targets.js';
import { onRow } from './on-row.js';

/** The commands that choose a profile and Regions. */
export function connectionCommands(targets: LiveTargets) {
  const { connection } = targets;
  return {
    chooseProfile: async (): Promise<void> => {
      if (await chooseProfile(targets)) await targets.reveal();
    },
    chooseRegions: async (): Promise<void> => {
      if (!(await ensureProfile(targets))) return;
      const choice = await connection.choice();
      const regions = await pickRegions(REGIONS, choice?.regions ?? []);
      if (regions === undefined) return;
      await connection.choose({ profile: choice?.profile, regions: regions.picked });
      await targets.reveal();
    },
    hideRegion: onRow(async ({ region }: RegionNode): Promise<void> => {
      const choice = await connection.choice();
      const regions = choice?.regions.filter((each) => each !== region) ?? [];
      await connection.choose({ profile: choice?.profile, regions });
    }),
  };
}

/** Whether there is a profile now, asking for one where there was none. */
export async function ensureProfile(targets: LiveTargets): Promise<boolean> {
  return (await targets.connection.choice()) !== undefined || chooseProfile(targets);
}

/** Regions stay when the profile changes; where there are none yet, the profile's own is the first. */
async function chooseProfile({ connection, config }: LiveTargets): Promise<boolean> {
  const shared = await config();
  const current = await connection.choice();
  const chosen = await pickProfile(await shared.profiles(), current && { picked: current.profile });
  if (chosen === undefined) return false;
  const profile = chosen.picked;
  const regions = current?.regions.length ? current.regions : await firstRegions();
  await connection.choose({ profile, regions });
  return true;

  async function firstRegions(): Promise<readonly string[]> {
    const region = await shared.defaultRegion(profile);
    if (region !== undefined) return [region];
    return (await pickRegions(REGIONS, []))?.picked ?? [];
  }
}
