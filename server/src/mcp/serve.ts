/** The program `apigateway-stages mcp`: tools for agents over the Model Context Protocol. A bundle of its own. */
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { checkPathsTool, checkTextTool } from './check-tools.js';
import { LARGEST_MESSAGE_MB } from './limits.js';
import { contextVariablesTool, logFormatTool } from './log-format-tools.js';
import { explainRuleTool, listRulesTool } from './rule-tools.js';
import { compareStagesTool, renderStagesTool } from './stage-tools.js';
import type { McpSurroundings } from './surroundings.js';

const TOOLS = [
  ...[checkPathsTool, checkTextTool, listRulesTool, explainRuleTool],
  ...[contextVariablesTool, logFormatTool, renderStagesTool, compareStagesTool],
];

const MCP_USAGE = `Usage: apigateway-stages mcp

Runs as a Model Context Protocol server over standard input and output, for agents. Its tools check Terraform, explain rules,
list $context variables, give access log formats, render live stages as Terraform and compare them with code. They only
read: in the working directory, and in the folders that the client has open. Works offline. See docs/mcp.md.

  --help  show this help
`;

const INSTRUCTIONS =
  'Tools about Amazon API Gateway stages in Terraform. Check what you write with check_text or, once it is saved, check_paths; explain_rule tells how to fix a finding.';

/** Serves until standard input ends; answers the exit code where there is nothing to serve. */
export function serveMcp(args: readonly string[], surroundings: McpSurroundings): 0 | 2 {
  const { write, complain, tool } = surroundings;
  const [first] = args;
  if (first === '--help' || first === '-h') {
    write(MCP_USAGE);
    return 0;
  }
  if (first !== undefined) {
    complain(`\`mcp\` takes no \`${first}\`; run \`apigateway-stages mcp --help\` for usage`);
    return 2;
  }
  const transport = new StdioServerTransport(undefined, undefined, {
    maxBufferSize: LARGEST_MESSAGE_MB * 1024 * 1024,
  });
  // The cause may quote what was sent.
  const onerror = (): void => {
    complain(
      `A message was not understood. Send one JSON-RPC message a line, of ${LARGEST_MESSAGE_MB} MB at most.`,
    );
  };
  serveStdio(() => serverWith(surroundings, tool.version), { transport, onerror });
  return 0;
}

function serverWith(surroundings: McpSurroundings, version: string): McpServer {
  const server = new McpServer(
    { name: 'apigateway-stages', title: 'API Gateway Stages', version },
    { instructions: INSTRUCTIONS },
  );
  const inTurn = oneAfterTheOther();
  for (const register of TOOLS) register(server, surroundings, inTurn);
  return server;
}

/** Each check has threads of its own, and agents call many tools at once. */
function oneAfterTheOther(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run);
    last = next.catch(() => undefined);
    return next;
  };
}
