/** Other Terraform extensions in this editor. */
import { Disposable, extensions, workspace } from 'vscode';
import type { Companions } from '../../protocol/messages.js';

interface Companion {
  readonly id: string;
  readonly language: string;
  /** Its own setting that switches its language server off. */
  readonly serverSetting: string;
}

const COMPANIONS: readonly Companion[] = [
  { id: 'hashicorp.terraform', language: 'terraform', serverSetting: 'terraform.languageServer.enable' },
  { id: 'opentofu.vscode-opentofu', language: 'opentofu', serverSetting: 'opentofu.languageServer.enable' },
  { id: 'gamunu.opentofu', language: 'opentofu', serverSetting: 'opentofu.languageServer.enable' },
];

/** What the enabled ones serve; they wake with the first file of their language, as we do. */
export function companionsHere(): Companions {
  const settings = workspace.getConfiguration();
  const present = COMPANIONS.filter(
    ({ id, serverSetting }) =>
      extensions.getExtension(id) !== undefined && settings.get(serverSetting) !== false,
  );
  return { languages: [...new Set(present.map(({ language }) => language))] };
}

/** Calls `changed` when one comes, goes, or is switched on or off. */
export function watchCompanions(changed: (companions: Companions) => void): Disposable {
  let last = JSON.stringify(companionsHere());
  const look = (): void => {
    const now = companionsHere();
    if (JSON.stringify(now) === last) return;
    last = JSON.stringify(now);
    changed(now);
  };
  return Disposable.from(extensions.onDidChange(look), workspace.onDidChangeConfiguration(look));
}
