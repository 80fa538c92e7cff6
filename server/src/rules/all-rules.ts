/** The one list of the rules. A new rule is a file and a line here. */
import { accessLogBlankVariable } from './access-log-blank-variable.js';
import { accessLogDestination } from './access-log-destination.js';
import { accessLogEscaping } from './access-log-escaping.js';
import { accessLogMissingRequestId } from './access-log-missing-request-id.js';
import { accessLogMultiline } from './access-log-multiline.js';
import { accessLogSwallowedText } from './access-log-swallowed-text.js';
import { accessLogTooLong } from './access-log-too-long.js';
import { accessLogUnknownVariable } from './access-log-unknown-variable.js';
import { accessLogUnquotedJson } from './access-log-unquoted-json.js';
import { accessLogWrongApi } from './access-log-wrong-api.js';
import { autoDeployWithDeployment } from './auto-deploy-with-deployment.js';
import { cacheSizeWithoutCluster } from './cache-size-without-cluster.js';
import { cacheWithoutSize } from './cache-without-size.js';
import { canarySameDeployment } from './canary-same-deployment.js';
import { canaryUndeclaredOverride } from './canary-undeclared-override.js';
import { deploymentOwnsStage } from './deployment-owns-stage.js';
import { deploymentRemovedArgument } from './deployment-removed-argument.js';
import { deploymentRemovedAttribute } from './deployment-removed-attribute.js';
import { deploymentWithoutCreateBeforeDestroy } from './deployment-without-create-before-destroy.js';
import { deploymentWithoutTriggers } from './deployment-without-triggers.js';
import { duplicateArgument } from './duplicate-argument.js';
import { duplicateMethodSettings } from './duplicate-method-settings.js';
import { duplicateStage } from './duplicate-stage.js';
import { emptyMethodSettings } from './empty-method-settings.js';
import { executionLogGroup } from './execution-log-group.js';
import { httpApiSetting } from './http-api-setting.js';
import { importId } from './import-id.js';
import { invalidStageName } from './invalid-stage-name.js';
import { invalidStageVariable } from './invalid-stage-variable.js';
import { invalidValue } from './invalid-value.js';
import { lambdaPermissionTarget } from './lambda-permission-target.js';
import { legacyInterpolation } from './legacy-interpolation.js';
import { literalStageName } from './literal-stage-name.js';
import { methodCacheWithoutCluster } from './method-cache-without-cluster.js';
import { methodPath } from './method-path.js';
import { missingArgument } from './missing-argument.js';
import { missingBlock } from './missing-block.js';
import { missingLoggingRole } from './missing-logging-role.js';
import { outOfRange } from './out-of-range.js';
import { providerVersion } from './provider-version.js';
import { quickCreateStage } from './quick-create-stage.js';
import { readOnlyArgument } from './read-only-argument.js';
import { reservedTag } from './reserved-tag.js';
import type { Rule } from './rule.js';
import { settingNotOnStage } from './setting-not-on-stage.js';
import { settingsFollowDeployment } from './settings-follow-deployment.js';
import { stageApiMismatch } from './stage-api-mismatch.js';
import { stageVariableUndefined } from './stage-variable-undefined.js';
import { stageVariableUnused } from './stage-variable-unused.js';
import { syntax } from './syntax.js';
import { tooLong } from './too-long.js';
import { tooManyBlocks } from './too-many-blocks.js';
import { unknownArgument } from './unknown-argument.js';
import { unknownBlock } from './unknown-block.js';
import { unknownIgnoreCode } from './unknown-ignore-code.js';
import { unknownResourceType } from './unknown-resource-type.js';
import { unknownRouteKey } from './unknown-route-key.js';
import { wafAssociationTarget } from './waf-association-target.js';
import { wrongType } from './wrong-type.js';
import { zeroThrottle } from './zero-throttle.js';

/** In the order in which the documentation lists them. */
export const allRules: readonly Rule[] = [
  syntax,
  unknownArgument,
  unknownBlock,
  missingArgument,
  missingBlock,
  duplicateArgument,
  tooManyBlocks,
  wrongType,
  unknownResourceType,
  readOnlyArgument,
  invalidValue,
  outOfRange,
  invalidStageName,
  accessLogUnknownVariable,
  accessLogWrongApi,
  accessLogBlankVariable,
  accessLogMissingRequestId,
  accessLogMultiline,
  accessLogEscaping,
  accessLogSwallowedText,
  accessLogUnquotedJson,
  accessLogTooLong,
  accessLogDestination,
  providerVersion,
  deploymentOwnsStage,
  deploymentRemovedArgument,
  deploymentRemovedAttribute,
  deploymentWithoutCreateBeforeDestroy,
  deploymentWithoutTriggers,
  settingNotOnStage,
  invalidStageVariable,
  tooLong,
  reservedTag,
  canarySameDeployment,
  canaryUndeclaredOverride,
  cacheSizeWithoutCluster,
  cacheWithoutSize,
  methodCacheWithoutCluster,
  autoDeployWithDeployment,
  zeroThrottle,
  httpApiSetting,
  quickCreateStage,
  unknownRouteKey,
  methodPath,
  duplicateMethodSettings,
  emptyMethodSettings,
  importId,
  legacyInterpolation,
  stageApiMismatch,
  duplicateStage,
  literalStageName,
  settingsFollowDeployment,
  wafAssociationTarget,
  lambdaPermissionTarget,
  missingLoggingRole,
  executionLogGroup,
  stageVariableUndefined,
  stageVariableUnused,
  unknownIgnoreCode,
];
