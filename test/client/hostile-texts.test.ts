/** What the extension shows of an account that means harm: rows, pickers and messages. */
import { expect, describe, it } from 'vitest';
import { inert, visible, visibleLine } from '../../protocol/plain-text.js';
import { optionItems, targetItems, DEFAULT_OPTIONS } from '../../client/src/actions/import-choices.js';
import { detailsOf } from '../../client/src/stages/details.js';
import { lookOf } from '../../client/src/stages/node-look.js';
import type { LiveApi } from '../../client/src/aws/ports.js';
import type { LiveStage } from '../../protocol/live.js';
import type { TreeNode } from '../../client/src/stages/nodes.js';
import { ACTING, HOSTILE_TEXTS, ICON, MESSAGE_LINK, WORKFLOW_COMMAND } from '../support/hostile-texts.js';

describe.each(HOSTILE_TEXTS)('a text that %s', (_, text) => {
  const api: LiveApi = {
    ...{ kind: 'REST', id: text, name: text, region: text, description: text, endpointTypes: [text] },
  };
  const live: LiveStage = {
    ...{ kind: 'rest', region: text, apiId: text, apiName: text },
    stage: {
      stageName: text,
      deploymentId: text,
      description: text,
      variables: { [text]: text },
      tags: { [text]: text },
      accessLogSettings: { destinationArn: text, format: text },
      methodSettings: { [text]: { loggingLevel: text } },
    },
  };
  const managed = { address: text, by: 'code' } as const;
  const status = { kind: 'compared', differences: 1, unplanned: 0, notes: [text] } as const;
  const failure = { category: 'service', message: text, command: text } as const;

  it('acts in no row of the tree, no tooltip and no picker of rows', () => {
    const region: TreeNode = { kind: 'region', region: text };
    const nodes: readonly TreeNode[] = [
      region,
      { kind: 'api', api },
      { kind: 'stage', api, live },
      { kind: 'note', text },
      { kind: 'failure', parent: region, missing: text, failure: Object.assign(new Error(text), failure) },
      ...detailsOf(api, live, new Date(0), { id: text, createdDate: text, description: text }).flatMap(
        withChildren,
      ),
    ];
    for (const node of nodes) {
      const { label, description = '', tooltip = '' } = lookOf(node, { managed, status });
      for (const shown of [label, description, tooltip]) expectInert(shown);
    }
  });

  it('acts in no choice of an import', () => {
    const place = { file: text, beside: text, hasRest: true, canMove: true };
    for (const item of [...targetItems(DEFAULT_OPTIONS, place), ...optionItems(DEFAULT_OPTIONS, place)])
      expectInert(item.label.replace(/^\$\([a-z-]+\) /, ''));
  });

  it('acts in no message and on no line of a log', () => {
    for (const message of [`Reading \`${text}\` of ${text}`, text, `[x]${text}(command:x)`]) {
      expectInert(inert(message));
      expect(visibleLine(message)).not.toMatch(/\n/);
      expect(visibleLine(message)).not.toMatch(ACTING);
      expect(visibleLine(message)).not.toMatch(WORKFLOW_COMMAND);
    }
  });
});

describe('a text that means nothing by it', () => {
  it.each([
    'Orders (EU)',
    'aws_api_gateway_stage.prod["a"]',
    'Größe 👨‍👩‍👧 日本',
    'a\tb\nc',
    '[a] (b)',
    '$5 (a)',
  ])('stays as it is: %s', (text) => {
    expect(visible(text)).toBe(text);
    expect(inert(text)).toBe(text);
  });
});

function expectInert(shown: string): void {
  expect(shown).not.toMatch(ACTING);
  expect(shown).not.toMatch(ICON);
  expect(shown).not.toMatch(MESSAGE_LINK);
}

function withChildren(node: TreeNode): readonly TreeNode[] {
  return node.kind === 'detail' ? [node, ...(node.children ?? []).flatMap(withChildren)] : [node];
}
