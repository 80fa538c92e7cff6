/** Refreshing, narrowing and explaining what the view shows. */
import { commands, window } from 'vscode';
import type { DetailNode, FailureNode, ParentNode } from '../stages/nodes.js';
import { copyText } from './copy-text.js';
import type { LiveTargets } from './live-targets.js';
import { onRow } from './on-row.js';
import { showFailure } from './show-failure.js';

/** The commands of the view itself: refresh, filter, stop; and the walkthrough, from its first step or from one that is named. */
export function viewCommands({ connection, tree, comparisons, filter, showCalls, identify }: LiveTargets) {
  const refresh = (node?: ParentNode): void => {
    comparisons.forget(tree.refresh(node));
    void identify();
  };
  return {
    // From the view's title the editor gives the row that has the focus; the title is about all.
    refresh: (): void => {
      refresh();
    },
    refreshRow: onRow((node: ParentNode) => {
      refresh(node);
    }),
    stopLoading: (): void => {
      tree.stop();
    },
    filterApis: async (): Promise<void> => {
      const text = await window.showInputBox({
        title: 'Filter APIs',
        prompt: 'Show only APIs with this text in their name or ID. Leave empty to show all.',
        value: filter.text(),
      });
      if (text !== undefined) filter.set(text.trim());
    },
    clearFilter: (): void => {
      filter.set('');
    },
    showCalls,
    explainFailure: onRow(async ({ failure, parent }: FailureNode): Promise<void> => {
      await showFailure(failure, () => {
        if (failure.category === 'credentials') connection.renew();
        else refresh(parent);
      });
    }),
    copyValue: onRow(({ value, whole }: DetailNode) => copyText(whole ?? value ?? '')),
    // From a menu the editor gives what the menu is about.
    openWalkthrough: async (step?: unknown): Promise<void> => {
      const place = typeof step === 'string' ? { category: WALKTHROUGH, step } : WALKTHROUGH;
      await commands.executeCommand('workbench.action.openWalkthrough', place);
    },
  };
}

const WALKTHROUGH = 'apigateway-stages.apigateway-stages#apigatewayStages.start';
