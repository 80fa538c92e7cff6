/** Switches access logging on: a log group, and a JSON format that every API of the stage's type takes. */
import { jsonFormat } from '../analysis/log-format/json-format.js';
import { sampleFormats } from '../knowledge/vocabularies/access-log-formats.js';
import { appendBlocks } from '../edits/insert.js';
import { appendBeside } from '../edits/new-resources.js';
import { accountToAwait, awaitAccount } from '../rules/logging/logging-role.js';
import { groupFor } from './log-group.js';
import type { Refactoring } from './refactoring.js';

export const addAccessLogging: Refactoring = {
  title: 'Add access logging',
  edits(stage, context) {
    const { file, block, picture, types, instances } = stage;
    const { accessLog } = picture.family.stage;
    const group = picture.accessLog === 'no' ? groupFor(stage, PREFIX, 'access', context) : undefined;
    const below = group && appendBeside(stage, [group.resource], context);
    if (!below) return [];
    const [names = [], ...others] = types.map((type) => sampleFormats[type].json);
    const common = names.filter((name) => others.every((each) => each.includes(name)));
    const settings = [
      { name: accessLog.destination, value: `${group.address}${instances.index}.arn` },
      { name: accessLog.format, value: jsonFormat(common) },
    ];
    // An HTTP API logs without the account's role.
    const account = types.includes('HTTP') ? undefined : accountToAwait(stage, context);
    return [
      ...(account ? awaitAccount([stage], account.address, context) : []),
      ...appendBlocks(file, block, [{ header: accessLog.block, arguments: settings, blocks: [] }]),
      ...below,
    ];
  },
};

/** Not that of WebSocket execution logs, which AWS chooses. */
const PREFIX = '/apigw/';
