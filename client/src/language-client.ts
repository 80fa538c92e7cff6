/**
 * Runs the language server and keeps it running: start, restart on request, restart after a crash, an end to
 * restarting.
 */
import { type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type CloseHandlerResult,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { COMPANIONS_CHANGED, SETTINGS_SECTION, SOURCE } from '../../protocol/messages.js';
import { companionsHere, watchCompanions } from './companions.js';
import { judgeCrash } from './crash-policy.js';
import { SYNCED_SELECTOR } from './documents.js';
import type { ServerState } from './status.js';
import { tellError, tellWarning } from './tell.js';

/** What the server needs from its surroundings. */
export interface ServerSurroundings {
  /** Absolute path of the bundled server. */
  readonly module: string;
  /** A folder of the extension's own, where Node may keep the compiled server; its start takes a sixth less work then. */
  readonly compileCache: string;
  readonly log: LogOutputChannel;
  readonly trace: LogOutputChannel;
  /** The environment whose values are shown; undefined for all. */
  readonly environment: () => string | undefined;
  /** Called at every change; `restarts` counts crashes since a person last started the server. */
  readonly onState: (state: ServerState, restarts: number) => void;
}

/** The running server. `restart` and `stop` don't reject: what goes wrong is shown and logged. */
export interface RunningServer {
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Asks for what the Language Server Protocol doesn't have; waits for the start, rejects where there is no answer. */
  request<Answer>(method: string, params: object): Promise<Answer>;
  /** Tells what the Language Server Protocol doesn't have; one that is not running is not told. */
  notify(method: string, params: object): Promise<void>;
}

/** Starts the server and answers at once; `onState` tells when it is up. */
export function runServer(surroundings: ServerSurroundings): RunningServer {
  let session = startSession(surroundings, restart);
  let restarting: Promise<void> | undefined;
  return {
    restart,
    async stop() {
      await restarting;
      await session.stop();
    },
    request: <Answer>(method: string, params: object) => session.request<Answer>(method, params),
    notify: (method, params) => session.notify(method, params),
  };

  /** Whoever asks meanwhile waits for the same one: two would start two servers, and lose sight of one. */
  function restart(): Promise<void> {
    restarting ??= startAnew().finally(() => {
      restarting = undefined;
    });
    return restarting;
  }

  async function startAnew(): Promise<void> {
    // A client that failed to start can neither stop nor start again, so a restart always takes a new one.
    await session.stop();
    session = startSession(surroundings, restart);
    await session.started;
  }
}

interface Session {
  readonly started: Promise<void>;
  stop(): Promise<void>;
  request<Answer>(method: string, params: object): Promise<Answer>;
  notify(method: string, params: object): Promise<void>;
}

function startSession(surroundings: ServerSurroundings, restart: () => Promise<void>): Session {
  const { log, onState } = surroundings;
  const crashes: number[] = [];
  let wasRunning = false;

  const client = new LanguageClient(
    // The library reads the trace setting from the section of this name.
    SETTINGS_SECTION,
    'API Gateway Stages',
    {
      module: surroundings.module,
      transport: TransportKind.ipc,
      // Node before 22.1 does not look at it.
      options: { env: { NODE_COMPILE_CACHE: surroundings.compileCache } },
    },
    clientOptions(surroundings, closed),
  );
  client.onDidChangeState(({ newState }) => {
    wasRunning ||= newState === State.Running;
    onState(serverState(newState), crashes.length);
  });
  const companions = watchCompanions((now) => {
    // One that is not running yet is told when it starts.
    if (client.state !== State.Running) return;
    client.sendNotification(COMPANIONS_CHANGED, now).catch((error: unknown) => {
      log.warn(`Could not notify the language server about other Terraform extensions: ${String(error)}`);
    });
  });
  const started = client.start().catch((error: unknown) => {
    log.error('The language server did not start.', error instanceof Error ? error : String(error));
  });

  return {
    started,
    async request<Answer>(method: string, params: object) {
      await started;
      // The library says so too, but not what to do about it.
      if (client.state === State.Stopped || client.state === State.StartFailed) throw new Error(NOT_RUNNING);
      return client.sendRequest<Answer>(method, params);
    },
    async notify(method, params) {
      await started;
      if (client.state === State.Running) await client.sendNotification(method, params);
    },
    async stop() {
      companions.dispose();
      await started;
      if (client.state === State.Running) {
        await client.stop().catch((error: unknown) => {
          log.warn(`The language server did not stop in time: ${String(error)}`);
        });
      }
    },
  };

  function closed(): CloseHandlerResult {
    // Ending before it ever ran is a failed start, which the library reports itself; trying again would only repeat it.
    if (!wasRunning) return { action: CloseAction.DoNotRestart, handled: true };
    crashes.push(Date.now());
    const verdict = judgeCrash(crashes);
    if (verdict.action === 'restart') {
      if (verdict.first) void tellRestarted(log);
      return {
        action: CloseAction.Restart,
        handled: true,
        message: 'The language server crashed. Restarting it.',
      };
    }
    void tellGivenUp(verdict.crashes, log, restart);
    return {
      action: CloseAction.DoNotRestart,
      handled: true,
      message: 'The language server keeps crashing.',
    };
  }
}

function clientOptions(
  { log, trace, environment }: ServerSurroundings,
  closed: () => CloseHandlerResult,
): LanguageClientOptions {
  return {
    documentSelector: [...SYNCED_SELECTOR],
    diagnosticCollectionName: SOURCE,
    initializationOptions: () => ({
      companions: companionsHere(),
      environment: environment(),
      validatesProjects: true,
    }),
    outputChannel: log,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Without these the library asks for diagnostics once, when a document opens.
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed,
    },
    // Asking again would get the same answer; the failed start is shown by `start`.
    initializationFailedHandler: () => false,
  };
}

function serverState(state: State): ServerState {
  switch (state) {
    case State.Starting:
      return 'starting';
    case State.Running:
      return 'running';
    case State.StartFailed:
      return 'failed';
    case State.Stopped:
      return 'stopped';
  }
}

async function tellRestarted(log: LogOutputChannel): Promise<void> {
  const choice = await tellWarning(
    'The API Gateway Stages language server crashed and was restarted.',
    SHOW_LOG,
  );
  if (choice === SHOW_LOG) log.show(true);
}

async function tellGivenUp(
  crashes: number,
  log: LogOutputChannel,
  restart: () => Promise<void>,
): Promise<void> {
  const choice = await tellError(
    `The API Gateway Stages language server crashed ${crashes} times within a few minutes and was not restarted. Check the log, then restart it.`,
    RESTART,
    SHOW_LOG,
  );
  if (choice === RESTART) await restart();
  if (choice === SHOW_LOG) log.show(true);
}

const NOT_RUNNING =
  'The language server is not running. Start it with the command “API Gateway Stages: Restart Language Server”.';
const SHOW_LOG = 'Show Log';
const RESTART = 'Restart';
