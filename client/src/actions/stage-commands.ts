/** What can be done with a live stage or API, chosen in the tree or asked for. */
import { env, Uri } from 'vscode';
import { tellInformation } from '../tell.js';
import { consoleUrl, liveStageName } from '../aws/addresses.js';
import type { LiveStage } from '../../../protocol/live.js';
import type { LiveApi } from '../aws/ports.js';
import type { ApiNode, StageNode } from '../stages/nodes.js';
import { knownAccount } from '../connection/connection.js';
import { compareWithCode } from './compare-stage.js';
import { ensureProfile } from './connection-commands.js';
import { COPIES } from './copy.js';
import { copyText } from './copy-text.js';
import { importStages } from './import-stage.js';
import type { LiveTargets } from './live-targets.js';
import { onRow } from './on-row.js';
import { pickApi, pickStage } from './pick-stage.js';
import { reading } from './reading.js';
import { showDeclaration } from './show-declaration.js';

/** The commands of one stage: import, compare, open, copy. */
export function stageCommands(targets: LiveTargets) {
  const { connection, server, tree, comparisons } = targets;
  const stage = async (node?: StageNode): Promise<StageNode | undefined> =>
    node ?? ((await ensureProfile(targets)) ? pickStage(connection, targets.selected()) : undefined);
  const api = async (node?: ApiNode): Promise<ApiNode | undefined> =>
    node ?? ((await ensureProfile(targets)) ? pickApi(connection, targets.selected()) : undefined);

  /** As it is now: the tree may be older than a person thinks. */
  const anew = async ({ api, live }: StageNode): Promise<LiveStage> => {
    const name = liveStageName(live);
    const port = await connection.live();
    const now = await reading(`\`${name}\` of \`${api.name}\``, (signal) => port.stage(api, name, signal));
    return { ...now, ...(await knownAccount(connection)) };
  };

  const copy = (make: (typeof COPIES)[keyof typeof COPIES]) => async (node?: StageNode) => {
    const chosen = await stage(node);
    if (chosen === undefined) return;
    await copyText(await make(chosen, targets));
  };

  return {
    importStage: onRow(async (node?: StageNode): Promise<void> => {
      const chosen = await stage(node);
      if (chosen === undefined) return;
      const live = await anew(chosen);
      await importStages([live], `Import ${chosen.api.name} ${liveStageName(live)}`, server);
      await tree.refreshManaged();
    }),
    importApi: onRow(async (node?: ApiNode): Promise<void> => {
      const chosen = await api(node);
      if (chosen === undefined) return;
      const port = await connection.live();
      const stages = await reading(`the stages of \`${chosen.api.name}\``, (signal) =>
        port.stages(chosen.api, signal),
      );
      if (stages.length === 0) {
        void tellInformation(`\`${chosen.api.name}\` has no stages because it is not deployed.`);
        return;
      }
      const account = await knownAccount(connection);
      const whole = stages.map((each) => ({ ...each, ...account }));
      await importStages(whole, `Import all stages of ${chosen.api.name}`, server);
      await tree.refreshManaged();
    }),
    compareStage: onRow(async (node?: StageNode): Promise<void> => {
      const chosen = await stage(node);
      if (chosen === undefined) return;
      const live = await anew(chosen);
      const managed = (await tree.askManaged([chosen]))[0] ?? undefined;
      await compareWithCode(live, managed, comparisons);
    }),
    openDeclaration: onRow(async (node?: StageNode): Promise<void> => {
      const chosen = await stage(node);
      if (chosen === undefined) return;
      const managed = (await tree.askManaged([chosen]))[0] ?? undefined;
      if (managed?.at !== undefined) await showDeclaration(managed.at);
      else void tellInformation(notDeclared(chosen, managed?.address));
    }),
    openInConsole: onRow(async (node?: StageNode | ApiNode): Promise<void> => {
      const chosen: { readonly api: LiveApi } | undefined = node ?? (await api());
      if (chosen === undefined) return;
      const url = consoleUrl(chosen.api);
      if (url !== undefined) await env.openExternal(Uri.parse(url, true));
      else void tellInformation(`The AWS console in \`${chosen.api.region}\` has no public URL.`);
    }),
    copyId: onRow(async (node?: StageNode | ApiNode): Promise<void> => {
      if (node?.kind === 'api') await copyText(node.api.id);
      else await copy(COPIES.copyId)(node);
    }),
    copyInvokeUrl: onRow(copy(COPIES.copyInvokeUrl)),
    copyArn: onRow(copy(COPIES.copyArn)),
    copyExecutionArn: onRow(copy(COPIES.copyExecutionArn)),
    copyImportCommand: onRow(copy(COPIES.copyImportCommand)),
  };
}

function notDeclared({ live }: StageNode, address: string | undefined): string {
  return address === undefined
    ? `No code in this workspace declares \`${liveStageName(live)}\`. Import it to create a block.`
    : `\`${address}\` is in the Terraform state of this workspace, but no code here declares it.`;
}
