/**
 * What lies below a node of the tree: asked of AWS again each time, through the ports alone. Keeps nothing; doesn't know
 * the editor.
 */
import { liveStageName } from '../aws/addresses.js';
import type { LiveApi, LiveApis } from '../aws/ports.js';
import { deploymentIdOf, detailsOf } from './details.js';
import { failureOf } from './failure.js';
import { type ApiNode, type ParentNode, type RegionNode, type StageNode, type TreeNode } from './nodes.js';

/** Where the tree's knowledge comes from. */
export interface Sources {
  readonly live: Pick<LiveApis, 'apis' | 'stages' | 'deployment'>;
  readonly now: () => Date;
}

/**
 * The children of `parent`, as often as there is more of them; each answer is the whole list so far, and the last one
 * is all. Never rejects: what failed is a node. After `signal` nothing more is asked for.
 */
export async function* childNodes(
  parent: ParentNode,
  sources: Sources,
  signal: AbortSignal,
): AsyncGenerator<readonly TreeNode[]> {
  let known: readonly TreeNode[] = [];
  try {
    for await (known of listsOf(parent, sources, signal)) yield known;
  } catch (error) {
    yield [...known, { kind: 'failure', failure: failureOf(error), missing: MISSING[parent.kind], parent }];
  }
}

const MISSING: Readonly<Record<ParentNode['kind'], string>> = {
  region: 'APIs',
  api: 'Stages',
  stage: 'Deployment',
};

function listsOf(
  parent: ParentNode,
  sources: Sources,
  signal: AbortSignal,
): AsyncIterable<readonly TreeNode[]> {
  switch (parent.kind) {
    case 'region':
      return apisOf(parent, sources, signal);
    case 'api':
      return stagesOf(parent, sources, signal);
    case 'stage':
      return detailsOfStage(parent, sources, signal);
  }
}

async function* apisOf(
  parent: RegionNode,
  { live }: Sources,
  signal: AbortSignal,
): AsyncGenerator<readonly TreeNode[]> {
  const apis: LiveApi[] = [];
  const failures: TreeNode[] = [];
  for await (const page of live.apis(parent.region, signal)) {
    if ('apis' in page) {
      apis.push(...page.apis);
    } else {
      failures.push({
        kind: 'failure',
        failure: failureOf(page.failure),
        missing: `${page.family} APIs`,
        parent,
      });
    }
    yield [...apis.sort(byKindAndName).map((api): ApiNode => ({ kind: 'api', api })), ...failures];
  }
  if (apis.length + failures.length === 0) yield [{ kind: 'note', text: 'No APIs in this Region' }];
}

async function* stagesOf(
  { api }: ApiNode,
  { live }: Sources,
  signal: AbortSignal,
): AsyncGenerator<readonly TreeNode[]> {
  const stages = await live.stages(api, signal);
  if (stages.length === 0) {
    yield [{ kind: 'note', text: 'No stages. The API is not deployed.' }];
  } else {
    yield stages
      .map((each): StageNode => ({ kind: 'stage', api, live: each }))
      .sort((one, other) => compare(liveStageName(one.live), liveStageName(other.live)));
  }
}

/** What the stage itself says is there at once; its deployment is one call more. */
async function* detailsOfStage(
  parent: StageNode,
  { live: port, now }: Sources,
  signal: AbortSignal,
): AsyncGenerator<readonly TreeNode[]> {
  const { api, live } = parent;
  const at = now();
  yield detailsOf(api, live, at);
  const id = deploymentIdOf(live);
  if (id === undefined) return;
  yield detailsOf(api, live, at, (await port.deployment(api, id, signal)) ?? 'gone');
}

function byKindAndName(one: LiveApi, other: LiveApi): number {
  return (
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    compare(one.name.toLowerCase(), other.name.toLowerCase()) ||
    compare(one.id, other.id)
  );
}

const KINDS: readonly LiveApi['kind'][] = ['REST', 'HTTP', 'WEBSOCKET'];

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
