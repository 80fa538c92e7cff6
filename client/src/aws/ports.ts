/**
 * What the editor's views and commands ask of AWS: interfaces and plain data only. Read-only by construction: no port has
 * a member that writes. Adapters over the AWS SDK lie beside this file and are loaded at first use; nothing in this
 * folder knows the editor.
 */
import type { LiveStage } from '../../../protocol/live.js';

/** All of AWS that there is here, as `load.ts` answers it. */
export interface Aws {
  readonly config: SharedConfig;
  /**
   * Live APIs as a profile of the shared files sees them, or the environment's own credentials where it is undefined.
   * Asks nothing yet. Credentials are found once and kept, so that a person is asked for an MFA code once; after a
   * failure they are looked for again.
   */
  readonly connect: (profile: string | undefined) => LiveApis;
}

/** What `Aws` needs of the outside. */
export interface AwsSurroundings {
  readonly askMfaCode: AskMfaCode;
  /** Told of every call when it has ended. */
  readonly onCall?: (call: AwsCall) => void;
  readonly limits?: Partial<Limits>;
}

/** Asks a person for a code of an MFA device; undefined where they turn away. */
export type AskMfaCode = (serialNumber: string) => Promise<string | undefined>;

/** Live APIs and stages of one connection. Every member rejects with an `AwsFailure` only, which is also an `Error`. */
export interface LiveApis {
  /**
   * REST, then HTTP and WebSocket APIs of a Region, page by page. One family may fail while the other answers; credentials
   * that fail are thrown.
   */
  readonly apis: (region: string, signal: AbortSignal) => AsyncIterable<ApiPage>;
  /** All stages of an API, whole, in AWS's order. */
  readonly stages: (api: LiveApi, signal: AbortSignal) => Promise<readonly LiveStage[]>;
  /** One stage again; rejects with `not-found` where it is gone. */
  readonly stage: (api: LiveApi, stageName: string, signal: AbortSignal) => Promise<LiveStage>;
  /** Undefined where it is gone. */
  readonly deployment: (
    api: LiveApi,
    deploymentId: string,
    signal: AbortSignal,
  ) => Promise<LiveDeployment | undefined>;
  readonly identity: (region: string, signal: AbortSignal) => Promise<Identity>;
}

/** Some APIs of one family, or why there are none (or no more). */
export type ApiPage =
  | { readonly apis: readonly LiveApi[] }
  | { readonly family: 'REST' | 'HTTP and WebSocket'; readonly failure: AwsFailure };

/** A live API, before its stages are asked for. */
export interface LiveApi {
  readonly kind: 'REST' | 'HTTP' | 'WEBSOCKET';
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly region: string;
  /** REST: `EDGE`, `REGIONAL` or `PRIVATE`. */
  readonly endpointTypes?: readonly string[];
  /** REST: the endpoints of VPCs that a private API is reached through. */
  readonly vpcEndpointIds?: readonly string[];
  /** The `execute-api` address answers nothing: clients must use a custom domain. */
  readonly disableExecuteApiEndpoint?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly createdDate?: string;
}

/** What is deployed on a stage. */
export interface LiveDeployment {
  readonly id: string;
  readonly description?: string;
  /** ISO 8601. */
  readonly createdDate?: string;
}

/** Who the credentials belong to. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

/** What went wrong, and what a person can do about it. Holds no credential. */
export interface AwsFailure {
  readonly category:
    | 'credentials'
    | 'network'
    | 'permissions'
    | 'throttling'
    | 'not-found'
    | 'service'
    /** By the signal, or by a person who was asked for an MFA code. */
    | 'cancelled';
  /** Sentences with the remedy, e.g. ``The session of profile `dev` has expired. Sign in with `aws sso login --profile dev`, then refresh.`` */
  readonly message: string;
  /** A command for a terminal that mends it. */
  readonly command?: string;
}

/** Profiles and Regions as this machine's shared files and environment have them. */
export interface SharedConfig {
  /** Sorted, each once. */
  readonly profiles: () => Promise<readonly string[]>;
  /** `AWS_PROFILE`, where it is set. */
  readonly defaultProfile: () => string | undefined;
  /** `AWS_REGION`, then `AWS_DEFAULT_REGION`, then the profile's own. */
  readonly defaultRegion: (profile: string | undefined) => Promise<string | undefined>;
}

/** One call of AWS, for a log: nothing of what was sent or answered is in it. */
export interface AwsCall {
  readonly service: 'apigateway' | 'apigatewayv2' | 'sts';
  /** e.g. `GetStages`. */
  readonly operation: string;
  readonly region: string;
  readonly milliseconds: number;
  /** `ok`, or what went wrong in a few words: `AccessDeniedException (403)`, `ECONNREFUSED`. */
  readonly outcome: string;
  readonly retries: number;
}

/** How long, and how often, AWS is asked. */
export interface Limits {
  readonly connectionTimeoutMs: number;
  /** From the request to the end of the answer, for each attempt. */
  readonly requestTimeoutMs: number;
  /** The most bytes of an answer. */
  readonly answerBytes: number;
  /** Attempts of a call that AWS throttles. */
  readonly attemptsWhenThrottled: number;
  /** Attempts of a call that fails otherwise in a way that may pass. */
  readonly attempts: number;
  /** Calls at the same time, per Region. */
  readonly concurrency: number;
  /** For all pages of a list. */
  readonly listMs: number;
  /** The most items of a list. */
  readonly listItems: number;
  /** For a `credential_process`, and for what a machine or container hands out. */
  readonly credentialsMs: number;
}
