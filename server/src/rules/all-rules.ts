/** The one list of the rules. A new rule is a file, a line here and one in all-rule-docs.ts. */
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
import { deploymentDependsOnCycle } from './deployment-depends-on-cycle.js';
import { deploymentOwnsStage } from './deployment-owns-stage.js';
import { deploymentRemovedArgument } from './deployment-removed-argument.js';
import { deploymentRemovedAttribute } from './deployment-removed-attribute.js';
import { deploymentWithoutCreateBeforeDestroy } from './deployment-without-create-before-destroy.js';
import { deploymentWithoutTriggers } from './deployment-without-triggers.js';
import { duplicateArgument } from './duplicate-argument.js';
import { invalidStageName } from './invalid-stage-name.js';
import { invalidValue } from './invalid-value.js';
import { missingArgument } from './missing-argument.js';
import { missingBlock } from './missing-block.js';
import { outOfRange } from './out-of-range.js';
import { providerVersion } from './provider-version.js';
import { readOnlyArgument } from './read-only-argument.js';
import type { Rule } from './rule.js';
import { syntax } from './syntax.js';
import { tooManyBlocks } from './too-many-blocks.js';
import { unknownArgument } from './unknown-argument.js';
import { unknownBlock } from './unknown-block.js';
import { unknownResourceType } from './unknown-resource-type.js';
import { wrongType } from './wrong-type.js';

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
  deploymentDependsOnCycle,
  deploymentWithoutTriggers,
];
