/** All rules, by code. Written by `npm run rules`; do not edit. */
import { accessLogBlankVariable } from '../access-log/access-log-blank-variable.js';
import { accessLogBrokenJson } from '../access-log/access-log-broken-json.js';
import { accessLogDestination } from '../access-log/access-log-destination.js';
import { accessLogEscaping } from '../access-log/access-log-escaping.js';
import { accessLogMissingRequestId } from '../access-log/access-log-missing-request-id.js';
import { accessLogMultiline } from '../access-log/access-log-multiline.js';
import { accessLogSwallowedText } from '../access-log/access-log-swallowed-text.js';
import { accessLogTooLong } from '../access-log/access-log-too-long.js';
import { accessLogUnknownVariable } from '../access-log/access-log-unknown-variable.js';
import { accessLogUnquotedJson } from '../access-log/access-log-unquoted-json.js';
import { accessLogWrongApi } from '../access-log/access-log-wrong-api.js';
import { autoDeployWithDeployment } from '../deployment/auto-deploy-with-deployment.js';
import { blockAddress } from '../language/block-address.js';
import { blockContents } from '../language/block-contents.js';
import { blockLabels } from '../language/block-labels.js';
import { cacheSizeWithoutCluster } from '../cache/cache-size-without-cluster.js';
import { cacheWithoutSize } from '../cache/cache-without-size.js';
import { canarySameDeployment } from '../canary/canary-same-deployment.js';
import { canaryUndeclaredOverride } from '../canary/canary-undeclared-override.js';
import { changeInEveryPlan } from '../stage/change-in-every-plan.js';
import { checkCondition } from '../language/check-condition.js';
import { circularLocal } from '../language/circular-local.js';
import { circularReference } from '../language/circular-reference.js';
import { composedStageArn } from '../references/composed-stage-arn.js';
import { conflictingArguments } from '../schema/conflicting-arguments.js';
import { constantValue } from '../language/constant-value.js';
import { dependencyAddress } from '../language/dependency-address.js';
import { deploymentBeforeMethods } from '../deployment/deployment-before-methods.js';
import { deploymentInEveryPlan } from '../deployment/deployment-in-every-plan.js';
import { deploymentMissesChanges } from '../deployment/deployment-misses-changes.js';
import { deploymentOwnsStage } from '../deployment/deployment-owns-stage.js';
import { deploymentRemovedArgument } from '../deployment/deployment-removed-argument.js';
import { deploymentRemovedAttribute } from '../deployment/deployment-removed-attribute.js';
import { deploymentWithoutCreateBeforeDestroy } from '../deployment/deployment-without-create-before-destroy.js';
import { deploymentWithoutRoutes } from '../deployment/deployment-without-routes.js';
import { deploymentWithoutTriggers } from '../deployment/deployment-without-triggers.js';
import { duplicateAccount } from '../logging/duplicate-account.js';
import { duplicateArgument } from '../schema/duplicate-argument.js';
import { duplicateBlock } from '../language/duplicate-block.js';
import { duplicateMethodSettings } from '../method-settings/duplicate-method-settings.js';
import { duplicateStage } from '../stage/duplicate-stage.js';
import { dynamicIterator } from '../schema/dynamic-iterator.js';
import { emptyMethodSettings } from '../method-settings/empty-method-settings.js';
import { executionLogGroup } from '../logging/execution-log-group.js';
import { expressionType } from '../language/expression-type.js';
import { functionArguments } from '../language/function-arguments.js';
import { httpApiSetting } from '../stage/http-api-setting.js';
import { ignoredArgument } from '../language/ignored-argument.js';
import { ignoredDeployment } from '../deployment/ignored-deployment.js';
import { importId } from '../references/import-id.js';
import { incompleteAuthorizer } from '../authorizer/incomplete-authorizer.js';
import { instanceKey } from '../language/instance-key.js';
import { invalidReference } from '../language/invalid-reference.js';
import { invalidRepetition } from '../language/invalid-repetition.js';
import { invalidStageName } from '../stage/invalid-stage-name.js';
import { invalidStageVariable } from '../stage-variable/invalid-stage-variable.js';
import { invalidValue } from '../schema/invalid-value.js';
import { lambdaPermissionTarget } from '../references/lambda-permission-target.js';
import { legacyInterpolation } from '../schema/legacy-interpolation.js';
import { literalStageName } from '../references/literal-stage-name.js';
import { mappingPath } from '../domain/mapping-path.js';
import { methodCacheWithoutCluster } from '../cache/method-cache-without-cluster.js';
import { methodPath } from '../method-settings/method-path.js';
import { missingArgument } from '../schema/missing-argument.js';
import { missingBlock } from '../schema/missing-block.js';
import { missingLoggingRole } from '../logging/missing-logging-role.js';
import { moduleInput } from '../language/module-input.js';
import { neverDeployed } from '../stage/never-deployed.js';
import { outOfRange } from '../schema/out-of-range.js';
import { overrideWithoutBase } from '../language/override-without-base.js';
import { planThrottlePath } from '../throttle/plan-throttle-path.js';
import { privateApiWithoutPolicy } from '../stage/private-api-without-policy.js';
import { providerVersion } from '../schema/provider-version.js';
import { quickCreateStage } from '../stage/quick-create-stage.js';
import { readOnlyArgument } from '../schema/read-only-argument.js';
import { reservedTag } from '../schema/reserved-tag.js';
import { settingNotOnStage } from '../stage/setting-not-on-stage.js';
import { settingsFollowDeployment } from '../method-settings/settings-follow-deployment.js';
import { stageApiMismatch } from '../references/stage-api-mismatch.js';
import { stageVariablePlaceholder } from '../stage-variable/stage-variable-placeholder.js';
import { stageVariableUndefined } from '../stage-variable/stage-variable-undefined.js';
import { stageVariableUnused } from '../stage-variable/stage-variable-unused.js';
import { staticArgument } from '../language/static-argument.js';
import { syntax } from '../schema/syntax.js';
import { tooLong } from '../schema/too-long.js';
import { tooManyBlocks } from '../schema/too-many-blocks.js';
import { undeclaredProvider } from '../language/undeclared-provider.js';
import { undeclaredReference } from '../language/undeclared-reference.js';
import { undeclaredVariable } from '../language/undeclared-variable.js';
import { unknownArgument } from '../schema/unknown-argument.js';
import { unknownAttribute } from '../language/unknown-attribute.js';
import { unknownBlock } from '../schema/unknown-block.js';
import { unknownFunction } from '../language/unknown-function.js';
import { unknownIgnoreCode } from '../comments/unknown-ignore-code.js';
import { unknownMember } from '../language/unknown-member.js';
import { unknownResourceType } from '../schema/unknown-resource-type.js';
import { unknownRouteKey } from '../references/unknown-route-key.js';
import { variableType } from '../language/variable-type.js';
import { versionConstraint } from '../language/version-constraint.js';
import { wafAssociationTarget } from '../references/waf-association-target.js';
import { wrongIdentifier } from '../references/wrong-identifier.js';
import { wrongType } from '../schema/wrong-type.js';
import { zeroThrottle } from '../throttle/zero-throttle.js';
import type { Rule } from '../rule.js';

/** Every rule, in the order in which findings at one place are shown. */
export const allRules: readonly Rule[] = [
  accessLogBlankVariable,
  accessLogBrokenJson,
  accessLogDestination,
  accessLogEscaping,
  accessLogMissingRequestId,
  accessLogMultiline,
  accessLogSwallowedText,
  accessLogTooLong,
  accessLogUnknownVariable,
  accessLogUnquotedJson,
  accessLogWrongApi,
  autoDeployWithDeployment,
  blockAddress,
  blockContents,
  blockLabels,
  cacheSizeWithoutCluster,
  cacheWithoutSize,
  canarySameDeployment,
  canaryUndeclaredOverride,
  changeInEveryPlan,
  checkCondition,
  circularLocal,
  circularReference,
  composedStageArn,
  conflictingArguments,
  constantValue,
  dependencyAddress,
  deploymentBeforeMethods,
  deploymentInEveryPlan,
  deploymentMissesChanges,
  deploymentOwnsStage,
  deploymentRemovedArgument,
  deploymentRemovedAttribute,
  deploymentWithoutCreateBeforeDestroy,
  deploymentWithoutRoutes,
  deploymentWithoutTriggers,
  duplicateAccount,
  duplicateArgument,
  duplicateBlock,
  duplicateMethodSettings,
  duplicateStage,
  dynamicIterator,
  emptyMethodSettings,
  executionLogGroup,
  expressionType,
  functionArguments,
  httpApiSetting,
  ignoredArgument,
  ignoredDeployment,
  importId,
  incompleteAuthorizer,
  instanceKey,
  invalidReference,
  invalidRepetition,
  invalidStageName,
  invalidStageVariable,
  invalidValue,
  lambdaPermissionTarget,
  legacyInterpolation,
  literalStageName,
  mappingPath,
  methodCacheWithoutCluster,
  methodPath,
  missingArgument,
  missingBlock,
  missingLoggingRole,
  moduleInput,
  neverDeployed,
  outOfRange,
  overrideWithoutBase,
  planThrottlePath,
  privateApiWithoutPolicy,
  providerVersion,
  quickCreateStage,
  readOnlyArgument,
  reservedTag,
  settingNotOnStage,
  settingsFollowDeployment,
  stageApiMismatch,
  stageVariablePlaceholder,
  stageVariableUndefined,
  stageVariableUnused,
  staticArgument,
  syntax,
  tooLong,
  tooManyBlocks,
  undeclaredProvider,
  undeclaredReference,
  undeclaredVariable,
  unknownArgument,
  unknownAttribute,
  unknownBlock,
  unknownFunction,
  unknownIgnoreCode,
  unknownMember,
  unknownResourceType,
  unknownRouteKey,
  variableType,
  versionConstraint,
  wafAssociationTarget,
  wrongIdentifier,
  wrongType,
  zeroThrottle,
];
