/** Adds the account's role for logs, without which REST and WebSocket stages write none. */
import { addLoggingRole as edits, setsLoggingRole } from '../rules/shared/logging-role.js';
import { isOf, type Refactoring } from './refactoring.js';

export const addLoggingRole: Refactoring = {
  title: 'Add the account logging role',
  edits: (stage, { module }) =>
    isOf(stage, 'REST', 'WEBSOCKET') && !setsLoggingRole(module) ? edits(stage, module) : [],
};
