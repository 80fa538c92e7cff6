/** How long the server looks for modules, whether it answers meanwhile, and what memory it holds afterwards. */
import { openDocument } from './sessions.mjs';
import { pause, residentMb, summary, timed, times } from './measure.mjs';
import { untilIndexed } from './latency.mjs';
import { sourceOf, workspaceOf } from './sources.mjs';

/** Opens a folder of so many modules; hovers are asked without a pause until all modules are known. */
export async function indexing({ start, modules }) {
  const workspace = await workspaceOf(modules);
  const editor = await start({
    folders: [workspace.uri],
    settings: { strictCheck: false },
    options: {},
  });
  const uri = 'untitled:meanwhile.tf';
  const indexed = timed(() => untilIndexed(editor));
  const person = await openDocument(editor, uri, sourceOf(50));
  // The first answer waits for the program's own code to load, not for the index.
  await person.hover(0);
  const waits = [];
  let isDone = false;
  const finished = indexed.then(() => {
    isDone = true;
  });
  for (let index = 0; !isDone; index++) {
    waits.push(await timed(() => person.hover(index)));
    // Leaves the event loop of this process a turn, so that the log is heard.
    await pause(0);
  }
  await finished;
  await pause(2_000);
  const resident = residentMb(editor.process.pid);
  await editor.stop();
  await workspace.remove();
  return { modules, ms: await indexed, hovers: summary(waits), residentMb: resident };
}

/** The same folder with the strict check at work in a file of it. */
export async function withStrictCheck({ start, modules }) {
  const workspace = await workspaceOf(modules);
  const editor = await start({ folders: [workspace.uri] });
  await untilIndexed(editor);
  const uri = workspace.fileUri(0, 'main.tf');
  await editor.open(uri, `${sourceOf(500)}locals {\n  a = "\\q"\n}\n`);
  await editor.until(uri, (found) =>
    found.some(({ message }) => message.startsWith('Invalid escape sequence: ')),
  );
  await pause(2_000);
  const resident = residentMb(editor.process.pid);
  await editor.stop();
  await workspace.remove();
  return resident;
}

/** Memory after the first 1,000 edits of a file of 500 lines, and after 2,000 more. */
export async function overEdits({ start }) {
  const editor = await start({ options: { debounceMs: 0 } });
  const person = await openDocument(editor, 'untitled:edits.tf', sourceOf(500));
  // The strict check runs when typing stops; only its second run needs all the memory that it will ever need.
  for (let round = 0; round < 2; round++) {
    await times(500, () => person.keystroke());
    await pause(1_000);
  }
  const before = residentMb(editor.process.pid);
  await times(2_000, () => person.keystroke());
  await pause(1_000);
  const after = residentMb(editor.process.pid);
  await editor.stop();
  return { before, after };
}
