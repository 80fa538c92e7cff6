/** Credentials of a `credential_source`: of a place instead of another profile. */
import { fromIni } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import type { CredentialPlace } from './credential-plan.js';
import { withSdkFiles } from './sdk-files.js';

/** Rejects with an `AwsFailure` that names the place. */
export async function placeCredentials(
  place: CredentialPlace,
  profile: string,
): Promise<AwsCredentialIdentity> {
  // The SDK looks there for a role only. What takes on the role is ours, and keeps what was found.
  const section = { role_arn: 'unused', credential_source: place };
  const roleAssumer = (found: AwsCredentialIdentity): Promise<AwsCredentialIdentity> =>
    Promise.resolve(found);
  try {
    return await withSdkFiles(section, undefined, (files) =>
      fromIni({ ...files, ignoreCache: true, roleAssumer })(),
    );
  } catch {
    throw awsFailure(
      'credentials',
      `The \`credential_source\` of profile \`${profile}\`, \`${place}\`, has no credentials. ${REMEDIES[place]}`,
    );
  }
}

const REMEDIES: Readonly<Record<CredentialPlace, string>> = {
  Environment: 'Start the editor with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` set.',
  Ec2InstanceMetadata: 'Use it on an EC2 instance that has a role.',
  EcsContainer: 'Use it in a container of ECS or EKS whose task or pod has a role.',
};
