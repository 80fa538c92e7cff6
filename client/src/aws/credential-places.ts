/** Credentials of a `credential_source`: of a place instead of another profile. */
import {
  createCredentialChain,
  fromContainerMetadata,
  fromEnv,
  fromHttp,
  fromInstanceMetadata,
} from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import type { CredentialPlace } from './credential-plan.js';

/** Rejects with an `AwsFailure` that names the place. */
export async function placeCredentials(
  place: CredentialPlace,
  profile: string,
): Promise<AwsCredentialIdentity> {
  const { find, remedy } = PLACES[place];
  try {
    return await find();
  } catch {
    throw awsFailure(
      'credentials',
      `The \`credential_source\` of profile \`${profile}\`, \`${place}\`, has no credentials. ${remedy}`,
    );
  }
}

const PLACES: Readonly<
  Record<CredentialPlace, { readonly find: () => Promise<AwsCredentialIdentity>; readonly remedy: string }>
> = {
  Environment: {
    find: () => fromEnv()(),
    remedy: 'Start the editor with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` set.',
  },
  Ec2InstanceMetadata: {
    find: () => fromInstanceMetadata()(),
    remedy: 'Use it on an EC2 instance that has a role.',
  },
  EcsContainer: {
    find: () => createCredentialChain(fromHttp(), fromContainerMetadata())(),
    remedy: 'Use it in a container of ECS or EKS whose task or pod has a role.',
  },
};
