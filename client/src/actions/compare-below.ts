/** Reads the stages below Regions and APIs anew and has them compared, many in one request. Doesn't know the editor. */
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import { childNodes, type Sources } from '../stages/children.js';
import type { ApiNode, FailureNode, ParentNode, RegionNode, TreeNode } from '../stages/nodes.js';
import type { ComparedAll } from './comparison-summary.js';

/** Where stages come from, and who is told of them. */
export interface CompareParts {
  readonly sources: Sources;
  /** One answer for each stage. Called for many at a time, and not again before it has answered. */
  readonly compare: (stages: readonly LiveStage[]) => Promise<readonly (CompareAnswer | null)[]>;
  /** Told of each list that was read whole. */
  readonly onRead: (parent: ParentNode, nodes: readonly TreeNode[]) => void;
  readonly onProgress: (read: number, total: number) => void;
}

/**
 * After `signal` nothing more is asked of AWS; what was read before is compared. Rejects where `compare` does, and with the
 * first `AwsFailure` where nothing at all could be read.
 */
export async function compareBelow(
  parents: readonly (RegionNode | ApiNode)[],
  { sources, compare, onRead, onProgress }: CompareParts,
  signal: AbortSignal,
): Promise<ComparedAll> {
  const failures: FailureNode[] = [];
  const answers: (CompareAnswer | null)[] = [];
  let wholeLists = 0;
  const lists = await Promise.all(
    parents.map((parent) => (parent.kind === 'api' ? Promise.resolve([parent]) : list(parent))),
  );
  const apis = lists.flat().filter((node) => node.kind === 'api');
  const progress = { read: 0, total: apis.length };
  onProgress(progress.read, progress.total);
  for (let from = 0; from < apis.length && !signal.aborted; from += APIS_AT_ONCE) {
    const nodes = await Promise.all(
      apis.slice(from, from + APIS_AT_ONCE).map(async (api) => {
        const below = await list(api);
        if (!signal.aborted) onProgress(++progress.read, progress.total);
        return below;
      }),
    );
    const stages = nodes.flat().flatMap((node) => (node.kind === 'stage' ? [node.live] : []));
    if (stages.length > 0) answers.push(...(await compare(stages)));
  }
  if (failures[0] !== undefined && wholeLists === 0 && answers.length === 0) throw failures[0].failure;
  return { answers, failures, apis: progress, isStopped: signal.aborted };

  async function list(parent: RegionNode | ApiNode): Promise<readonly TreeNode[]> {
    let nodes: readonly TreeNode[] = [];
    for await (nodes of childNodes(parent, sources, signal));
    const failed = nodes.filter((node) => node.kind === 'failure');
    failures.push(...failed.filter(({ failure }) => failure.category !== 'cancelled'));
    if (failed.length === 0 && !signal.aborted) {
      wholeLists += 1;
      onRead(parent, nodes);
    }
    return nodes;
  }
}

/** So many are read before their stages are compared: for each request the server looks through the workspace. */
const APIS_AT_ONCE = 50;
