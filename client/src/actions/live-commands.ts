/**
 * The commands of the live view: which does what, from the tree or from the palette. Here is the boundary where a failure
 * of AWS is shown, once.
 */
import { isAwsFailure } from '../aws/aws-failure.js';
import { tellable } from '../tell.js';
import { comparisonCommands } from './compare-all.js';
import { connectionCommands } from './connection-commands.js';
import { isTreeNode } from '../stages/nodes.js';
import type { LiveTargets } from './live-targets.js';
import { sayRowIsGone } from './on-row.js';
import { showFailure } from './show-failure.js';
import { stageCommands } from './stage-commands.js';
import { viewCommands } from './view-commands.js';

/** By their names in `COMMANDS`; the first argument is the node of the tree; from the palette there is none. */
export type LiveCommands = Readonly<Record<LiveCommandName, (...given: unknown[]) => Promise<void>>>;

type LiveCommandName = keyof ReturnType<typeof tables>;

/** All commands of the live view. */
export function liveCommands(targets: LiveTargets): LiveCommands {
  const guarded = Object.entries(tables(targets)).map(([name, run]) => [name, guard(run, targets)] as const);
  return Object.fromEntries(guarded) as LiveCommands;
}

type Run = (...given: never[]) => unknown;

function tables(targets: LiveTargets) {
  return {
    ...connectionCommands(targets),
    ...viewCommands(targets),
    ...stageCommands(targets),
    ...comparisonCommands(targets),
  };
}

function guard(run: Run, { connection, tree }: LiveTargets): (...given: unknown[]) => Promise<void> {
  const guarded = async (...given: unknown[]): Promise<void> => {
    try {
      await run(...(given as never[]));
    } catch (error) {
      if (!isAwsFailure(error)) throw tellable(error);
      if (error.category === 'cancelled') return;
      await showFailure(error, () => {
        if (error.category === 'credentials') connection.renew();
        return guarded(...given);
      });
    }
  };
  return async (...given) => {
    // For a moment the rows of the profile before are still in sight.
    if (isTreeNode(given[0]) && tree.isGone(given[0])) sayRowIsGone();
    else await guarded(...given);
  };
}
