/**
 * Text of ours without anything for the rules to find: where AWS holds what they warn of, a comment says so. What is
 * written is what is live; whether it should stay so is for a person to decide, one comment after the other.
 */
import { DEFAULT_SETTINGS, LANGUAGE_GROUP, type Settings } from '../../../protocol/messages.js';
import { alignAll } from '../edits/align.js';
import { compatible, edited } from '../edits/compatible.js';
import { ignoreComment } from '../rules/comments/ignore-comments.js';
import { runRules } from '../rules/registry/run-rules.js';
import { type Module, withFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';

/** The text with ignore comments where the rules would find something in it, once it stands in the module. */
export function withIgnoreComments(text: string, module: Module): string {
  const uri = `${module.uri}/${NAME}`;
  // What is said of a line that has its comment already is for the next round.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const file = sourceFile(uri, text);
    const found = runRules(file, withFile(module, file), ABOUT_VALUES);
    if (found.length === 0) return round === 0 ? text : edited(text, alignAll(file));
    text = edited(
      text,
      compatible(found.map(({ rule, finding }) => [ignoreComment(file, rule.code, finding, REASON)])),
    );
  }
  return edited(text, alignAll(sourceFile(uri, text)));
}

/** What the module around lacks, such as a provider, is nothing that AWS holds. */
const ABOUT_VALUES: Settings = { ...DEFAULT_SETTINGS, rules: { [LANGUAGE_GROUP]: 'off' } };

/** No file is called so. */
const NAME = '\0.tf';

const REASON = 'Set this way in AWS.';

const MOST_ROUNDS = 50;
