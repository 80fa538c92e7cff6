// What `npm start` shows first: a stage, and beside it the example's README as a preview. An extension of its own, since no
// command line of VS Code opens a preview.
const { commands, Range, TextEditorRevealType, Uri, ViewColumn, window, workspace } = require('vscode');

exports.activate = async () => {
  const [folder] = workspace.workspaceFolders ?? [];
  const hasTabs = window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
  // After a reload everything is as the person has left it.
  if (folder === undefined || hasTabs) return;
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, 'rest', 'stage.tf'));
  const stage = document.positionAt(document.getText().indexOf('resource "aws_api_gateway_stage"'));
  const selection = new Range(stage, stage);
  const place = { viewColumn: ViewColumn.One, preview: false, selection };
  (await window.showTextDocument(document, place)).revealRange(selection, TextEditorRevealType.AtTop);
  await commands.executeCommand('markdown.showPreviewToSide', Uri.joinPath(folder.uri, 'README.md'));
};
