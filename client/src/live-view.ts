/**
 * The view of live stages and its commands, put together. Nothing of AWS is loaded or asked before a person opens the
 * view or runs a command; read-only throughout.
 */
import { commands, window, workspace, type LogOutputChannel, type Memento, type TextDocument } from 'vscode';
import { inert, visibleLine } from '../../protocol/plain-text.js';
import {
  COMPARE_ALL_REQUEST,
  COMPARE_REQUEST,
  type CompareAllAnswer,
  type CompareAnswer,
  MANAGED_REQUEST,
  type ManagedAnswer,
  type ManagedParams,
} from '../../protocol/stage-requests.js';
import { createComparisons } from './actions/comparison.js';
import { liveCommands, type LiveCommands } from './actions/live-commands.js';
import { liveStageName } from './aws/addresses.js';
import { loadAws } from './aws/load.js';
import type { AwsCall } from './aws/ports.js';
import { stateOf, type Choice } from './connection/choice.js';
import { createConnectionItem } from './connection/connection-item.js';
import { createConnection } from './connection/connection.js';
import { askMfaCode } from './connection/pick-connection.js';
import type { Disposable } from './disposable.js';
import { DOCUMENT_SELECTOR } from './documents.js';
import type { RunningServer } from './language-client.js';
import type { StageNode } from './stages/nodes.js';
import { createStageTree } from './stages/stage-tree.js';

/** The view of live stages, with its commands. */
export interface LiveView extends Disposable {
  readonly commands: LiveCommands;
}

/** Contributes the view. `memory` is the workspace's; `server` knows what its code says of stages. */
export function createLiveView(memory: Memento, server: Promise<RunningServer>): LiveView {
  const calls = lazily(() => window.createOutputChannel('API Gateway Stages: AWS', { log: true }));
  const aws = lazily(() =>
    loadAws({
      askMfaCode,
      onCall: (call) => {
        log(calls.get(), call);
      },
    }),
  );
  const connection = createConnection(memory, aws.get);
  const item = createConnectionItem(connection);
  const comparisons = createComparisons({
    one: async (params) => (await server).request<CompareAnswer>(COMPARE_REQUEST, params),
    all: async (params) => (await server).request<CompareAllAnswer>(COMPARE_ALL_REQUEST, params),
  });
  const tree = createStageTree({
    async regions() {
      const choice = await connection.choice();
      showFilter(choice);
      const profiles = choice === undefined ? await (await aws.get()).config.profiles() : [];
      await setContext('state', stateOf(choice, profiles.length > 0 || hasKeys()));
      if (choice !== undefined) void item.show();
      return choice?.regions ?? [];
    },
    sources: async () => ({ live: await connection.live(), now: () => new Date() }),
    managed: (stages) => askManaged(server, stages),
    statusOf: comparisons.statusOf,
    onLoading: loading(),
  });
  const view = window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const parts: Disposable[] = [
    view,
    tree,
    item,
    comparisons,
    connection,
    { dispose: () => calls.made()?.dispose() },
    comparisons.onDidChange(tree.redraw),
    connection.onDidChange(() => {
      comparisons.startOver();
      tree.startOver();
    }),
    workspace.onDidSaveTextDocument((document) => {
      if (isTerraform(document)) void tree.refreshManaged();
    }),
    // An import is undone without being saved.
    workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (reason !== undefined && isTerraform(document)) void tree.refreshManaged();
    }),
    watchStates(() => void tree.refreshManaged()),
  ];
  let filter = '';
  /** The title of a view that is alone has no room for a description; beside a message there is no welcome. */
  function showFilter(choice: Choice | undefined): void {
    const isHidden = filter === '' || !choice?.regions.length;
    const message = isHidden ? '' : inert(`Filter: APIs with “${filter}” in their name or ID`);
    // Each time that it is set, the editor puts off drawing rows.
    if ((view.message ?? '') !== message) view.message = message;
  }
  return {
    commands: liveCommands({
      connection,
      config: async () => (await aws.get()).config,
      server,
      tree,
      comparisons,
      selected() {
        const [row] = view.visible ? view.selection : [];
        return row && tree.subjectOf(row);
      },
      reveal: () => commands.executeCommand(`${VIEW}.focus`),
      filter: {
        text: () => filter,
        set(text) {
          filter = text;
          tree.filter(text);
          void setContext('isFiltered', text !== '');
        },
      },
      showCalls: () => {
        calls.get().show();
      },
      identify: item.retry,
    }),
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

/** The view's ID, as `package.json` contributes it. */
const VIEW = 'apigatewayStages.live';

function isTerraform({ languageId }: TextDocument): boolean {
  return DOCUMENT_SELECTOR.some(({ language }) => language === languageId);
}

/** `changed` is called when Terraform has written a local state, as `terraform apply` does. */
function watchStates(changed: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher('**/terraform.tfstate');
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

function hasKeys(): boolean {
  return process.env.AWS_ACCESS_KEY_ID !== undefined;
}

function setContext(name: string, value: unknown): Thenable<unknown> {
  return commands.executeCommand('setContext', `apigatewayStages.${name}`, value);
}

/** Shows the view's progress while anything is asked of AWS, and the command that stops it. */
function loading(): (done: Promise<void>) => void {
  let count = 0;
  const add = (change: number): void => {
    count += change;
    void setContext('isLoading', count > 0);
  };
  return (done) => {
    add(1);
    void window.withProgress({ location: { viewId: VIEW } }, () =>
      done.finally(() => {
        add(-1);
      }),
    );
  };
}

/** Rejects where the server gives no answer. */
async function askManaged(
  server: Promise<RunningServer>,
  nodes: readonly StageNode[],
): Promise<ManagedAnswer['stages']> {
  const stages = nodes.map(({ live }) => ({
    kind: live.kind,
    apiId: live.apiId,
    stageName: liveStageName(live),
  }));
  const params: ManagedParams = { stages };
  return (await (await server).request<ManagedAnswer>(MANAGED_REQUEST, params)).stages;
}

function log(channel: LogOutputChannel, call: AwsCall): void {
  const { service, operation, region, outcome, milliseconds, retries } = call;
  const again = retries === 0 ? '' : `, ${retries + 1} attempts`;
  const line = `${service} ${operation} in ${region}: ${outcome}, ${milliseconds.toFixed(0)} ms${again}`;
  if (outcome === 'ok') channel.info(visibleLine(line));
  else channel.warn(visibleLine(line));
}

/** Makes something when it is first wanted. */
function lazily<Value>(make: () => Value): {
  readonly get: () => Value;
  readonly made: () => Value | undefined;
} {
  let value: Value | undefined;
  return { get: () => (value ??= make()), made: () => value };
}
