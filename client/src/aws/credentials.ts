/** Who signs the calls of a connection: found once, kept until shortly before it ends. */
import type { STSClient } from '@aws-sdk/client-sts';
import {
  createCredentialChain,
  fromEnv,
  fromLoginCredentials,
  fromNodeProviderChain,
  fromSSO,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import { assumeRole, assumeRoleWithToken } from './assumed-roles.js';
import { placeCredentials } from './credential-places.js';
import type { CredentialPlan } from './credential-plan.js';
import { processCredentials } from './credential-process.js';
import type { ClientSettings } from './clients.js';
import { environmentEndpoint } from './endpoints.js';
import type { Section } from './ini.js';
import type { AskMfaCode } from './ports.js';
import type { EndpointKinds } from './profile-settings.js';
import { withSdkFiles } from './sdk-files.js';
import { expandedPath } from './shared-files.js';
import { thrown } from './thrown.js';
import { wholeAnswers } from './whole-answers.js';

/** Where credentials come from. */
export interface CredentialSource {
  /** Reads the shared files each time: people edit them. Rejects with an `AwsFailure`. */
  readonly plan: () => Promise<CredentialPlan>;
  readonly createSts: (credentials: AwsCredentialIdentity | undefined) => STSClient;
  readonly askMfaCode: AskMfaCode;
  /** Runs the call that takes on a role. */
  readonly runAssumeRole: <Output extends object>(
    operation: string,
    run: () => Promise<Output>,
  ) => Promise<Output>;
  /** For the SDK's own clients of SSO and `aws login`. */
  readonly settings: Pick<ClientSettings, 'useFipsEndpoint' | 'useDualstackEndpoint' | 'caBundle' | 'limits'>;
  /** Where a profile has none of its own. */
  readonly region: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Credentials, and those that were found last. */
export interface FoundCredentials {
  /** Looks again if there is nothing, or what there is ends in five minutes. */
  readonly find: AwsCredentialIdentityProvider;
  /** What `find` found last: no retry of a call runs a program or asks a person again. */
  readonly last: AwsCredentialIdentityProvider;
}

/** Nothing is asked before the first call. */
export function credentialsOf(source: CredentialSource): FoundCredentials {
  return kept(async () => identityOf(await source.plan(), source));
}

async function identityOf(plan: CredentialPlan, source: CredentialSource): Promise<AwsCredentialIdentity> {
  switch (plan.kind) {
    case 'keys':
      return keys(plan.section);
    case 'role':
      return assumeRole(plan.section, () => identityOf(plan.source, source), source);
    case 'process':
      return processCredentials(
        plan.profile,
        plan.section.credential_process ?? '',
        source.settings.limits.credentialsMs,
      );
    case 'web-identity':
      return webIdentity(plan.profile, plan.section, source);
    case 'sso': {
      checkEndpoints(['SSO', 'SSO_OIDC'], source.env);
      const clientConfig = { ...signInClients(source), region: plan.section.sso_region ?? source.region };
      return withSdkFiles(plan.section, plan.session, (files) =>
        fromSSO({ ...files, ignoreCache: true, clientConfig })(),
      );
    }
    case 'login':
      checkEndpoints(['SIGNIN'], source.env);
      return withSdkFiles({ region: source.region, ...plan.section }, undefined, (files) =>
        fromLoginCredentials({ ...files, ignoreCache: true, clientConfig: signInClients(source) })(),
      );
    case 'place':
      return handedOut(placeCredentials(plan.place, plan.profile), source);
    case 'machine':
      return handedOut(
        createCredentialChain(
          fromEnv(),
          fromNodeProviderChain({ roleAssumerWithWebIdentity: (role) => assumeRoleWithToken(role, source) }),
        )(),
        source,
      );
  }
}

/** Of a machine or container, where the SDK's own limits end with the first line of an answer. */
async function handedOut(
  asked: Promise<AwsCredentialIdentity>,
  { settings: { limits } }: CredentialSource,
): Promise<AwsCredentialIdentity> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        awsFailure(
          'credentials',
          'The credentials of this machine or container did not arrive in time. Try again, or select a profile.',
        ),
      );
    }, limits.credentialsMs);
  });
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer);
  });
}

function keys(section: Section): AwsCredentialIdentity {
  const {
    aws_access_key_id: id = '',
    aws_secret_access_key: secret = '',
    aws_session_token: token,
  } = section;
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(token === undefined ? {} : { sessionToken: token }),
  };
}

/** The SDK asks at these itself. */
function checkEndpoints(services: readonly string[], env: NodeJS.ProcessEnv): void {
  for (const service of services) environmentEndpoint(service, env);
}

function signInClients({ settings }: CredentialSource): SignInClients {
  const { useFipsEndpoint, useDualstackEndpoint, ...handler } = settings;
  return { useFipsEndpoint, useDualstackEndpoint, requestHandler: wholeAnswers(handler) };
}

type SignInClients = EndpointKinds & {
  readonly requestHandler: ReturnType<typeof wholeAnswers>;
};

async function webIdentity(
  profile: string,
  { web_identity_token_file: file = '', role_arn: roleArn = '', role_session_name: name }: Section,
  source: CredentialSource,
): Promise<AwsCredentialIdentity> {
  try {
    return await fromTokenFile({
      webIdentityTokenFile: expandedPath(file, source.env),
      roleArn,
      ...(name === undefined ? {} : { roleSessionName: name }),
      roleAssumerWithWebIdentity: (role) => assumeRoleWithToken(role, source),
    })();
  } catch (error) {
    if (!/^(?:ENOENT|EACCES|EISDIR|EPERM)$/.test(thrown(error).code ?? '')) throw error;
    throw awsFailure(
      'credentials',
      `The \`web_identity_token_file\` of profile \`${profile}\` can't be read. Check its path.`,
    );
  }
}

/** One answer for all who ask at the same time; a failure is not kept. */
function kept(look: AwsCredentialIdentityProvider): FoundCredentials {
  let found: Promise<AwsCredentialIdentity> | undefined;
  let endsAt = Infinity;
  const lookAnew = async (): Promise<AwsCredentialIdentity> => {
    try {
      const identity = await look();
      endsAt = identity.expiration?.getTime() ?? Infinity;
      return identity;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
  return {
    find: () => {
      if (endsAt - Date.now() < FIVE_MINUTES) {
        found = undefined;
        endsAt = Infinity;
      }
      return (found ??= lookAnew());
    },
    last: () => (found ??= lookAnew()),
  };
}

const FIVE_MINUTES = 5 * 60 * 1000;
