/** Turns what was thrown into something that can be shown. */
import { awsFailure, isAwsFailure } from '../aws/aws-failure.js';
import type { AwsFailure } from '../aws/ports.js';

/** The ports throw nothing but an `AwsFailure`; anything else is a fault of ours and says so. */
export function failureOf(error: unknown): AwsFailure & Error {
  if (isAwsFailure(error)) return error;
  return awsFailure('service', `Could not read the response: ${String(error)}`);
}
