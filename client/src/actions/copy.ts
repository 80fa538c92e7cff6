/** What can be copied of a live API or stage. */
import { RENDER_REQUEST, type RenderAnswer, type RenderParams } from '../../../protocol/stage-requests.js';
import {
  executionArn,
  stageImportCommand,
  stageImportId,
  invokeUrl,
  stageArn,
  liveStageName,
  type StageAddress,
} from '../aws/addresses.js';
import type { Connection } from '../connection/connection.js';
import type { RunningServer } from '../language-client.js';
import type { StageNode } from '../stages/nodes.js';

/** What a copy is made from. */
export interface CopySurroundings {
  readonly connection: Connection;
  readonly server: Promise<RunningServer>;
}

type Copy = (node: StageNode, surroundings: CopySurroundings) => string | Promise<string>;

/** The text to copy of a stage, by the command's name. */
export const COPIES = {
  copyInvokeUrl: (node) => invokeUrl(stageAddressOf(node)),
  copyArn: (node) => stageArn(stageAddressOf(node)),
  copyExecutionArn: async (node, { connection }) =>
    executionArn(stageAddressOf(node), (await connection.identity()).accountId),
  copyId: (node) => stageImportId(stageAddressOf(node)),
  copyImportCommand: importCommandOf,
} as const satisfies Readonly<Record<string, Copy>>;

/** The parts of which the addresses of a stage are made. */
function stageAddressOf({ api, live }: StageNode): StageAddress {
  return { api, stageName: liveStageName(live) };
}

/** With the address that the code has, or that an import would choose. */
async function importCommandOf(node: StageNode, { server }: CopySurroundings): Promise<string> {
  const params: RenderParams = {
    stages: [node.live],
    choices: { importAs: 'commands', parts: 'stage', ids: 'literals' },
  };
  const { commands, stages } = await (await server).request<RenderAnswer>(RENDER_REQUEST, params);
  const [stage] = stages;
  if (stage?.outcome === 'refused') throw new Error(stage.message);
  // What a deployment makes has no address to import a stage to.
  if (stage?.outcome === 'declared' && !STAGE_ADDRESS.test(stage.address)) throw new Error(stage.message);
  if (stage?.outcome === 'declared') return stageImportCommand(stageAddressOf(node), stage.address);
  return commands.join('\n');
}

const STAGE_ADDRESS = /(^|\.)aws_(api_gateway|apigatewayv2)_stage\./;
