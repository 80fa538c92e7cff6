/** Failures of AWS as errors that are thrown. */
import type { AwsFailure } from './ports.js';

/** An error that is an `AwsFailure`. It has no cause on purpose: the SDK's errors hold requests, and those hold tokens. */
export function awsFailure(
  category: AwsFailure['category'],
  message: string,
  command?: string,
): AwsFailure & Error {
  const error = new Error(message);
  return Object.assign(error, {
    name: 'AwsFailure',
    category,
    ...(command === undefined ? {} : { command }),
  });
}

/** Whether something thrown is a failure of AWS with its sentence. */
export function isAwsFailure(error: unknown): error is AwsFailure & Error {
  return error instanceof Error && error.name === 'AwsFailure';
}
