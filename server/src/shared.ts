/**
 * What the bundles of `render/` and `check/` take from the server's instead of holding it twice (scripts/bundle-plugins.mjs). Whatever
 * a file of those folders imports from another one must stand here; a test looks after that.
 */
export { evaluator } from './analysis/evaluate.js';
export { mentionsIn, plainText } from './analysis/mentions.js';
export { stagePicture } from './analysis/module-picture.js';
export { isOverrideFile, overriddenIn } from './analysis/overrides.js';
export { argument, pointsTo } from './analysis/points-to.js';
export { repetitionOf } from './analysis/repetition.js';
export { targetOf } from './analysis/resolve.js';
export { nestedName } from './analysis/schema-blocks.js';
export { settledValue } from './analysis/settled.js';
export { keyText } from './analysis/value-place.js';
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
  providerTagParts,
  stackTag,
  tagsArgument,
  webAclAssociations,
} from './knowledge/vocabularies/live-stages.js';
export { insertEntry, removeEntry } from './rules/fixes/entries.js';
export { appendBlocks, blockLines, insertArguments } from './rules/fixes/insert.js';
export { lineBreak, nextLine, removeItem, replaceValue, sourceOf } from './rules/fixes/layout.js';
export { exists, whyAbsent, whySometimesAbsent } from './rules/shared/versions.js';
export { positionAt, rangeOf } from './workspace/line-index.js';
export { moduleFrom } from './workspace/module.js';
export { allows, terraformVersions } from './workspace/provider-versions.js';
export { sourceFile } from './workspace/source-file.js';
export { didYouMean } from './analysis/did-you-mean.js';
export { diagnostics } from './features/diagnostics.js';
export { allRules } from './rules/all-rules.js';
export { severities } from './settings.js';
export { isSourceName } from './workspace/directory.js';
export { foldersIn, moduleIndex } from './workspace/module-index.js';
export { moduleReader } from './workspace/module-reader.js';
export { isBinary } from './workspace/source-file.js';
export { callsOfText } from './workspace/summary.js';
export { directoryOf, nameOf, pathOf, uriOfPath } from './workspace/uris.js';
export { DEFAULT_SETTINGS, SOURCE } from '../../protocol/messages.js';
