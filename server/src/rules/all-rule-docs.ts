/** The prose of every rule, by code. For the page and its tests only: the server imports no line of it. */
import { duplicateArgumentDoc } from './duplicate-argument.js';
import { invalidStageNameDoc } from './invalid-stage-name.js';
import { invalidValueDoc } from './invalid-value.js';
import { missingArgumentDoc } from './missing-argument.js';
import { missingBlockDoc } from './missing-block.js';
import { outOfRangeDoc } from './out-of-range.js';
import { readOnlyArgumentDoc } from './read-only-argument.js';
import { syntaxDoc } from './syntax.js';
import { tooManyBlocksDoc } from './too-many-blocks.js';
import { unknownArgumentDoc } from './unknown-argument.js';
import { unknownBlockDoc } from './unknown-block.js';
import { unknownResourceTypeDoc } from './unknown-resource-type.js';
import { wrongTypeDoc } from './wrong-type.js';
import type { RuleDoc } from './rule.js';

export const allRuleDocs: Readonly<Record<string, RuleDoc>> = {
  'duplicate-argument': duplicateArgumentDoc,
  'invalid-stage-name': invalidStageNameDoc,
  'invalid-value': invalidValueDoc,
  'missing-argument': missingArgumentDoc,
  'missing-block': missingBlockDoc,
  'out-of-range': outOfRangeDoc,
  'read-only-argument': readOnlyArgumentDoc,
  syntax: syntaxDoc,
  'too-many-blocks': tooManyBlocksDoc,
  'unknown-argument': unknownArgumentDoc,
  'unknown-block': unknownBlockDoc,
  'unknown-resource-type': unknownResourceTypeDoc,
  'wrong-type': wrongTypeDoc,
};
