/**
 * What the editor's views and commands ask of AWS: interfaces and plain data only. Read-only by construction: no port has
 * a member that writes. Adapters over the AWS SDK lie beside this file and are loaded at first use; nothing in this
 * folder knows the editor.
 */
import type { LiveStage } from '../../../protocol/live.js';

/** Who asks, and where: one connection of a person's choice. */
export interface Connection {
  /** A profile of the shared files; undefined is the environment's own credentials. */
  readonly profile: string | undefined;
}

/** A live API, before its stages are asked for. */
export interface LiveApi {
  readonly kind: 'REST' | 'HTTP' | 'WEBSOCKET';
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly region: string;
  /** REST: `EDGE`, `REGIONAL` or `PRIVATE`. */
  readonly endpointTypes?: readonly string[];
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

/** Live APIs and stages of one connection. Every member rejects with an `AwsFailure` only. */
export interface LiveApis {
  /** REST, then HTTP and WebSocket APIs of a Region, page by page. One family may fail while the other answers. */
  readonly apis: (region: string, signal: AbortSignal) => AsyncIterable<ApiPage>;
  /** All stages of an API, whole, in AWS's order. */
  readonly stages: (api: LiveApi, signal: AbortSignal) => Promise<readonly LiveStage[]>;
  /** One stage anew; rejects with `not-found` where it is gone. */
  readonly stage: (api: LiveApi, stageName: string, signal: AbortSignal) => Promise<LiveStage>;
  readonly deployment: (
    api: LiveApi,
    deploymentId: string,
    signal: AbortSignal,
  ) => Promise<LiveDeployment | undefined>;
  readonly identity: (region: string, signal: AbortSignal) => Promise<Identity>;
}

/** Some APIs of one family, or why there are none. */
export type ApiPage =
  | { readonly apis: readonly LiveApi[] }
  | { readonly family: 'REST' | 'HTTP and WebSocket'; readonly failure: AwsFailure };

/** What went wrong, and what a person can do about it. Holds no credential. */
export interface AwsFailure {
  readonly category: 'credentials' | 'network' | 'permissions' | 'throttling' | 'not-found' | 'service';
  /** One sentence with the remedy, e.g. ``The SSO session of profile `dev` has ended: run `aws sso login --profile dev`.`` */
  readonly message: string;
  /** A command for a terminal that mends it. */
  readonly command?: string;
}

/** Profiles and Regions as this machine's shared files and environment have them. */
export interface SharedConfig {
  readonly profiles: () => Promise<readonly string[]>;
  /** `AWS_PROFILE`, where it is set. */
  readonly defaultProfile: () => string | undefined;
  /** `AWS_REGION`, then `AWS_DEFAULT_REGION`, then the profile's own. */
  readonly defaultRegion: (profile: string | undefined) => Promise<string | undefined>;
}

/** Asks a person for a code of an MFA device; rejects where they turn away. */
export type AskMfaCode = (serialNumber: string) => Promise<string>;
