/** Adds the account's role for logs, without which REST and WebSocket stages write none. */
import { loggingRoleEdits as edits, setsLoggingRole } from '../rules/logging/logging-role.js';
import { isOfType, type Refactoring } from './refactoring.js';

export const addLoggingRole: Refactoring = {
  title: 'Add account logging role',
  edits: (stage, context) =>
    isOfType(stage, 'REST', 'WEBSOCKET') && !setsLoggingRole(context.module) ? edits(stage, context) : [],
};
