/** The extension's entry: builds the parts and connects them. The only file that knows all of them. */
import { Uri, window, type ExtensionContext } from 'vscode';
import { COMMANDS } from './command-names.js';
import { registerCommands } from './commands.js';
import { rememberedEnvironment, showEnvironments } from './environments.js';
import type { RunningServer, ServerSurroundings } from './language-client.js';
import { createLiveView } from './live-view.js';
import { offerMcpServer } from './mcp-server.js';
import { createStatusItem } from './status-item.js';
import { createTraceChannel } from './trace-channel.js';

// `deactivate` takes no argument, so what it ends must be kept here.
let server: Promise<RunningServer> | undefined;

/** Called by the editor when the first Terraform or OpenTofu file or the live view opens; does not wait for the server. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('API Gateway Stages', { log: true });
  const trace = createTraceChannel(log);
  const status = createStatusItem(
    { command: COMMANDS.restartServer, title: 'Restart' },
    { command: COMMANDS.showLog, title: 'Show Log' },
  );
  const program = Uri.joinPath(context.extensionUri, 'dist/server.cjs').fsPath;
  const running = startServer({
    module: program,
    compileCache: Uri.joinPath(context.globalStorageUri, 'compiled').fsPath,
    log,
    trace,
    environment: () => rememberedEnvironment(context.workspaceState),
    onState: (state, restarts) => {
      status.show(state, restarts);
    },
  });
  server = running;
  const live = createLiveView(context.workspaceState, running);
  const environments = showEnvironments(context.workspaceState, running);
  const commands = registerCommands({
    extension: context.extensionUri,
    log,
    server: running,
    live: live.commands,
    chooseEnvironment: environments.choose,
  });
  const tools = offerMcpServer(program, context.extension);
  context.subscriptions.push(log, trace, status, live, environments, tools, ...commands);
}

/** Called by the editor when it closes; resolves once the server is gone. */
export async function deactivate(): Promise<void> {
  const ending = server;
  server = undefined;
  await (await ending)?.stop();
}

/** Most of the extension's code is the client library; it is run only after the editor has its answer. */
async function startServer(surroundings: ServerSurroundings): Promise<RunningServer> {
  surroundings.onState('starting', 0);
  await new Promise((resolve) => setImmediate(resolve));
  const { runServer } = await import('./language-client.js');
  return runServer(surroundings);
}
