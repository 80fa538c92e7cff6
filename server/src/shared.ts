/**
 * What the bundle of `render/` takes from the server's instead of holding it twice (scripts/bundle-plugins.mjs). Whatever
 * a file of that folder imports from another one must stand here; a test looks after that.
 */
export { evaluator } from './analysis/evaluate.js';
export { overriddenIn } from './analysis/overrides.js';
export { argument, pointsTo } from './analysis/points-to.js';
export { repetitionOf } from './analysis/repetition.js';
export { settledValue } from './analysis/settled.js';
export { boolOf, numberOf, textOf } from './analysis/values.js';
export { attributeOf } from './hcl/lookup.js';
export { comment, objectText, quoted } from './hcl/print.js';
export { resourceSchema } from './knowledge/resource-schemas.js';
export { restFamily, stageFamilies, version2Family } from './knowledge/stage-families.js';
export { methodSettingsParts, restStageParts, version2StageParts } from './knowledge/stage-parts.js';
export { region } from './knowledge/vocabularies/common.js';
export {
  cacheBeingDeleted,
  importBlocksSince,
  ownTagPrefix,
  stackTag,
  webAclAssociations,
} from './knowledge/vocabularies/live-stages.js';
export { appendBlocks, blockLines, insertArguments } from './rules/fixes/insert.js';
export { indentAt, lineBreak, removeItem } from './rules/fixes/layout.js';
export { exists, whyAbsent, whySometimesAbsent } from './rules/shared/versions.js';
export { positionAt, rangeOf } from './workspace/line-index.js';
export { moduleFrom } from './workspace/module.js';
export { allows, terraformVersions } from './workspace/provider-versions.js';
export { sourceFile } from './workspace/source-file.js';
