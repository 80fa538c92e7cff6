/** A live stage against the block that declares it, argument by argument. */
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import type { ManagedModule } from '../workspace/workspace.js';

export function compare(_live: LiveStage, _managed: ManagedModule): CompareAnswer | undefined {
  return undefined;
}
