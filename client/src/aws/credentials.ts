/** Who signs the calls of a connection: found once, kept until shortly before it ends. */
import { AssumeRoleCommand, type AssumeRoleCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import type { AskMfaCode } from './ports.js';

/** Where credentials come from. */
export interface CredentialSource {
  /** Undefined for the environment's own credentials. */
  readonly profile: string | undefined;
  /** Where roles are taken on. */
  readonly region: string;
  readonly createSts: (credentials: AwsCredentialIdentity) => STSClient;
  readonly askMfaCode: AskMfaCode;
  /** Runs the call that takes on a role. */
  readonly runAssumeRole: <Output extends object>(run: () => Promise<Output>) => Promise<Output>;
}

/** The files are read again each time; nothing is asked before the first call. */
export function credentialsOf(source: CredentialSource): AwsCredentialIdentityProvider {
  const { profile, region, askMfaCode } = source;
  const mfaCodeProvider = async (serialNumber: string): Promise<string> => {
    const code = await askMfaCode(serialNumber);
    if (code === undefined) throw awsFailure('cancelled', 'No MFA code was entered. Refresh to enter one.');
    return code;
  };
  const options = {
    ignoreCache: true,
    mfaCodeProvider,
    // Not `clientConfig`: it would take SSO to this Region as well, which has one of its own.
    parentClientConfig: { region },
    // The SDK's own would ask at the endpoint of `AWS_PROFILE`, whatever the profile.
    roleAssumer: (credentials: AwsCredentialIdentity, role: AssumeRoleCommandInput) =>
      assumeRole(source, credentials, role),
  };
  return kept(profile === undefined ? fromNodeProviderChain(options) : fromIni({ ...options, profile }));
}

async function assumeRole(
  { createSts, runAssumeRole }: CredentialSource,
  credentials: AwsCredentialIdentity,
  role: AssumeRoleCommandInput,
): Promise<AwsCredentialIdentity> {
  const sts = createSts(credentials);
  const { Credentials } = await runAssumeRole(() => sts.send(new AssumeRoleCommand(role)));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined)
    throw awsFailure('credentials', 'AWS returned no credentials for the role. Try again.');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
    ...(Expiration === undefined ? {} : { expiration: Expiration }),
  };
}

/** One answer for all who ask at the same time, and until it has five minutes left; a failure is not kept. */
function kept(find: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
  let found: Promise<AwsCredentialIdentity> | undefined;
  let endsAt = Infinity;
  const findAnew = async (): Promise<AwsCredentialIdentity> => {
    try {
      const identity = await find();
      endsAt = identity.expiration?.getTime() ?? Infinity;
      return identity;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
  return () => {
    if (endsAt - Date.now() < FIVE_MINUTES) {
      found = undefined;
      endsAt = Infinity;
    }
    return (found ??= findAnew());
  };
}

const FIVE_MINUTES = 5 * 60 * 1000;
