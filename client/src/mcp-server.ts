/** Offers the tools for agents to the editor, which starts them as a program of its own. */
import { EventEmitter, lm, McpStdioServerDefinition, workspace, type Extension } from 'vscode';
import { SETTINGS_SECTION } from '../../protocol/messages.js';
import type { Disposable } from './disposable.js';

/** As the manifest has it. */
const PROVIDER = `${SETTINGS_SECTION}.mcp`;

/** Offers one server, which works in the first folder, while the setting is on; `program` is the path of the bundle. */
export function offerMcpServer(program: string, { packageJSON }: Extension<unknown>): Disposable {
  const changed = new EventEmitter<void>();
  const { version } = packageJSON as { readonly version: string };
  const parts = [
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(PROVIDER)) changed.fire();
    }),
    workspace.onDidChangeWorkspaceFolders(() => {
      changed.fire();
    }),
    lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => definitions(program, version),
    }),
  ];
  return {
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  };
}

/** None without a folder: the server would start in the home folder, and read in there. */
function definitions(program: string, version: string): McpStdioServerDefinition[] {
  const isOn = workspace.getConfiguration(SETTINGS_SECTION).get<boolean>('mcp') === true;
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  if (!isOn || folder === undefined) return [];
  const environment = { ELECTRON_RUN_AS_NODE: '1' };
  const server = new McpStdioServerDefinition(
    'API Gateway Stages',
    process.execPath,
    [program, 'mcp'],
    environment,
    version,
  );
  server.cwd = folder.uri;
  return [server];
}
