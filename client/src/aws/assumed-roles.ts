/** Credentials of a role: STS is asked by our own client, at the endpoint of the chosen profile. */
import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
} from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import type { CredentialSource } from './credentials.js';
import type { Section } from './ini.js';

type Way = Pick<CredentialSource, 'createSts' | 'runAssumeRole' | 'askMfaCode'>;

/** Takes on the role of a profile; a person is asked for the MFA code before anything else. */
export async function assumeRole(
  section: Section,
  findSource: () => Promise<AwsCredentialIdentity>,
  { createSts, runAssumeRole, askMfaCode }: Way,
): Promise<AwsCredentialIdentity> {
  const { mfa_serial: serial } = section;
  const mfa = serial ? { SerialNumber: serial, TokenCode: await mfaCode(serial, askMfaCode) } : {};
  const sts = createSts(await findSource());
  const seconds = Number(section.duration_seconds);
  const command = new AssumeRoleCommand({
    RoleArn: section.role_arn,
    RoleSessionName: section.role_session_name ?? `apigateway-stages-${Date.now()}`,
    ...(section.external_id === undefined ? {} : { ExternalId: section.external_id }),
    ...(Number.isInteger(seconds) ? { DurationSeconds: seconds } : {}),
    ...mfa,
  });
  return identityIn(await runAssumeRole('AssumeRole', () => sts.send(command)));
}

/** Takes on a role with a token of another identity provider, which signs nothing. */
export async function assumeRoleWithToken(
  role: AssumeRoleWithWebIdentityCommandInput,
  { createSts, runAssumeRole }: Way,
): Promise<AwsCredentialIdentity> {
  const sts = createSts(undefined);
  const command = new AssumeRoleWithWebIdentityCommand(role);
  return identityIn(await runAssumeRole('AssumeRoleWithWebIdentity', () => sts.send(command)));
}

async function mfaCode(serial: string, askMfaCode: CredentialSource['askMfaCode']): Promise<string> {
  const code = await askMfaCode(serial);
  if (code === undefined) throw awsFailure('cancelled', 'No MFA code was entered. Refresh to enter one.');
  return code;
}

function identityIn({ Credentials }: Pick<AssumeRoleCommandOutput, 'Credentials'>): AwsCredentialIdentity {
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
