/** What the commands of the live view act on. */
import type { SharedConfig } from '../aws/ports.js';
import type { Connection } from '../connection/connection.js';
import type { RunningServer } from '../language-client.js';
import type { ParentNode } from '../stages/nodes.js';
import type { StageTree } from '../stages/stage-tree.js';
import type { Comparisons } from './comparison.js';

/** What the commands of the live view work on. */
export interface LiveTargets {
  readonly connection: Connection;
  readonly config: () => Promise<SharedConfig>;
  readonly server: Promise<RunningServer>;
  readonly tree: StageTree;
  readonly comparisons: Comparisons;
  /** What the selected row is about, while the view is in sight. */
  readonly selected: () => ParentNode | undefined;
  /** Brings the view to the front. */
  readonly reveal: () => Thenable<unknown>;
  readonly filter: { readonly text: () => string; readonly set: (text: string) => void };
  readonly showCalls: () => void;
  /** Says in the status bar who the profile is, where that could not be found out before. */
  readonly identify: () => Promise<void>;
}
