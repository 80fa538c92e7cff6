/**
 * The requests about live stages (protocol/stage-requests.ts), as entries for the table of features: which modules are
 * looked at, and that nothing is answered which HashiCorp's parser refuses.
 */
import type {
  CompareAnswer,
  CompareParams,
  ManagedAnswer,
  ManagedParams,
  ManagedStage,
  RenderAnswer,
  RenderParams,
} from '../../protocol/stage-requests.js';
import { COMPARE_REQUEST, MANAGED_REQUEST, RENDER_REQUEST } from '../../protocol/stage-requests.js';
import type { Feature, FeatureContext } from './feature.js';
import { feature } from './feature.js';
import { stageFamilies } from './knowledge/stage-families.js';
import { normalUri } from './workspace/uris.js';
import type { ManagedModule } from './workspace/workspace.js';

const NOTHING: RenderAnswer = { text: '', commands: [], stages: [], picks: [] };

export const stageFeatures: readonly Feature[] = [
  feature<RenderAnswer>(
    RENDER_REQUEST,
    {},
    NOTHING,
    async ({ stages, uri, choices }: RenderParams, context) => {
      const { renderStages } = await rendering();
      const target = uri ?? STANDING_ALONE;
      const managed = await context.managedAt(target);
      const file = managed.module.files.find((each) => normalUri(each.uri) === normalUri(target));
      const answer = renderStages(stages, { ...managed, file }, choices ?? {});
      return answer.text === '' || (await context.isAccepted(answer.text)) ? answer : refused(answer);
    },
  ),
  feature<ManagedAnswer>(
    MANAGED_REQUEST,
    {},
    { stages: [] },
    async ({ stages }: ManagedParams, { managedAt, summaries }) => {
      const { managedStages } = await rendering();
      const found: (ManagedStage | null)[] = stages.map(() => null);
      for (const uri of modulesWithStages(summaries)) {
        const managed = await managedAt(uri);
        if (managed.state.length === 0 && !mayHaveStages(managed)) continue;
        managedStages(stages, managed).forEach((stage, index) => {
          found[index] ??= stage ?? null;
        });
      }
      return { stages: found };
    },
  ),
  feature<CompareAnswer>(
    COMPARE_REQUEST,
    {},
    { outcome: 'not-declared', message: 'The comparison failed; the log has the reason.' },
    async ({ stage, uri }: CompareParams, { managedAt, summaries }) => {
      const { compareStage } = await rendering();
      for (const each of uri === undefined ? modulesWithStages(summaries) : [uri]) {
        const answer = compareStage(stage, await managedAt(each));
        if (answer) return answer;
      }
      return {
        outcome: 'not-declared',
        message:
          'No code and no local state here says that it declares this stage: import it, or open the folder that does.',
      };
    },
  ),
];

/** A bundle of its own, so that editing without live stages doesn't pay for it. */
function rendering(): Promise<typeof import('./render/rendering.js')> {
  return import('./render/rendering.js');
}

/** Every module of the workspace that has stages, or calls a module that may have some. */
function modulesWithStages(summaries: FeatureContext['summaries']): readonly string[] {
  return summaries()
    .filter(({ resources, calls }) => calls.length > 0 || resources.some(({ type }) => isStage(type)))
    .map(({ uri }) => uri);
}

function mayHaveStages({ module }: ManagedModule): boolean {
  return (
    [...module.resources.keys()].some((address) => isStage(address.slice(0, address.indexOf('.')))) ||
    module.others.some(({ block }) => block.type.text === 'import')
  );
}

function isStage(type: string): boolean {
  return stageFamilies.some(({ stage }) => stage.type === type);
}

/** Text that the strict parser refuses is a fault of ours, and nothing for a person's file. */
function refused({ stages }: RenderAnswer): RenderAnswer {
  const message =
    'The text for this stage would not be valid HCL, so it was not written: please report it with the output of `aws apigateway get-stage`.';
  return { ...NOTHING, stages: stages.map(() => ({ outcome: 'refused', message })) };
}

/** A document that belongs to no module. */
const STANDING_ALONE = 'untitled:stage';
