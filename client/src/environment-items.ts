/** The environments as choices: which variable files each has, and which one is shown. */
import { inert } from '../../protocol/plain-text.js';
import type { EnvironmentsAnswer } from '../../protocol/messages.js';

/** One of them, or all where there is no name. */
export interface EnvironmentItem {
  readonly name: string | undefined;
  readonly label: string;
  readonly description?: string;
  readonly detail: string;
}

/** All of them together come first; what is shown is marked. */
export function environmentItems(
  { names, files }: EnvironmentsAnswer,
  shown?: string,
): readonly EnvironmentItem[] {
  const current = names.find((each) => each === shown);
  const named = names.map((name) => ({
    name,
    label: inert(name),
    detail: inert(filesText(files[name] ?? [])),
  }));
  const all = {
    name: undefined,
    label: 'All environments',
    detail: 'Show what is the same in all of them.',
  };
  return [all, ...named].map((item) =>
    item.name === current ? { ...item, description: 'shown now' } : item,
  );
}

function filesText(files: readonly string[]): string {
  return files.length === 0 ? 'No variable files.' : files.join(', ');
}
