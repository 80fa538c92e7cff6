/**
 * What the bundle of `render/` takes from the server's instead of holding it twice (scripts/bundle-plugins.mjs). Whatever
 * a file of that folder imports from a module named here must stand here; a test looks after that.
 */
export { evaluator } from './analysis/evaluate.js';
export { overriddenIn } from './analysis/overrides.js';
export { argument, pointsTo } from './analysis/points-to.js';
export { repetitionOf } from './analysis/repetition.js';
export { settledValue } from './analysis/settled.js';
export { textOf } from './analysis/values.js';
export { attributeOf } from './hcl/lookup.js';
export { resourceSchema } from './knowledge/resource-schemas.js';
export { restFamily, stageFamilies, version2Family } from './knowledge/stage-families.js';
export { methodSettingsParts, version2StageParts } from './knowledge/stage-parts.js';
export { region } from './knowledge/vocabularies/common.js';
export { blockLines } from './rules/fixes/insert.js';
export { lineBreak } from './rules/fixes/layout.js';
export { exists, whyAbsent, whySometimesAbsent } from './rules/shared/versions.js';
export { positionAt, rangeOf } from './workspace/line-index.js';
export { allows, terraformVersions } from './workspace/provider-versions.js';
