/**
 * Says something to a person, so that all of it can be read: VS Code cuts a message without a button after its first line,
 * and takes it away after some seconds.
 */
import { tellInformation, tellWarning } from '../tell.js';

/** Sentences as one message, with a button where there is more than the first one. */
export function say(sentences: readonly string[]): void {
  if (sentences.length > 0)
    void tellInformation(sentences.join(' '), ...(sentences.length > 1 ? [READ] : []));
}

/** Why something was not done, and whatever else there is to say. */
export function warn(sentences: readonly string[]): void {
  void tellWarning(sentences.join(' '), READ);
}

const READ = 'OK';
