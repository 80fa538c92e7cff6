/** Turns what was thrown into something that can be shown. */
import type { AwsFailure } from '../aws/ports.js';

/** The ports throw nothing but an `AwsFailure`; anything else is a fault of ours and says so. */
export function failureOf(error: unknown): AwsFailure {
  if (isFailure(error)) return error;
  return { category: 'service', message: `The answer could not be read: ${String(error)}` };
}

function isFailure(error: unknown): error is AwsFailure {
  return typeof error === 'object' && error !== null && 'category' in error && 'message' in error;
}
