/** What a configuration of the AWS provider says of the place that it manages. */

/** The `provider` block and its arguments. */
export const awsProvider = {
  name: 'aws',
  region: 'region',
  /** With any other account the provider refuses to work. */
  allowedAccounts: 'allowed_account_ids',
  forbiddenAccounts: 'forbidden_account_ids',
  /** A nested block; the role's ARN names its account. */
  assumeRole: 'assume_role',
  roleArn: 'role_arn',
} as const;
