/** What the tools are given by the program around them. */
import type { Tool as SarifTool } from '../check/sarif.js';
import type { CheckSurroundings } from '../check/surroundings.js';
import type { Fence } from '../workspace/adapters/fenced-disk.js';
import type { Clock } from '../workspace/clock-port.js';
import type { Disk } from '../workspace/disk-port.js';
import type { TextStore } from '../workspace/text-store-port.js';

/** What the tools stand on. */
export interface McpSurroundings {
  readonly cwd: string;
  readonly parts: typeof import('./parts.js');
  readonly disk: Disk;
  /** The same disk, of which nothing is read but what lies in the folders, which are paths. */
  readonly fenceAround: (disk: Disk, folders: readonly string[]) => Fence;
  readonly texts: TextStore;
  readonly clock: Clock;
  readonly startStrictCheck: CheckSurroundings['startStrictCheck'];
  readonly tool: SarifTool;
  readonly write: (text: string) => void;
  /** A line on standard error. */
  readonly complain: (message: string) => void;
}
