/**
 * The credentials, clients and calls of one connection. Every call goes through here: it waits for its turn, is told of
 * when it has ended, and fails with an `AwsFailure` only.
 */
import type { AwsCredentialIdentityProvider, HttpHandlerOptions } from '@smithy/types';
import { awsFailure, isAwsFailure } from './aws-failure.js';
import { type AskedFor, callFailure, type CallRequest } from './call-failure.js';
import { type Clients, createClients, createStsClient } from './clients.js';
import { environmentPlan, profilePlan } from './credential-plan.js';
import { credentialsFailure } from './credentials-failure.js';
import { credentialsOf } from './credentials.js';
import { endpointOf, type ServiceKey } from './endpoints.js';
import { type Limiter, limiter } from './limiter.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { AwsSurroundings } from './ports.js';
import { type Person, personOf } from './person.js';
import { caBundleOf, endpointKinds } from './profile-settings.js';
import { isRegionCode } from './regions.js';
import { hideSharedFiles } from './sdk-files.js';
import { environmentProfile } from './shared-config.js';
import { DEFAULT_PROFILE, readSharedFiles } from './shared-files.js';
import { thrown } from './thrown.js';

/** Runs one call of AWS; `run` passes `options` on to the client. */
export type CallAws = <Output extends object>(
  asked: CallRequest,
  signal: AbortSignal,
  run: (clients: Clients, options: HttpHandlerOptions) => Promise<Output>,
) => Promise<Output>;

/** Whose session it is. */
export interface SessionOf {
  /** Undefined for the environment's own credentials. */
  readonly profile: string | undefined;
  readonly surroundings: AwsSurroundings;
  readonly env: NodeJS.ProcessEnv;
}

/** Reads nothing before the first call. */
export function openSession(whose: SessionOf): CallAws {
  let opened: Promise<Opened> | undefined;

  return async (asked, given, run) => {
    // A signal of its own for each call: the SDK leaves its listeners behind, and a listing makes a thousand calls.
    const signal = AbortSignal.any([given]);
    if (!isRegionCode(asked.region)) {
      throw awsFailure(
        'service',
        `\`${asked.region}\` is not a valid Region code. Use a code such as \`eu-west-1\`.`,
      );
    }
    const mine = (opened ??= open(whose, asked.region));
    try {
      const { credentials, reach, person } = await mine;
      await found(credentials, signal, (error) => credentialsFailure(error, person, asked.region));
      const { clients, inTurn } = reach(asked.region);
      const options = { abortSignal: signal };
      const call = (): ReturnType<typeof run> =>
        told({ ...asked, ...person }, whose.surroundings, () => run(clients, options));
      return await inTurn(call, signal);
    } catch (error) {
      if (signal.aborted) throw awsFailure('cancelled', 'The request was canceled. Refresh to try again.');
      // Whatever a person does about it, they do to files that were read already.
      if (isAwsFailure(error) && error.category === 'credentials' && opened === mine) opened = undefined;
      throw error;
    }
  };
}

interface Opened {
  readonly person: Person & Pick<AskedFor, 'caBundle'>;
  readonly credentials: AwsCredentialIdentityProvider;
  /** What a Region is asked with. */
  readonly reach: (region: string) => Reach;
}

interface Reach {
  readonly clients: Clients;
  readonly inTurn: Limiter;
}

async function open({ profile, surroundings, env }: SessionOf, firstRegion: string): Promise<Opened> {
  hideSharedFiles(env);
  const files = await readSharedFiles(env);
  const name = profile ?? environmentProfile(env) ?? DEFAULT_PROFILE;
  const section = files.profiles.get(name) ?? {};
  const region = section.region ?? firstRegion;
  const person = personOf(profile, files, env);
  const limits = { ...DEFAULT_LIMITS, ...surroundings.limits };
  const endpoint = (service: ServiceKey): string | undefined => endpointOf(service, name, files, env);
  // Whatever is wrong with an address is told before anybody is asked for a code, or a program is run.
  const isSecure = SERVICES.map(endpoint).some((url) => url?.startsWith('http:') !== true);
  const caBundle = isSecure ? await caBundleOf(name, section, env) : undefined;
  const common = { limits, endpointOf: endpoint, caBundle, ...endpointKinds(section, env) };
  const { find, last } = credentialsOf({
    plan: async () => {
      const now = await readSharedFiles(env);
      return profile === undefined
        ? environmentPlan(environmentProfile(env), Boolean(env.AWS_ACCESS_KEY_ID), now)
        : profilePlan(profile, now);
    },
    region,
    env,
    settings: common,
    askMfaCode: surroundings.askMfaCode,
    createSts: (source) => createStsClient({ ...common, region, credentials: source }),
    runAssumeRole: (operation, run) =>
      told({ service: 'sts', operation, region, ...person, caBundle: caBundle?.name }, surroundings, run),
  });
  const reached = new Map<string, Reach>();
  const reach = (where: string): Reach => {
    const clients = createClients({ ...common, region: where, credentials: last });
    const made = { clients, inTurn: limiter(limits.concurrency) };
    reached.set(where, made);
    return made;
  };
  return {
    person: { ...person, caBundle: caBundle?.name },
    credentials: find,
    reach: (where) => reached.get(where) ?? reach(where),
  };
}

const SERVICES = ['api_gateway', 'apigatewayv2', 'sts'] as const;

/** Waits for credentials, apart from the call: a person may take a minute for an MFA code, and may give up. */
async function found(
  credentials: AwsCredentialIdentityProvider,
  signal: AbortSignal,
  failure: (error: unknown) => Error,
): Promise<void> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop);
  });
  try {
    await Promise.race([credentials(), stopped]);
  } catch (error) {
    throw failure(error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Runs a call and tells of it. */
async function told<Output extends object>(
  asked: AskedFor,
  { onCall }: AwsSurroundings,
  run: () => Promise<Output>,
): Promise<Output> {
  const { service, operation, region } = asked;
  const started = performance.now();
  const tell = (outcome: string, attempts: number | undefined): void =>
    onCall?.({
      service,
      operation,
      region,
      milliseconds: performance.now() - started,
      outcome,
      retries: (attempts ?? 1) - 1,
    });
  try {
    const output = await run();
    tell('ok', thrown(output).attempts);
    return output;
  } catch (error) {
    const { name, code, status, attempts } = thrown(error);
    tell(status === undefined ? (code ?? name) : `${name} (${status})`, attempts);
    throw callFailure(error, asked);
  }
}
