/** The prose of every rule, by code. For the page and its tests only: the server imports no line of it. */
import { accessLogBlankVariableDoc } from './access-log-blank-variable.js';
import { accessLogDestinationDoc } from './access-log-destination.js';
import { accessLogEscapingDoc } from './access-log-escaping.js';
import { accessLogMissingRequestIdDoc } from './access-log-missing-request-id.js';
import { accessLogMultilineDoc } from './access-log-multiline.js';
import { accessLogSwallowedTextDoc } from './access-log-swallowed-text.js';
import { accessLogTooLongDoc } from './access-log-too-long.js';
import { accessLogUnknownVariableDoc } from './access-log-unknown-variable.js';
import { accessLogUnquotedJsonDoc } from './access-log-unquoted-json.js';
import { accessLogWrongApiDoc } from './access-log-wrong-api.js';
import { autoDeployWithDeploymentDoc } from './auto-deploy-with-deployment.js';
import { cacheSizeWithoutClusterDoc } from './cache-size-without-cluster.js';
import { cacheWithoutSizeDoc } from './cache-without-size.js';
import { canarySameDeploymentDoc } from './canary-same-deployment.js';
import { canaryUndeclaredOverrideDoc } from './canary-undeclared-override.js';
import { deploymentDependsOnCycleDoc } from './deployment-depends-on-cycle.js';
import { deploymentOwnsStageDoc } from './deployment-owns-stage.js';
import { deploymentRemovedArgumentDoc } from './deployment-removed-argument.js';
import { deploymentRemovedAttributeDoc } from './deployment-removed-attribute.js';
import { deploymentWithoutCreateBeforeDestroyDoc } from './deployment-without-create-before-destroy.js';
import { deploymentWithoutTriggersDoc } from './deployment-without-triggers.js';
import { duplicateArgumentDoc } from './duplicate-argument.js';
import { duplicateMethodSettingsDoc } from './duplicate-method-settings.js';
import { emptyMethodSettingsDoc } from './empty-method-settings.js';
import { httpApiSettingDoc } from './http-api-setting.js';
import { importIdDoc } from './import-id.js';
import { invalidStageNameDoc } from './invalid-stage-name.js';
import { invalidStageVariableDoc } from './invalid-stage-variable.js';
import { invalidValueDoc } from './invalid-value.js';
import { legacyInterpolationDoc } from './legacy-interpolation.js';
import { methodCacheWithoutClusterDoc } from './method-cache-without-cluster.js';
import { methodPathDoc } from './method-path.js';
import { missingArgumentDoc } from './missing-argument.js';
import { missingBlockDoc } from './missing-block.js';
import { outOfRangeDoc } from './out-of-range.js';
import { providerVersionDoc } from './provider-version.js';
import { quickCreateStageDoc } from './quick-create-stage.js';
import { readOnlyArgumentDoc } from './read-only-argument.js';
import { reservedTagDoc } from './reserved-tag.js';
import { stageApiMismatchDoc } from './stage-api-mismatch.js';
import { duplicateStageDoc } from './duplicate-stage.js';
import { literalStageNameDoc } from './literal-stage-name.js';
import { settingsFollowDeploymentDoc } from './settings-follow-deployment.js';
import { wafAssociationTargetDoc } from './waf-association-target.js';
import { lambdaPermissionTargetDoc } from './lambda-permission-target.js';
import { missingLoggingRoleDoc } from './missing-logging-role.js';
import { executionLogGroupDoc } from './execution-log-group.js';
import { stageVariableUndefinedDoc } from './stage-variable-undefined.js';
import { stageVariableUnusedDoc } from './stage-variable-unused.js';
import type { RuleDoc } from './rule.js';
import { settingNotOnStageDoc } from './setting-not-on-stage.js';
import { syntaxDoc } from './syntax.js';
import { tooLongDoc } from './too-long.js';
import { tooManyBlocksDoc } from './too-many-blocks.js';
import { unknownArgumentDoc } from './unknown-argument.js';
import { unknownBlockDoc } from './unknown-block.js';
import { unknownResourceTypeDoc } from './unknown-resource-type.js';
import { unknownRouteKeyDoc } from './unknown-route-key.js';
import { wrongTypeDoc } from './wrong-type.js';
import { zeroThrottleDoc } from './zero-throttle.js';

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
  'access-log-unknown-variable': accessLogUnknownVariableDoc,
  'access-log-wrong-api': accessLogWrongApiDoc,
  'access-log-blank-variable': accessLogBlankVariableDoc,
  'access-log-missing-request-id': accessLogMissingRequestIdDoc,
  'access-log-multiline': accessLogMultilineDoc,
  'access-log-escaping': accessLogEscapingDoc,
  'access-log-swallowed-text': accessLogSwallowedTextDoc,
  'access-log-unquoted-json': accessLogUnquotedJsonDoc,
  'access-log-too-long': accessLogTooLongDoc,
  'access-log-destination': accessLogDestinationDoc,
  'provider-version': providerVersionDoc,
  'deployment-owns-stage': deploymentOwnsStageDoc,
  'deployment-removed-argument': deploymentRemovedArgumentDoc,
  'deployment-removed-attribute': deploymentRemovedAttributeDoc,
  'deployment-without-create-before-destroy': deploymentWithoutCreateBeforeDestroyDoc,
  'deployment-depends-on-cycle': deploymentDependsOnCycleDoc,
  'deployment-without-triggers': deploymentWithoutTriggersDoc,
  'setting-not-on-stage': settingNotOnStageDoc,
  'invalid-stage-variable': invalidStageVariableDoc,
  'too-long': tooLongDoc,
  'reserved-tag': reservedTagDoc,
  'canary-same-deployment': canarySameDeploymentDoc,
  'canary-undeclared-override': canaryUndeclaredOverrideDoc,
  'cache-size-without-cluster': cacheSizeWithoutClusterDoc,
  'cache-without-size': cacheWithoutSizeDoc,
  'method-cache-without-cluster': methodCacheWithoutClusterDoc,
  'auto-deploy-with-deployment': autoDeployWithDeploymentDoc,
  'zero-throttle': zeroThrottleDoc,
  'http-api-setting': httpApiSettingDoc,
  'quick-create-stage': quickCreateStageDoc,
  'unknown-route-key': unknownRouteKeyDoc,
  'method-path': methodPathDoc,
  'duplicate-method-settings': duplicateMethodSettingsDoc,
  'empty-method-settings': emptyMethodSettingsDoc,
  'import-id': importIdDoc,
  'legacy-interpolation': legacyInterpolationDoc,
  'stage-api-mismatch': stageApiMismatchDoc,
  'duplicate-stage': duplicateStageDoc,
  'literal-stage-name': literalStageNameDoc,
  'settings-follow-deployment': settingsFollowDeploymentDoc,
  'waf-association-target': wafAssociationTargetDoc,
  'lambda-permission-target': lambdaPermissionTargetDoc,
  'missing-logging-role': missingLoggingRoleDoc,
  'execution-log-group': executionLogGroupDoc,
  'stage-variable-undefined': stageVariableUndefinedDoc,
  'stage-variable-unused': stageVariableUnusedDoc,
};
