/** All refactorings in the order of the menu. A new one is its import and one entry. */
import { addAccessLogging } from './add-access-logging.js';
import { addCanary } from './add-canary.js';
import { addExecutionLogGroup } from './add-execution-log-group.js';
import { addLoggingRole } from './add-logging-role.js';
import { addMethodSettings } from './add-method-settings.js';
import { addThrottling } from './add-throttling.js';
import type { Refactoring } from './refactoring.js';

/** In the order in which an editor offers them. */
export const allRefactorings: readonly Refactoring[] = [
  addAccessLogging,
  addExecutionLogGroup,
  addMethodSettings,
  addThrottling,
  addCanary,
  addLoggingRole,
];
