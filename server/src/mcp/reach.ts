/** What the tools may read: what lies in the working directory and in the folders that the client has open. */
import {
  CLIENT_CAPABILITIES_META_KEY,
  inputRequired,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { isAbsolute, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fence } from '../workspace/adapters/fenced-disk.js';
import type { McpSurroundings } from './surroundings.js';

/** The answer that asks the client for its folders. */
export const ROOTS_NEEDED = {
  kind: 'roots needed',
  request: inputRequired({ inputRequests: { roots: inputRequired.listRoots() } }),
} as const;

/** The folders that a client has open: paths, or why they are not known. */
export type Roots = readonly string[] | 'not asked' | 'none';

/** What may be read. */
export interface Reach {
  /** What is wrong with paths that are given; undefined where all of them may be read. */
  readonly refusal: (
    paths: readonly string[],
  ) => Promise<{ readonly kind: 'wrong'; readonly message: string } | typeof ROOTS_NEEDED | undefined>;
  /** What the code of the folders refers to is read as well, if it is in the same git repository. */
  readonly disk: Fence['disk'];
}

/** The folders of the client that has sent a request. */
export function rootsAre(server: McpServer, { mcpReq }: ServerContext): Roots {
  const answered = mcpReq.inputResponses?.roots;
  if (answered !== undefined) return foldersIn(answered);
  // Newer clients tell with each request what they can do, older ones once, and here alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const once = server.server.getClientCapabilities() ?? {};
  const told: Readonly<Record<string, unknown>> = mcpReq.envelope ?? {};
  const capabilities = told[CLIENT_CAPABILITIES_META_KEY] ?? once;
  return typeof capabilities === 'object' && 'roots' in capabilities ? 'not asked' : 'none';
}

/** The reach for a request. */
export async function reachOf(
  { cwd, disk, fenceAround, parts }: McpSurroundings,
  roots: Roots,
): Promise<Reach> {
  const open = typeof roots === 'string' ? [] : roots;
  // Some clients start every server in the root of the file system, which means nothing.
  const folders = [cwd, ...open].filter((each) => isAbsolute(each) && parse(each).root !== each);
  const asked = fenceAround(disk, folders);
  const uris = folders.map((each) => parts.uriOfPath(each));
  const repositories = await Promise.all(uris.map((uri) => parts.topOf(uri, uri, disk)));
  return {
    disk: fenceAround(disk, repositories.map(parts.pathOf)).disk,
    refusal: async (paths) => {
      const inside = await Promise.all(paths.map((path) => asked.isInside(resolve(cwd, path))));
      const refused = paths.filter((_, index) => inside[index] !== true);
      if (refused.length === 0) return undefined;
      return roots === 'not asked' ? ROOTS_NEEDED : { kind: 'wrong', message: refusalOf(refused, folders) };
    },
  };
}

function refusalOf([path = '', ...others]: readonly string[], folders: readonly string[]): string {
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const where = folders.map((each) => `\`${each}\``).join(', ');
  return folders.length === 0
    ? `\`${path}\`${more} can't be read, because no folder is open. Start the server in the folder of the project.`
    : `\`${path}\`${more} can't be read, because only ${where} may be read. Specify a path in there, or start the server in another folder.`;
}

/** What a client says is not to be trusted: what is no folder on this disk is passed over. */
function foldersIn(answer: unknown): readonly string[] {
  const roots: unknown =
    typeof answer === 'object' && answer !== null && 'roots' in answer ? answer.roots : [];
  return (Array.isArray(roots) ? roots : []).flatMap((root: unknown) => {
    const uri = typeof root === 'object' && root !== null && 'uri' in root ? root.uri : undefined;
    try {
      return typeof uri === 'string' && uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
    } catch {
      return [];
    }
  });
}
