/** What a tool is, and how it becomes one of the server's: an answer is never an exception. */
import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  ServerContext,
  StandardSchemaWithJSON,
} from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { McpSurroundings } from './surroundings.js';
import { type Reach, reachOf, ROOTS_NEEDED, rootsAre } from './reach.js';

/** What a tool may use. */
export interface ToolContext extends McpSurroundings {
  readonly reach: Reach;
}

/** What comes of a call. */
export type ToolAnswer =
  | { readonly kind: 'result'; readonly value: Record<string, unknown> }
  | { readonly kind: 'text'; readonly text: string }
  /** A sentence about what is wrong, with the remedy. */
  | { readonly kind: 'wrong'; readonly message: string }
  /** What may be read has to be asked of the client first. */
  | typeof ROOTS_NEEDED;

/** A tool; it changes nothing. */
export interface ToolDefinition<Input extends z.ZodType> {
  readonly name: string;
  readonly title: string;
  /** For agents: what it does, and when it is of use. */
  readonly description: string;
  readonly input: Input;
  /** The shape of its results; undefined where it answers with text. */
  readonly output?: z.ZodType;
  readonly run: (input: z.output<Input>, context: ToolContext) => ToolAnswer | Promise<ToolAnswer>;
}

/** Adds a tool to a server; `inTurn` runs one call after the other. */
export type Registration = (
  server: McpServer,
  surroundings: McpSurroundings,
  inTurn: <T>(run: () => Promise<T>) => Promise<T>,
) => void;

/** The registration of a tool. */
export function toolOf<Input extends z.ZodType>(definition: ToolDefinition<Input>): Registration {
  const { name, title, description, output, run } = definition;
  const input: StandardSchemaWithJSON = definition.input;
  return (server, surroundings, inTurn) => {
    const config = {
      ...{ title, description, inputSchema: input, annotations: READS_ONLY },
      ...(output === undefined ? {} : { outputSchema: output }),
    };
    const call = (given: unknown, asked: ServerContext): Promise<CallToolResult | InputRequiredResult> =>
      inTurn(async () => {
        try {
          const reach = await reachOf(surroundings, rootsAre(server, asked));
          return resultOf(await run(given as z.output<Input>, { ...surroundings, reach }));
        } catch (error) {
          return resultOf({ kind: 'wrong', message: accident(error) });
        }
      });
    server.registerTool(name, config, call);
  };
}

const READS_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

function resultOf(answer: ToolAnswer): CallToolResult | InputRequiredResult {
  switch (answer.kind) {
    case 'result':
      return { content: [textOf(JSON.stringify(answer.value))], structuredContent: answer.value };
    case 'text':
      return { content: [textOf(answer.text)] };
    case 'wrong':
      return { content: [textOf(answer.message)], isError: true };
    case 'roots needed':
      return answer.request;
  }
}

function textOf(text: string): { readonly type: 'text'; readonly text: string } {
  return { type: 'text', text };
}

/** In one line and without a stack. */
function accident(error: unknown): string {
  const fault =
    error instanceof Error ? `${error.name}: ${error.message.split('\n', 1).join('')}` : typeof error;
  return `The tool ended because of an internal error (${fault.slice(0, 160)}). Report it, with the input if possible.`;
}
