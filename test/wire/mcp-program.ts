/** `apigateway-stages mcp` as agents use it: the built program, driven by the client of the protocol's own SDK. */
import { type CallToolResult, Client, type Tool } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { pathToFileURL } from 'node:url';
import { afterEach } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';

/** What a tool has answered. */
export interface Answer {
  readonly isError: boolean;
  readonly text: string;
  readonly value: AnswerValue;
}

/** The members that tests look into; which there are depends on the tool. */
export interface AnswerValue {
  readonly findings?: readonly object[];
  readonly summary?: Readonly<Record<string, number>>;
  readonly failures?: readonly { readonly message: string }[];
  readonly rules?: readonly object[];
  readonly variables?: readonly { readonly name: string; readonly description: string }[];
  readonly format?: string;
  readonly terraform?: string;
  readonly note?: string;
  readonly leftOut?: number;
}

/** An agent with a running server. */
export interface Agent {
  readonly tools: () => Promise<readonly Tool[]>;
  readonly call: (name: string, input?: Record<string, unknown>) => Promise<Answer>;
  readonly instructions: () => string | undefined;
  readonly stderr: () => string;
  readonly close: () => Promise<void>;
}

/** How an agent is set up. */
export interface AgentOptions {
  /** Folders that it has open, as paths; undefined where it can't tell. */
  readonly roots?: readonly string[];
  readonly server?: string;
  /** The protocol of 2026, without a handshake. */
  readonly isModern?: boolean;
}

/** Starts agents for the tests of one file; all are closed after each of them. */
export function agents(): (cwd: string, options?: AgentOptions) => Promise<Agent> {
  const running: Agent[] = [];
  afterEach(async () => {
    for (const agent of running.splice(0)) await agent.close();
  });
  return async (cwd, { roots, server = SERVER_BUNDLE, isModern = false } = {}) => {
    const client = new Client(
      { name: 'test', version: '1' },
      {
        capabilities: roots === undefined ? {} : { roots: {} },
        ...(isModern ? { versionNegotiation: { mode: 'auto' } } : {}),
      },
    );
    if (roots !== undefined) {
      client.setRequestHandler('roots/list', () => ({
        roots: roots.map((path) => ({ uri: pathToFileURL(path).href })),
      }));
    }
    const transport = new StdioClientTransport({
      ...{ command: process.execPath, args: [server, 'mcp'], cwd, stderr: 'pipe' },
      maxBufferSize: 100 * 1024 * 1024,
    });
    let errors = '';
    transport.stderr?.on('data', (piece: Buffer) => (errors += piece.toString()));
    await client.connect(transport);
    const agent: Agent = {
      tools: async () => (await client.listTools()).tools,
      call: async (name, input = {}) =>
        answerOf(await client.callTool({ name, arguments: input }, { timeout: 300_000 })),
      instructions: () => client.getInstructions(),
      stderr: () => errors,
      close: () => client.close(),
    };
    running.push(agent);
    return agent;
  };
}

function answerOf({ isError = false, content, structuredContent }: CallToolResult): Answer {
  const [first] = content;
  return {
    isError,
    text: first?.type === 'text' ? first.text : '',
    value: structuredContent ?? {},
  };
}
