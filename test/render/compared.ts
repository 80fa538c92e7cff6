/** What a comparison tells of a live stage beside a module written as a fixture. */
import type { LiveStage } from '../../protocol/live.js';
import { comparing } from '../../server/src/render/compare.js';
import { stateInstances } from '../../server/src/workspace/state.js';
import { fixture } from '../support/fixture.js';

/** Compares with the module of a file; `state` is the text of its local state. */
export function compared(live: LiveStage, text: string, { state = '', of = 'main.tf' } = {}) {
  const { files, moduleOf } = fixture(text);
  const file = files.find(({ uri }) => uri.endsWith(`/${of}`));
  if (file === undefined) throw new Error(`There is no ${of}.`);
  const answer = comparing({ module: moduleOf(file), state: stateInstances(state) })(live);
  if (answer?.outcome !== 'compared') throw new Error('The stage is not found.');
  const differences = answer.files.flatMap((each) => each.differences);
  return {
    ...answer,
    differences,
    liveText: answer.files[0]?.liveText ?? '',
    told: differences.map(({ kind, argument }) => `${kind} ${argument}`),
  };
}
