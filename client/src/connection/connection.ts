/** The connection of this window: which profile and Regions, and AWS as they see it. Asks AWS nothing by itself. */
import { EventEmitter, type Event, type Memento } from 'vscode';
import { awsFailure } from '../aws/aws-failure.js';
import type { Aws, Identity, LiveApis } from '../aws/ports.js';
import { firstChoice, rememberedChoice, type Choice } from './choice.js';

/** The profile and the Regions that are shown, and changes of them. */
export interface Connection {
  /** What is chosen; undefined where a person has to choose first. */
  readonly choice: () => Promise<Choice | undefined>;
  /** Takes a person's choice and remembers it for the workspace. */
  readonly choose: (choice: Choice) => Promise<void>;
  /** Forgets credentials and starts over, e.g. after a person has signed in. */
  readonly renew: () => void;
  /** Live APIs of the chosen profile; rejects with an `AwsFailure` where none is chosen. */
  readonly live: () => Promise<LiveApis>;
  /** Who that is; asked once. Rejects with an `AwsFailure`. */
  readonly identity: () => Promise<Identity>;
  readonly onDidChange: Event<void>;
  readonly dispose: () => void;
}

/** `load` loads the code that speaks to AWS; `memory` is the workspace's. */
export function createConnection(memory: Memento, load: () => Promise<Aws>): Connection {
  const changed = new EventEmitter<void>();
  let chosen: Choice | undefined;
  let live: Promise<LiveApis> | undefined;
  let identity: Promise<Identity> | undefined;

  const connected = (): Promise<LiveApis> => (live ??= connect());

  async function choice(): Promise<Choice | undefined> {
    chosen ??= rememberedChoice(memory.get(MEMORY_KEY)) ?? (await firstChoice((await load()).config));
    return chosen;
  }

  async function connect(): Promise<LiveApis> {
    const present = await choice();
    if (present === undefined)
      throw awsFailure('credentials', 'No AWS profile is selected. Select one first.');
    return (await load()).connect(present.profile);
  }

  async function askIdentity(): Promise<Identity> {
    const [port, present] = [await connected(), await choice()];
    return port.identity(present?.regions[0] ?? ANY_REGION, new AbortController().signal);
  }

  function renew(): void {
    live = undefined;
    identity = undefined;
    changed.fire();
  }

  return {
    choice,
    async choose(next) {
      await memory.update(MEMORY_KEY, next);
      chosen = next;
      renew();
    },
    renew,
    live: connected,
    identity() {
      identity ??= askIdentity();
      // A failure is not kept: it may be mended by the next time.
      identity.catch(() => (identity = undefined));
      return identity;
    },
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
    },
  };
}

const MEMORY_KEY = 'apigatewayStages.connection';

/** Who one is, is the same in every Region of a partition. */
const ANY_REGION = 'us-east-1';

/** The account of the profile, as a live stage names it; nothing where AWS does not say it in a moment. */
export async function knownAccount(connection: Connection): Promise<{ readonly accountId?: string }> {
  const known = connection.identity().then(
    ({ accountId }) => (/^\d{12}$/.test(accountId) ? { accountId } : {}),
    () => ({}),
  );
  return Promise.race([known, new Promise<object>((resolve) => setTimeout(resolve, A_MOMENT_MS, {}))]);
}

const A_MOMENT_MS = 1_000;
