/** Asks the editor for notifications that it sends to those who register only. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { SETTINGS_SECTION } from '../../../protocol/messages.js';
import type { Editor } from './client-capabilities.js';
import { TEXT_SUFFIXES } from '../workspace/file-reads.js';
import { PROJECT_NAME } from '../project/project-file.js';
import type { Wire } from './wire.js';

/** Registers for changes of settings and of files, as far as the editor supports it; it may refuse either. */
export function registerForChanges({ client }: Connection, wire: Wire, editor: Editor): void {
  if (editor.registersConfiguration) {
    void wire.react('registering for settings', async () => {
      await client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    });
  }
  if (editor.registersDocuments) {
    void wire.react('registering for texts', async () => {
      const options = { documentSelector: [{ scheme: 'file', pattern: TEXTS }] };
      await client.register(DidOpenTextDocumentNotification.type, options);
      await client.register(DidChangeTextDocumentNotification.type, {
        ...options,
        syncKind: TextDocumentSyncKind.Incremental,
      });
      await client.register(DidCloseTextDocumentNotification.type, options);
    });
  }
  if (editor.watches) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    void wire.react('registering for files', async () => {
      await client.register(DidChangeWatchedFilesNotification.type, { watchers });
    });
  }
}

/** Texts that modules read with `file` and `templatefile`. */
const TEXTS = `**/*.{${TEXT_SUFFIXES.join(',')}}`;

const WATCHED = [
  TEXTS,
  '**/*.{tf,tofu,tf.json,tofu.json,tfvars,tfvars.json}',
  '**/.terraform.lock.hcl',
  '**/terragrunt.hcl',
  `**/${PROJECT_NAME}`,
];
