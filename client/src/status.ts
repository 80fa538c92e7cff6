/** What the language status (the braces beside the language's name) says about the server. */

/** `failed`: it never came up. `stopped`: it came up and is gone for good. */
export type ServerState = 'starting' | 'running' | 'failed' | 'stopped';

/** One line in the language status, in the editor's terms. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
  readonly level: 'information' | 'warning' | 'error';
}

/** Answers the line for a server in `state` that crashed and was restarted `restarts` times. */
export function statusText(state: ServerState, restarts: number): StatusText {
  switch (state) {
    case 'starting':
      return { text: 'API Gateway Stages', detail: 'Starting…', busy: true, level: 'information' };
    case 'running':
      return {
        text: 'API Gateway Stages',
        detail: runningDetail(restarts),
        busy: false,
        level: 'information',
      };
    case 'failed':
      return {
        text: 'API Gateway Stages: not running',
        detail: 'The language server did not start',
        busy: false,
        level: 'error',
      };
    case 'stopped':
      return {
        text: 'API Gateway Stages: stopped',
        detail: 'The language server stopped',
        busy: false,
        level: 'error',
      };
  }
}

function runningDetail(restarts: number): string {
  if (restarts === 0) return 'Ready';
  return restarts === 1
    ? 'Ready, restarted once after a crash'
    : `Ready, restarted ${restarts} times after crashes`;
}
