/** Whether edits leave HCL behind: names that are none, such as `a\\"b`, can't be written everywhere. */
import { groupBy } from '../hcl/group-by.js';
import { parse } from '../hcl/parse.js';
import { edited } from './compatible.js';
import { isSourceName, isVariablesName } from '../workspace/directory.js';
import type { Edit } from './edit.js';

/** Whether every file of Terraform that the edits change has no more problems after them than before. */
export function keepsSound(edits: readonly Edit[]): boolean {
  return [...groupBy(edits, ({ file }) => file)].every(
    ([file, own]) =>
      !isTerraform(file.name) || parse(edited(file.text, own)).problems.length <= file.problems.length,
  );
}

/** Texts beside modules, such as definitions of APIs, are not HCL. */
function isTerraform(name: string): boolean {
  return isSourceName(name) || isVariablesName(name);
}
