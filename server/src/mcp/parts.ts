/**
 * What the tools do, from the rooms that do it. It is in the server's bundle, and the tools get it as an argument, so that
 * their own bundle has no second copy of rules and facts.
 */
export { variablesFor } from '../analysis/log-format/variables.js';
export { wholeFormatsFor } from '../analysis/log-format/whole-formats.js';
export { didYouMean } from '../analysis/values/did-you-mean.js';
export { topOf } from '../check/git-ignores.js';
export { ruleText } from '../check/rule-texts.js';
export { checkPaths } from '../check/run-check.js';
export { reportDocument } from '../compare/reports.js';
export { compareCode, declaredNowhere } from '../compare/run-compare.js';
export { stagesInInput } from '../render/cli-input.js';
export { renderAlone } from '../render/command.js';
export { inputApi } from '../render/input-api.js';
export { allRules } from '../rules/registry/all-rules.js';
export { pathOf, uriOfPath } from '../workspace/uris.js';
