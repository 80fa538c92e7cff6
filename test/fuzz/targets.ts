/** Everything that a text goes through in the editor, as calls that must neither throw nor take long. */
import { parse } from '../../server/src/hcl/parse.js';
import type { Random } from './random.js';
import { treeFault } from './tree-faults.js';

/** One call with one input; `run` answers what is wrong with its outcome, or undefined. */
export interface Target {
  readonly name: string;
  readonly run: (text: string, random: Random) => string | undefined;
}

export const targets: readonly Target[] = [
  {
    name: 'parse',
    run: (text) => (parse(text).body.end > text.length ? 'the body ends beyond the text' : undefined),
  },
  { name: 'the tree', run: (text) => treeFault(parse(text), text) },
];
