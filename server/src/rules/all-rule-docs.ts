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
import { providerVersionDoc } from './provider-version.js';
import { deploymentOwnsStageDoc } from './deployment-owns-stage.js';
import { deploymentRemovedArgumentDoc } from './deployment-removed-argument.js';
import { deploymentRemovedAttributeDoc } from './deployment-removed-attribute.js';
import { deploymentWithoutCreateBeforeDestroyDoc } from './deployment-without-create-before-destroy.js';
import { deploymentDependsOnCycleDoc } from './deployment-depends-on-cycle.js';
import { deploymentWithoutTriggersDoc } from './deployment-without-triggers.js';
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
};
