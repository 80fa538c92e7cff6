/** Says what became of the stages of an import. */
import type { RenderAnswer } from '../../../protocol/stage-requests.js';
import type { ImportTarget } from './import-choices.js';
import { importNotes } from './import-notes.js';
import { say, warn } from './say.js';
import { showDeclaration } from './show-declaration.js';
import { tellInformation } from '../tell.js';

/** After the text was put to `target`. */
export function tellWritten({ commands, stages }: RenderAnswer, target: ImportTarget): void {
  const written = stages.filter((stage) => stage.outcome === 'written');
  const addresses = written.map(({ address }) => `\`${address}\``).join(', ');
  const isCopied = target === 'clipboard';
  const sentences = [
    ...(written.length === 0 ? [] : [isCopied ? `Copied ${addresses}.` : `Added ${addresses}.`]),
    ...(commands.length === 0
      ? []
      : [isCopied ? 'The import commands follow as comments.' : 'The import commands are on the clipboard.']),
    ...importNotes(written),
    ...stages.flatMap((stage) => (stage.outcome === 'declared' ? [stage.message] : [])),
  ];
  const refused = stages.flatMap((stage) => (stage.outcome === 'refused' ? [stage.message] : []));
  if (refused.length > 0) warn([...refused, ...sentences]);
  else say(sentences);
}

/**
 * Where nothing is written: shows what declares the stage. Whether the person wants a stage that a deployment makes to become
 * a resource of its own, where that can be done.
 */
export async function tellUnwritten({ stages }: RenderAnswer): Promise<boolean> {
  const declared = stages.filter((stage) => stage.outcome === 'declared');
  const shown = declared.find(({ movable }) => movable) ?? declared.find(({ at }) => at !== undefined);
  if (shown?.at !== undefined) await showDeclaration(shown.at);
  const refused = stages.flatMap((stage) => (stage.outcome === 'refused' ? [stage.message] : []));
  const messages = [...refused, ...declared.map(({ message }) => message)];
  if (shown?.movable === true) return (await tellInformation(messages.join(' '), MOVE)) === MOVE;
  if (refused.length > 0) warn(messages);
  else say(messages);
  return false;
}

const MOVE = 'Move Stage';
