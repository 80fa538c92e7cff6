/** Whether edits leave HCL behind: names that are none, such as `a\\"b`, can't be written everywhere. */
import { groupBy } from '../hcl/group-by.js';
import { parse } from '../hcl/parse.js';
import { edited } from './compatible.js';
import type { Edit } from './edit.js';

/** Whether every file of HCL that the edits change has no more problems after them than before. */
export function keepsSound(edits: readonly Edit[]): boolean {
  return [...groupBy(edits, ({ file }) => file)].every(
    ([file, own]) =>
      !HCL.test(file.name) || parse(edited(file.text, own)).problems.length <= file.problems.length,
  );
}

/** Texts that expressions read are edited as well. */
const HCL = /\.(?:tf|tofu|tfvars)$/;
