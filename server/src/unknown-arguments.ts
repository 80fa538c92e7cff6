/** What is said where the first word of a command line is neither a command nor an option. */
import { visibleLine } from '../../protocol/plain-text.js';
import { didYouMean } from './analysis/values/did-you-mean.js';

const WORDS = ['check', 'render', 'compare', 'mcp', '--stdio', '--node-ipc', '--version', '--help'];

/** One line that commands no terminal; proposes the word that is near, or the check of a path that is there. */
export function unknownArguments(args: readonly string[], isThere: (path: string) => boolean): string {
  const [first = '', ...others] = args;
  const near = didYouMean(first, WORDS);
  const meant = near ? [near, ...others] : !first.startsWith('-') && isThere(first) ? ['check', ...args] : [];
  const remedy = meant.length === 0 ? '' : `; did you mean \`${meant.join(' ')}\`?`;
  return visibleLine(`Unknown arguments: ${args.join(' ')}${remedy}`);
}
