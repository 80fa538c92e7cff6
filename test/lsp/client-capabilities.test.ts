/** What an editor says about itself, however little or odd. */
import { describe, expect, it } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import { editorFrom } from '../../server/src/lsp/client-capabilities.js';

function editor(params: unknown): ReturnType<typeof editorFrom> {
  return editorFrom(params as InitializeParams);
}

describe('editorFrom', () => {
  it('expects nothing of an editor that says nothing', () => {
    for (const params of [{}, { capabilities: null, workspaceFolders: null, rootUri: null }]) {
      const { folders, pulls, watches, answersConfiguration, debounceMs } = editor(params);
      expect({ folders, pulls, watches, answersConfiguration, debounceMs }).toEqual({
        folders: [],
        pulls: false,
        watches: false,
        answersConfiguration: false,
        debounceMs: 150,
      });
    }
  });

  it('takes the root where there are no folders', () => {
    expect(editor({ rootUri: 'file:///a', capabilities: {} }).folders).toEqual(['file:///a']);
    const workspaceFolders = [{ uri: 'file:///b', name: 'b' }];
    expect(editor({ rootUri: 'file:///a', workspaceFolders, capabilities: {} }).folders).toEqual([
      'file:///b',
    ]);
  });

  it('asks about changes only where the editor can put them into documents as well', () => {
    const asks = (workspaceEdit: object): boolean =>
      editor({ capabilities: { workspace: { workspaceEdit } } }).annotatesChanges;
    const changeAnnotationSupport = { groupsOnLabel: true };
    expect(asks({ documentChanges: true, changeAnnotationSupport })).toBe(true);
    expect(asks({ changeAnnotationSupport })).toBe(false);
    expect(asks({ documentChanges: true })).toBe(false);
  });

  it('takes waiting times from the options where they are numbers', () => {
    expect(editor({ initializationOptions: { debounceMs: 0, strictDebounceMs: 'x' } })).toMatchObject({
      debounceMs: 0,
      strictDebounceMs: 200,
    });
  });
});
