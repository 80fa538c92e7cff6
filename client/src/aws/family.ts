/** One of API Gateway's two versions as a source of APIs and stages. */
import type { LiveStage } from '../../../protocol/live.js';
import type { LiveApi, LiveDeployment } from './ports.js';

/** How one family of APIs is read. */
export interface Family {
  readonly pages: (region: string, signal: AbortSignal) => AsyncIterable<readonly LiveApi[]>;
  readonly stages: (api: LiveApi, signal: AbortSignal) => Promise<readonly LiveStage[]>;
  readonly stage: (api: LiveApi, name: string, signal: AbortSignal) => Promise<LiveStage>;
  readonly deployment: (api: LiveApi, id: string, signal: AbortSignal) => Promise<LiveDeployment>;
}

/** What the SDK answers as AWS's own JSON: dates as ISO 8601 text, and nothing of the SDK's in it. */
export function plain(output: object): unknown {
  return JSON.parse(
    JSON.stringify(output, (name, value: unknown) => (name === '$metadata' ? undefined : value)),
  );
}

/** An object without the members that are undefined. */
export function present<Members extends object>(members: Members): Present<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Present<Members>;
}

type Present<Members> = {
  [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name];
} & {
  [Name in keyof Members as undefined extends Members[Name] ? Name : never]?: Exclude<
    Members[Name],
    undefined
  >;
};
