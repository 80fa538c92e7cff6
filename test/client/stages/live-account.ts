/** A small account as the ports answer it: the data of a test, and what fails in it. */
import { awsFailure } from '../../../client/src/aws/aws-failure.js';
import type { LiveApi } from '../../../client/src/aws/ports.js';
import { childNodes, type Sources } from '../../../client/src/stages/children.js';
import { lookOf } from '../../../client/src/stages/node-look.js';
import type { ParentNode, TreeNode } from '../../../client/src/stages/nodes.js';
import type { LiveStage } from '../../../protocol/live.js';

export const orders: LiveApi = { kind: 'REST', id: 'a1b2c3d4e5', name: 'orders', region: 'eu-central-1' };
export const chat: LiveApi = { kind: 'WEBSOCKET', id: 'w1w2w3w4w5', name: 'chat', region: 'eu-central-1' };
export const shop: LiveApi = { kind: 'HTTP', id: 'h1h2h3h4h5', name: 'Shop', region: 'eu-central-1' };

export const now = new Date('2026-11-26T12:00:00Z');

export const denied = awsFailure('permissions', 'The permission `apigateway:GET` is missing.');

export function account(parts: Partial<Sources['live']>): Sources {
  return {
    live: {
      apis: async function* () {
        await Promise.resolve();
        yield { apis: [orders] };
      },
      stages: () => Promise.resolve([]),
      deployment: () => Promise.resolve(undefined),
      ...parts,
    },
    now: () => now,
  };
}

/** A stage of `orders`. */
export function restStage(stage: Extract<LiveStage, { kind: 'rest' }>['stage']): LiveStage {
  return { kind: 'rest', apiId: orders.id, apiName: orders.name, region: orders.region, stage };
}

/** Every list that is answered, in its order. */
export async function listsOf(parent: ParentNode, sources: Sources): Promise<(readonly TreeNode[])[]> {
  const lists = [];
  for await (const list of childNodes(parent, sources, new AbortController().signal)) lists.push(list);
  return lists;
}

/** Nodes as a person reads them: `label  description`, what lies below a row indented. */
export function readable(nodes: readonly TreeNode[], indent = ''): string[] {
  return nodes.flatMap((node) => {
    const { label, description } = lookOf(node);
    const children = node.kind === 'detail' ? (node.children ?? []) : [];
    return [
      `${indent}${label}${description ? `  ${description}` : ''}`,
      ...readable(children, `${indent}  `),
    ];
  });
}
