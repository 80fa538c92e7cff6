/**
 * The requests about live stages (protocol/stage-requests.ts), as entries for the table of features: which modules are
 * looked at, and that nothing is answered which HashiCorp's parser refuses.
 */
import {
  COMPARE_ALL_REQUEST,
  COMPARE_REQUEST,
  type CompareAllAnswer,
  type CompareAllParams,
  type CompareAnswer,
  type CompareParams,
  MANAGED_REQUEST,
  type ManagedAnswer,
  type ManagedParams,
  RENDER_REQUEST,
  type RenderAnswer,
  type RenderParams,
  type StageKey,
} from '../../../protocol/stage-requests.js';
import { ProtocolRequestType } from 'vscode-languageserver';
import { type Feature, feature, type FeatureContext } from './feature.js';
import type { Elsewhere } from '../render/rendering.js';
import { normalUri } from '../workspace/uris.js';
import type { ManagedModule } from '../workspace/managed-modules.js';

const NOTHING: RenderAnswer = { text: '', commands: [], stages: [], picks: [] };

/** The requests of our own protocol; another Terraform extension has none of them. */
export const stageFeatures: readonly Feature[] = [
  feature(new ProtocolRequestType<RenderParams, RenderAnswer, never, void, void>(RENDER_REQUEST), {
    empty: NOTHING,
    beside: 'answer',
    answer: async ({ stages, uri, choices }, { managedAt, managedNaming, isAccepted, indexed }) => {
      // Before that, what another module has would be written a second time.
      await indexed();
      const { renderStages, keysToWrite, managedIn, stageKeys } = await rendering();
      const target = uri ?? STANDING_ALONE;
      const managed = await managedAt(target);
      const keys = keysToWrite(stages);
      const here = managedIn(keys, managed);
      const others = keys.filter((key) => !here.has(key));
      const groups = others.map((key) => [key]);
      const elsewhere = await managedElsewhere(groups, stageKeys(stages), managedNaming);
      const file = managed.module.files.find((each) => normalUri(each.uri) === normalUri(target));
      const answer = renderStages(stages, { ...managed, file, elsewhere }, choices ?? {});
      return answer.text === '' || (await isAccepted(answer.text)) ? answer : refused(answer);
    },
  }),
  feature(new ProtocolRequestType<ManagedParams, ManagedAnswer, never, void, void>(MANAGED_REQUEST), {
    empty: { stages: [] },
    beside: 'answer',
    answer: async ({ stages }, { managedNaming, indexed }) => {
      await indexed();
      const { keysOfStage } = await rendering();
      const found = await managedElsewhere(stages.map(keysOfStage), stages, managedNaming);
      return {
        stages: stages.map((stage) => {
          const [own] = keysOfStage(stage).flatMap((key) => found.get(key) ?? []);
          return own?.stage ?? null;
        }),
      };
    },
  }),
  feature(new ProtocolRequestType<CompareParams, CompareAnswer, never, void, void>(COMPARE_REQUEST), {
    empty: { outcome: 'not-declared', message: 'The comparison failed. See the log for the cause.' },
    beside: 'answer',
    answer: async ({ stage, uri }, context) => {
      await context.indexed();
      const { compareStages, stageKeys } = await rendering();
      const ids = stageKeys([stage]).map(({ apiId }) => apiId);
      const [answer] = await compareStages([stage], modulesToCompare(uri, ids, context));
      return (
        answer ?? {
          outcome: 'not-declared',
          message:
            'No code or local state in this workspace declares this stage. Import it, or open the folder that declares it.',
        }
      );
    },
  }),
  feature(
    new ProtocolRequestType<CompareAllParams, CompareAllAnswer, never, void, void>(COMPARE_ALL_REQUEST),
    {
      empty: { answers: [] },
      beside: 'answer',
      answer: async ({ stages }, { managedNaming, indexed }) => {
        await indexed();
        const { compareStages, stageKeys } = await rendering();
        const ids = new Set(stageKeys(stages).map(({ apiId }) => apiId));
        const answers = await compareStages(stages, managedNaming([...ids]));
        return { answers: answers.map((each) => each ?? null) };
      },
    },
  ),
];

/** Which modules of the workspace have what of some keys of these stages; one key of each group is enough. */
async function managedElsewhere(
  groups: readonly (readonly string[])[],
  stages: readonly StageKey[],
  managedNaming: FeatureContext['managedNaming'],
): Promise<ReadonlyMap<string, Elsewhere>> {
  const { managedIn } = await rendering();
  const found = new Map<string, Elsewhere>();
  const keys = groups.flat();
  const apiIds = [...new Set(stages.map(({ apiId }) => apiId))];
  for await (const managed of managedNaming(keys.length === 0 ? [] : apiIds)) {
    for (const [key, stage] of managedIn(keys, managed))
      if (!found.has(key)) found.set(key, { stage, module: managed.module.uri });
    if (groups.every((group) => group.some((key) => found.has(key)))) break;
  }
  return found;
}

/** The module of a document first, where one is named. */
async function* modulesToCompare(
  uri: string | undefined,
  apiIds: readonly string[],
  { managedAt, managedNaming }: FeatureContext,
): AsyncGenerator<ManagedModule> {
  if (uri !== undefined) yield await managedAt(uri);
  yield* managedNaming(apiIds);
}

/** Run when it is first asked for: editing without live stages doesn't pay for it. */
function rendering(): Promise<typeof import('../render/rendering.js')> {
  return import('../render/rendering.js');
}

/** Text that the strict parser refuses is a fault of ours, and nothing for a person's file. */
function refused({ stages }: RenderAnswer): RenderAnswer {
  const message =
    'The Terraform code for this stage is not valid HCL, so it was not written. Report this with the output of `aws apigateway get-stage`.';
  return { ...NOTHING, stages: stages.map(() => ({ outcome: 'refused', message })) };
}

/** A document that belongs to no module. */
const STANDING_ALONE = 'untitled:stage';
