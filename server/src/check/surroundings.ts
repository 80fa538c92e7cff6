/** What `check` is given by the program around it. */
import type { StrictCheck } from '../strict/strict-check.js';
import type { Disk } from '../workspace/disk-port.js';
import type { TextStore } from '../workspace/text-store-port.js';
import type { Tool } from './sarif.js';

/** What the check stands on. */
export interface CheckSurroundings {
  readonly cwd: string;
  readonly disk: Disk;
  readonly texts: TextStore;
  readonly startStrictCheck: (log: (message: string) => void) => StrictCheck;
  readonly tool: Tool;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether people see standard output in a terminal. */
  readonly isTerminal: boolean;
  /** All of standard input. */
  readonly input: () => Promise<Uint8Array>;
  readonly write: (text: string) => void;
  /** On standard error as it is. */
  readonly writeAside: (text: string) => void;
  /** A line on standard error. */
  readonly complain: (message: string) => void;
}

/** 0 nothing found, 1 something found, 2 wrong usage or something that was not checked in full. */
export type ExitCode = 0 | 1 | 2;
