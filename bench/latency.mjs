/** How long a person waits: for the first answer, and for each answer after that. */
import { openDocument } from './sessions.mjs';
import { mainThreadMs, pause, summary, timed, times } from './measure.mjs';
import { sourceOf, workspaceOf } from './sources.mjs';

export const SIZES = [50, 500, 5_000, 50_000];

/** For each size: completion after a key, hover, a key's diagnostics, all of a key's work and a bare parse. */
export async function bySize({ start, parse }) {
  const rows = [];
  for (const lines of SIZES) {
    const count = lines < 5_000 ? 300 : lines === 5_000 ? 150 : 30;
    const warmUp = Math.min(count, 100);
    const text = sourceOf(lines);
    const uri = `untitled:${lines}.tf`;
    const asked = await start({ options: {} });
    const person = await openDocument(asked, uri, text);
    // The code must be as warm as it is after the first minute of work.
    await times(warmUp, (index) => person.complete(index));
    const completion = summary(await times(count, (index) => person.complete(index)));
    await times(warmUp, (index) => person.hover(index));
    const hover = summary(await times(count, (index) => person.hover(index)));
    person.checkAnswers();
    await asked.stop();

    const told = await start({ options: { debounceMs: 0 } });
    const typist = await openDocument(told, uri, text);
    await times(warmUp, () => typist.diagnose());
    const diagnostics = summary(await times(count, () => typist.diagnose()));
    await times(warmUp, () => typist.keystroke());
    const workedBefore = mainThreadMs(told.process.pid);
    const keystroke = summary(await times(count, () => typist.keystroke()));
    const work = (mainThreadMs(told.process.pid) - workedBefore) / count || undefined;
    await told.stop();

    const texts = [typist.textAfter(0), typist.textAfter(1)];
    await times(warmUp, (index) => parse(texts[index % 2]));
    const parsedBefore = mainThreadMs(process.pid);
    const bareParse = summary(await times(count, (index) => parse(texts[index % 2])));
    const parseWork = (mainThreadMs(process.pid) - parsedBefore) / count || undefined;
    rows.push({ lines, completion, hover, diagnostics, keystroke, work, bareParse, parseWork });
  }
  return rows;
}

/** Completion and hover in the same file with one module around it and with a thousand, asked in turns. */
export async function byWorkspace({ start, modules }) {
  const text = sourceOf(500);
  const runs = [];
  for (const count of modules) {
    const workspace = await workspaceOf(count);
    const editor = await start({ folders: [workspace.uri], options: {} });
    await untilIndexed(editor);
    const person = await openDocument(editor, workspace.fileUri(0, 'bench.tf'), text);
    runs.push({ count, workspace, editor, person, taken: [] });
  }
  const ask = async ({ person }, index) => {
    await person.complete(index);
    await person.hover(index);
  };
  for (let index = 0; index < 1_100; index++)
  // Whoever comes second finds the machine busier, so they take turns in that as well.
  {
    for (const run of index % 2 === 0 ? runs : runs.toReversed()) {
      const taken = await timed(() => ask(run, index));
      if (index >= 100) run.taken.push(taken);
    }
  }
  for (const { editor, person, workspace } of runs) {
    person.checkAnswers();
    await editor.stop();
    await workspace.remove();
  }
  return runs.map(({ count, taken }) => ({ modules: count, ...summary(taken) }));
}

/** Waits for the line in the log that ends the search for modules. */
export async function untilIndexed(editor) {
  while (!editor.log.some((line) => line.startsWith('Indexed'))) await pause(1);
}
