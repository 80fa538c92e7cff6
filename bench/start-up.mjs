/**
 * From starting the program to the first completion: the waiting beside the start of bare Node, and the work and memory
 * beside an earlier build, all in turns in one run, so that the machine's mood is in none of the ratios.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { mainThreadMs, median, peakMb, timed } from './measure.mjs';
import { sourceOf } from './sources.mjs';

/** The last commit whose server was packed, and spoke the protocol without the protocol's own library. */
const EARLIER = 'cca9773';

const ROUNDS = 21;

/** `{ bare, now, earlier }`: medians of ms waited, of ms worked and of MB held at most; `earlier` undefined where git lacks it. */
export async function startUp({ start, root, folder, server }) {
  const earlier = await earlierBuild(root, join(folder, 'earlier'));
  const programs = { now: server, ...(earlier && { earlier }) };
  const taken = { bare: [], now: [], earlier: [] };
  for (let round = 0; round < ROUNDS; round++) {
    taken.bare.push({ ms: await timed(() => spawnSync(process.execPath, ['-e', '0'])) });
    for (const [name, program] of Object.entries(programs))
      taken[name].push(await firstCompletion(start, program));
  }
  return Object.fromEntries(
    Object.entries(taken)
      .filter(([, runs]) => runs.length > 0)
      .map(([name, runs]) => [name, mediansOf(runs)]),
  );
}

async function firstCompletion(start, server) {
  /** @type {any} */
  let editor;
  const ms = await timed(async () => {
    editor = await start({ server, options: {} });
    const uri = 'untitled:first.tf';
    await editor.open(uri, sourceOf(50));
    const params = { textDocument: { uri }, position: { line: 2, character: 2 } };
    await editor.request('textDocument/completion', params);
  });
  const { pid } = editor.process;
  const run = { ms, work: mainThreadMs(pid), mb: peakMb(pid) };
  await editor.stop();
  return run;
}

/** The server of the earlier commit, built in a worktree of its own; undefined where that can't be had. */
async function earlierBuild(root, folder) {
  const server = join(folder, 'dist/server.cjs');
  if (existsSync(server)) return server;
  try {
    execFileSync('git', ['worktree', 'prune'], { cwd: root });
    execFileSync('git', ['worktree', 'add', '--detach', folder, EARLIER], { cwd: root, stdio: 'pipe' });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, ['esbuild.mjs'], { cwd: folder, stdio: 'pipe' });
    return server;
  } catch (error) {
    console.error(`The earlier build was not made: ${error.message}`);
    return undefined;
  }
}

function mediansOf(runs) {
  const names = Object.keys(runs[0]).filter((name) => runs.every((run) => run[name] !== undefined));
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))]));
}
