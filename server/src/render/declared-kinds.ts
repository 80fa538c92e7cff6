/** How the kinds of things around a stage tell what they are: by their arguments, by an import ID, in a state. Data only. */
import type { StageKey } from '../../../protocol/stage-requests.js';
import type { ReferenceTarget } from '../knowledge/schema.js';
import { restFamily, version2Family } from '../knowledge/stage-families.js';
import { ownStage } from '../knowledge/vocabularies/deployments.js';
import { webAclAssociations } from '../knowledge/vocabularies/live-stages.js';
import { ownerKeyText, settingsKeyText, stageInArn, stageKeyText, webAclKeyText } from './live-keys.js';

/** Reads the arguments of one instance of a block; undefined for what is not certain. */
export interface ArgumentReader {
  /** The live text of an argument: its value, or the ID of the block's attribute that it is. */
  readonly text: (name: string, targets?: readonly ReferenceTarget[]) => string | undefined;
  /** The same as far as it is certain from its end on: an ARN ends with the stage, whatever its Region is. */
  readonly ending: (name: string, targets?: readonly ReferenceTarget[]) => string | undefined;
  /** The stage whose attribute an argument is. */
  readonly stage: (name: string, attribute: string) => StageKey | undefined;
}

/** A kind of things that a module may have, and their keys (`live-keys.ts`). */
export interface DeclaredKind {
  readonly types: readonly string[];
  readonly inText: (read: ArgumentReader) => string | undefined;
  /** Without the `@region` at its end. */
  readonly inImport: (id: string) => string | undefined;
  /** By the name of the attribute. */
  readonly inState: (ids: ReadonlyMap<string, string>) => string | undefined;
}

const { stage: restStage, methodSettings } = restFamily;
const restApi = [{ type: restFamily.api.type, attribute: 'id' }];
const { stage: version2Stage } = version2Family;
const version2Api = [{ type: version2Family.api.type, attribute: 'id' }];

/** The stages themselves; what is around them is told by them. */
export const stageKinds: readonly DeclaredKind[] = [
  {
    types: [restStage.type],
    inText: ({ text }) => keyOf('rest', text(restStage.api, restApi), text(restStage.name)),
    inImport: (id) => keyOf('rest', ...parts(id, 2)),
    inState: (ids) => keyOf('rest', ids.get(restStage.api), ids.get(restStage.name)),
  },
  {
    types: [version2Stage.type],
    inText: ({ text }) => keyOf('version2', text(version2Stage.api, version2Api), text(version2Stage.name)),
    inImport: (id) => keyOf('version2', ...parts(id, 2)),
    // A stage of version 2 is called by its own ID.
    inState: (ids) => keyOf('version2', ids.get(version2Stage.api), ids.get('id')),
  },
];

/** What is written around stages. */
export const partKinds: readonly DeclaredKind[] = [
  {
    types: [methodSettings.type],
    inText: ({ text, stage }) =>
      settingsKey(
        stage(methodSettings.stage, restStage.name) ??
          stageKey(text(methodSettings.api, restApi), text(methodSettings.stage)),
        text(methodSettings.path),
      ),
    inImport: (id) => {
      const [api, name, ...path] = id.split('/');
      return settingsKey(stageKey(api, name), path.length === 0 ? undefined : path.join('/'));
    },
    inState: (ids) =>
      settingsKey(
        stageKey(ids.get(methodSettings.api), ids.get(methodSettings.stage)),
        ids.get(methodSettings.path),
      ),
  },
  ...webAclAssociations.map(({ type, resource }): DeclaredKind => {
    const key = (stage: StageKey | undefined) => stage && webAclKeyText(stage);
    return {
      types: [type],
      inText: ({ ending, stage }) =>
        key(stage(resource, 'arn') ?? stageInArn(ending(resource, restApi) ?? '')),
      inImport: (id) => key(stageInArn(id)),
      inState: (ids) => key(stageInArn(ids.get(resource) ?? '')),
    };
  }),
  {
    types: [ownStage.deployment],
    inText: ({ text }) => ownerKey(text('rest_api_id', restApi), text('stage_name')),
    inImport: () => undefined,
    inState: (ids) => ownerKey(ids.get('rest_api_id'), ids.get('stage_name')),
  },
];

function stageKey(apiId: string | undefined, stageName: string | undefined): StageKey | undefined {
  return apiId === undefined || stageName === undefined || stageName === ''
    ? undefined
    : { kind: 'rest', apiId, stageName };
}

function keyOf(kind: StageKey['kind'], apiId?: string, stageName?: string): string | undefined {
  const key = stageKey(apiId, stageName);
  return key && stageKeyText({ ...key, kind });
}

function settingsKey(stage: StageKey | undefined, path: string | undefined): string | undefined {
  return stage && path !== undefined ? settingsKeyText(stage, path) : undefined;
}

function ownerKey(apiId: string | undefined, stageName: string | undefined): string | undefined {
  const key = stageKey(apiId, stageName);
  return key && ownerKeyText(key);
}

/** The parts of an ID if there are so many of them. */
function parts(id: string, count: number): readonly string[] {
  const all = id.split('/');
  return all.length === count ? all : [];
}
