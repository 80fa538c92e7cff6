/**
 * The credentials, clients and calls of one connection. Every call goes through here: it waits for its turn, is told of
 * when it has ended, and fails with an `AwsFailure` only.
 */
import type { AwsCredentialIdentityProvider, HttpHandlerOptions } from '@smithy/types';
import { awsFailure, isAwsFailure } from './aws-failure.js';
import { type AskedFor, callFailure } from './call-failure.js';
import { type Clients, createClients } from './clients.js';
import { credentialsFailure, signInCommand, whoIs } from './credentials-failure.js';
import { credentialsOf } from './credentials.js';
import { endpointOf, type Sections } from './endpoints.js';
import { type Limiter, limiter } from './limiter.js';
import type { AwsCall, AwsSurroundings, Limits } from './ports.js';
import { isRegionCode } from './regions.js';
import { DEFAULT_PROFILE, readSections } from './shared-config.js';
import { thrown } from './thrown.js';

/** What is asked, for failures and the log. */
export type Asked = Pick<AwsCall, 'service' | 'operation' | 'region'>;

/** Runs one call of AWS; `run` passes `options` on to the client. */
export type CallAws = <Output extends object>(
  asked: Asked,
  signal: AbortSignal,
  run: (clients: Clients, options: HttpHandlerOptions) => Promise<Output>,
) => Promise<Output>;

/** Credentials of `profile`, or the environment's own; found at the first call. */
export function openSession(
  profile: string | undefined,
  surroundings: AwsSurroundings,
  env: NodeJS.ProcessEnv,
): CallAws {
  const limits = { ...DEFAULT_LIMITS, ...surroundings.limits };
  let opened: Promise<Opened> | undefined;

  return async (asked, given, run) => {
    // A signal of its own for each call: the SDK leaves its listeners behind, and a listing makes a thousand calls.
    const signal = AbortSignal.any([given]);
    if (!isRegionCode(asked.region))
      throw awsFailure('service', `\`${asked.region}\` is no Region: write it like \`eu-west-1\`.`);
    const mine = (opened ??= open(profile, asked.region, surroundings, env));
    try {
      const { credentials, sections, reach } = await mine;
      await found(credentials, signal, (error) => credentialsFailure(error, profile, sections, asked.region));
      const { clients, inTurn } = reach(asked.region, limits);
      const context = { ...asked, who: whoIs(profile), signIn: signInCommand(profile, sections) };
      return await inTurn(
        () => told(context, surroundings, () => run(clients, { abortSignal: signal })),
        signal,
      );
    } catch (error) {
      if (signal.aborted) throw awsFailure('cancelled', 'Stopped: refresh to ask again.');
      // Whatever a person does about it, they do to files that were read already.
      if (isAwsFailure(error) && error.category === 'credentials' && opened === mine) opened = undefined;
      throw error;
    }
  };
}

const DEFAULT_LIMITS: Limits = {
  connectionTimeoutMs: 5_000,
  requestTimeoutMs: 20_000,
  attemptsWhenThrottled: 8,
  attempts: 3,
  concurrency: 4,
};

interface Opened {
  readonly credentials: AwsCredentialIdentityProvider;
  readonly sections: Sections;
  readonly reach: (region: string, limits: Limits) => Reach;
}

/** What a Region is asked with. */
interface Reach {
  readonly clients: Clients;
  readonly inTurn: Limiter;
}

async function open(
  profile: string | undefined,
  firstRegion: string,
  surroundings: AwsSurroundings,
  env: NodeJS.ProcessEnv,
): Promise<Opened> {
  const sections = await readSections();
  const name = profile ?? env.AWS_PROFILE ?? DEFAULT_PROFILE;
  const region = sections[name]?.region ?? firstRegion;
  const assuming = {
    service: 'sts',
    operation: 'AssumeRole',
    region,
    who: whoIs(profile),
    signIn: signInCommand(profile, sections),
  } as const;
  const credentials = credentialsOf({
    profile,
    region,
    stsEndpoint: endpointOf('sts', name, sections, env),
    askMfaCode: surroundings.askMfaCode,
    runAssumeRole: (run) => told(assuming, surroundings, run),
  });
  const reached = new Map<string, Reach>();
  return {
    credentials,
    sections,
    reach: (where, limits) => {
      const known = reached.get(where);
      if (known !== undefined) return known;
      const clients = createClients({
        region: where,
        credentials,
        endpointOf: (service) => endpointOf(service, name, sections, env),
        limits,
      });
      const reach = { clients, inTurn: limiter(limits.concurrency) };
      reached.set(where, reach);
      return reach;
    },
  };
}

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
