/** What is said of a stage that is there already, and where it is. */
import type { LiveStage } from '../../../protocol/live.js';
import type { DeclaredAt, ManagedStage, RenderedStage } from '../../../protocol/stage-requests.js';
import { restFamily } from '../knowledge/stage-families.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Declaration } from '../workspace/module.js';
import { directoryOf, nameOf } from '../workspace/uris.js';
import type { ManagedResource } from './declared.js';
import { stageNameOf } from './live-stage.js';

/** A place as the editor's process knows it. */
export function writtenPlace({ file, block }: Declaration): DeclaredAt {
  return { uri: file.uri, range: rangeOf(file, block.header) };
}

/** The same of anything that a module has. */
export function managedAs({ address, by, declaration }: ManagedResource): ManagedStage {
  return { address, by, ...(declaration && { at: writtenPlace(declaration) }) };
}

/** A deployment makes the stage; `module` is the directory of the module that has it, where that is another one. */
export function ownedOutcome(
  { address, at }: ManagedStage,
  live: LiveStage,
  movable: boolean,
  module?: string,
): RenderedStage {
  const where = module === undefined ? '' : ` in \`${lastParts(at?.uri ?? module)}\``;
  return {
    outcome: 'declared',
    address,
    ...(at && { at }),
    ...(movable ? { movable } : {}),
    message: `The stage \`${stageNameOf(live)}\` of \`${live.apiName ?? live.apiId}\` is created by \`${address}\`${where} with \`stage_name\`, so it is not written again. Move it to an \`${restFamily.stage.type}\` first.`,
  };
}

/** `module` is the directory of the one that has the stage, where that is another one. */
export function declaredOutcome(
  { address, by, at }: Pick<ManagedStage, 'address' | 'by'> & { readonly at?: DeclaredAt | undefined },
  live: LiveStage,
  module?: string,
): RenderedStage {
  const how = {
    code: `is already declared as \`${address}\``,
    import: `is already imported as \`${address}\``,
    state: `is already in the local state as \`${address}\``,
  }[by];
  const where = module === undefined ? '' : ` in \`${lastParts(at?.uri ?? module)}\``;
  return {
    outcome: 'declared',
    address,
    ...(at && { at }),
    message: `The stage \`${stageNameOf(live)}\` of \`${live.apiName ?? live.apiId}\` ${how}${where}, so it is not written again.`,
  };
}

/** `shop/main.tf`, enough to know it by. */
function lastParts(uri: string): string {
  return [directoryOf(uri), uri].map(nameOf).join('/');
}
