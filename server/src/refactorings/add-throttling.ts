/** Gives all routes of an HTTP or WebSocket stage throttles: both, as the provider sends zero for one that is left out. */
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { version2Family } from '../knowledge/stage-families.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { nestedName } from '../analysis/blocks/schema-blocks.js';
import { appendBlocks } from '../edits/insert.js';
import type { Refactoring } from './refactoring.js';

export const addThrottling: Refactoring = {
  title: 'Add throttling',
  edits({ type, file, block }) {
    const { defaultRoute, throttles } = version2StageParts;
    const isThere = block.body.items.some(
      (item) => item.kind === 'block' && nestedName(item) === defaultRoute,
    );
    if (type !== version2Family.stage.type || isThere) return [];
    const schema = resourceSchema('resource', type)?.body.blocks.get(defaultRoute)?.body;
    const limits = throttles.map((name) => ({
      name,
      value: schema?.attributes.get(name)?.facts?.sample ?? '1',
    }));
    return appendBlocks(file, block, [{ header: defaultRoute, arguments: limits, blocks: [] }]);
  },
};
