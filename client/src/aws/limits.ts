/** How long AWS is waited for, and how much of it is taken: whoever answers in its place may never come to an end. */
import type { Limits } from './ports.js';

/** What counts where nobody has said otherwise. */
export const DEFAULT_LIMITS: Limits = {
  connectionTimeoutMs: 5_000,
  requestTimeoutMs: 20_000,
  // Twice what 500 REST APIs take with policies and tags of the largest size.
  answerBytes: 32 * 1024 * 1024,
  attemptsWhenThrottled: 8,
  attempts: 3,
  concurrency: 4,
  listMs: 10 * 60_000,
  listItems: 100_000,
  // What Terraform's provider gives a `credential_process` as well.
  credentialsMs: 60_000,
};
