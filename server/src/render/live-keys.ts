/**
 * What AWS knows a thing by that a module may have: one text for what AWS takes for one thing, whether it is written, imported
 * or in a state.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type { StageKey } from '../../../protocol/stage-requests.js';
import { stageNameOf } from './live-stage.js';

/** What AWS calls a stage. */
export function liveStageKey(live: LiveStage): StageKey {
  return { kind: live.kind, apiId: live.apiId, stageName: stageNameOf(live) };
}

/** The key of a stage. */
export function stageKeyText({ kind, apiId, stageName }: StageKey): string {
  return JSON.stringify([kind, apiId, stageName]);
}

/** The key of the settings of one method path of a stage. */
export function settingsKeyText(stage: StageKey, path: string): string {
  return `settings ${path} of ${stageKeyText(stage)}`;
}

/** The key of the association of a stage with the one web ACL that it may have. */
export function webAclKeyText(stage: StageKey): string {
  return `web ACL of ${stageKeyText(stage)}`;
}

/** The key of a deployment that makes the stage by itself. */
export function ownerKeyText(stage: StageKey): string {
  return `owner of ${stageKeyText(stage)}`;
}

/** The stage of a REST API in an ARN, or in an import ID that ends with one. */
export function stageInArn(text: string): StageKey | undefined {
  const [, apiId, stageName] = /\/restapis\/([^/]+)\/stages\/([^/@]+)(?:@[\w-]+)?$/.exec(text) ?? [];
  return apiId === undefined || stageName === undefined ? undefined : { kind: 'rest', apiId, stageName };
}
