/**
 * The built server under everything that an editor does, for as long as is wanted. Each step is chosen by seed and number
 * alone, so that a fault comes again at the same step, on every machine.
 */
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, type CompletionItem } from 'vscode-languageserver/node';
import { type Hcl2json, loadHcl2json } from '../../server/src/strict/hcl2json.js';
import { mutate } from '../fuzz/mutate.js';
import { type Random, randomFrom } from '../fuzz/random.js';
import { type Ask, askOf, refusalFault } from './asks.js';
import {
  closed,
  configured,
  type Desk,
  environmentChosen,
  folderToggled,
  freshEditor,
  opened,
  typed,
  written,
} from './desk.js';
import { editFault, editsIn } from './edits.js';
import { chosenSettings, MORE_NAMES, soundTexts } from './texts.js';
import { twinFault } from './twin.js';

/** How long, which, and where the repository is. */
export interface SoakOptions {
  readonly seconds: number;
  /** It ends after so many steps as well. */
  readonly mostSteps?: number;
  readonly seed: number;
  readonly root: string;
}

/** What was done, and the first fault. */
export interface SoakReport {
  readonly seed: number;
  readonly seconds: number;
  readonly steps: number;
  readonly edits: number;
  readonly requests: Record<string, number>;
  readonly cancellations: number;
  /** Edits of answers that were applied, and parsed. */
  readonly answeredEdits: number;
  /** How often the server was compared with one that had just started. */
  readonly comparisons: number;
  /** Resident memory of the server at the comparisons, in MB; none where the system does not tell. */
  readonly memory: number[];
  readonly logLines: number;
  /** With all texts, to see it again. */
  readonly fault?: {
    readonly step: number;
    readonly what: string;
    readonly open: Record<string, string>;
    readonly around: object;
  };
}

interface Run {
  readonly desk: Desk;
  readonly strict: Hcl2json;
  readonly report: { -readonly [Name in keyof SoakReport]: SoakReport[Name] };
}

/** Runs until the time is over or something is wrong. */
export async function soak({ seconds, seed, root, mostSteps = Infinity }: SoakOptions): Promise<SoakReport> {
  const strict = await loadHcl2json(join(root, 'dist/main.wasm.gz'));
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  const started = performance.now();
  const passed = (): number => (performance.now() - started) / 1000;
  const desk = await deskIn(folder, root);
  const report: Run['report'] = {
    seed,
    seconds: 0,
    steps: 0,
    edits: 0,
    requests: {},
    cancellations: 0,
    answeredEdits: 0,
    comparisons: 0,
    memory: [],
    logLines: 0,
  };
  const run: Run = { desk, strict, report };
  try {
    let what: string | undefined;
    while (what === undefined && passed() < seconds && report.steps < mostSteps) {
      report.steps++;
      what = (await step(run, randomFrom(seed * 1_000_003 + report.steps))) ?? serverFault(run);
    }
    what ??= await compared(run);
    if (what !== undefined) {
      const { folders, settings, environment = null } = desk;
      const around = { folders: [...folders], settings, environment };
      report.fault = { step: report.steps, what, open: Object.fromEntries(desk.open), around };
    }
  } finally {
    desk.editor.process.kill();
    await rm(folder, { recursive: true, force: true });
  }
  return { ...report, seconds: Math.round(passed()), logLines: desk.editor.log.length };
}

/** The example's modules as folders of a workspace, most of them added, some files open. */
export async function deskIn(folder: string, root: string): Promise<Desk> {
  await cp(join(root, 'example'), folder, { recursive: true });
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const names = ['rest', 'http', 'websocket', 'faults', 'import'];
  const there = (await readdir(folder, { recursive: true })).filter((path) => /\.tf(?:vars)?$/.test(path));
  const more = names.flatMap((name) => MORE_NAMES.map((each) => join(name, each)));
  const disk = new Map(
    await Promise.all(
      there.map(async (path) => [uriOf(path), await readFile(join(folder, path), 'utf8')] as const),
    ),
  );
  const start = {
    allFolders: names.map(uriOf),
    folders: new Set(names.slice(0, 4).map(uriOf)),
    uris: [...disk.keys(), ...more.map(uriOf)].sort(),
    disk,
    open: new Map<string, string>(),
    settings: {},
    environment: undefined,
  };
  const desk: Desk = { ...start, editor: await freshEditor(start) };
  for (const uri of desk.uris.filter((each) => /rest\/(?:stage|api)\.tf$/.test(each)))
    await opened(desk, uri);
  return desk;
}

/** One thing that a person does, or a few at once; what is wrong with it, in words. */
async function step(run: Run, random: Random): Promise<string | undefined> {
  const { desk } = run;
  const chance = random.below(1000);
  const uri = desk.open.size === 0 ? undefined : random.pick([...desk.open.keys()]);
  if (uri === undefined || (chance < 30 && desk.open.size < MOST_OPEN)) return openSome(desk, random);
  if (chance < 50) await closed(desk, uri);
  else if (chance < 75) await changeDisk(desk, random);
  else if (chance < 80) await folderToggled(desk, random.pick(desk.allFolders));
  else if (chance < 88) await configured(desk, chosenSettings(random));
  else if (chance < 92) await environmentChosen(desk, [undefined, 'dev', 'prod', 'none'][random.below(4)]);
  else if (chance < 95) return compared(run);
  else if (chance < 180) return burst(run, uri, random);
  else if (chance < 580) await edit(run, uri, random);
  else return asked(run, askOf(uri, desk.open.get(uri) ?? '', random), uri, random);
  return undefined;
}

const MOST_OPEN = 8;

async function openSome(desk: Desk, random: Random): Promise<undefined> {
  const uri = random.pick(desk.uris);
  if (!desk.open.has(uri)) await opened(desk, uri);
}

async function changeDisk(desk: Desk, random: Random): Promise<void> {
  const uri = random.pick(desk.uris);
  const text = random.pick(soundTexts(uri));
  const odd = mutate(text, soundTexts(uri), random);
  await written(desk, uri, [undefined, text, text, odd][random.below(4)]);
}

/** Texts come back to what is sound now and then: only there, edits of answers have something to break. */
async function edit({ desk, report }: Run, uri: string, random: Random): Promise<void> {
  report.edits++;
  const sound = soundTexts(uri);
  const text = random.below(6) === 0 ? random.pick(sound) : mutate(desk.open.get(uri) ?? '', sound, random);
  await typed(desk, uri, text, random.below(5) === 0);
}

/** Waits for the answer, and looks at it. */
async function asked(run: Run, ask: Ask, uri: string, random: Random): Promise<string | undefined> {
  const answer = await answered(run, ask);
  if ('fault' in answer) return answer.fault;
  const { desk, strict, report } = run;
  for (const [name, edits] of editsIn(ask.method, answer.result, uri)) {
    report.answeredEdits++;
    const fault = editFault(edits, (each) => desk.open.get(each) ?? desk.disk.get(each) ?? '', strict);
    if (fault !== undefined) return `${ask.method} (${JSON.stringify(ask.params)}): ${name}: ${fault}`;
  }
  if (ask.method !== 'textDocument/completion') return undefined;
  const items = (answer.result ?? []) as readonly CompletionItem[];
  if (items.length === 0) return undefined;
  const resolved = await answered(run, { method: 'completionItem/resolve', params: random.pick(items) });
  return 'fault' in resolved ? resolved.fault : undefined;
}

/** Requests, edits and cancellations one after the other, and nothing waits for an answer. */
async function burst(run: Run, uri: string, random: Random): Promise<string | undefined> {
  const pending: ReturnType<typeof answered>[] = [];
  for (let count = 2 + random.below(12); count > 0; count--) {
    if (random.below(3) === 0) await edit(run, uri, random);
    const source = new CancellationTokenSource();
    pending.push(answered(run, askOf(uri, run.desk.open.get(uri) ?? '', random), source));
    if (random.below(3) > 0) continue;
    run.report.cancellations++;
    source.cancel();
  }
  return (await Promise.all(pending)).flatMap((each) => ('fault' in each ? [each.fault] : []))[0];
}

type Answered = { readonly result: unknown } | { readonly fault: string | undefined };

async function answered(
  { desk, report }: Run,
  { method, params }: Ask,
  source = new CancellationTokenSource(),
): Promise<Answered> {
  report.requests[method] = (report.requests[method] ?? 0) + 1;
  let timer: NodeJS.Timeout | undefined;
  const noAnswer = new Promise<Answered>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, {
      fault: `${method} (${JSON.stringify(params)}) was not answered`,
    });
  });
  const answer = desk.editor.connection.sendRequest(method, params, source.token).then(
    (result) => ({ result }),
    (error: unknown) => {
      const fault = refusalFault(error);
      return fault === undefined
        ? { result: null }
        : { fault: `${method} (${JSON.stringify(params)}) ${fault}` };
    },
  );
  const ended = desk.editor.ended.then((code) => ({ fault: `the server ended with ${String(code)}` }));
  const first = await Promise.race([answer, noAnswer, ended]);
  clearTimeout(timer);
  return first;
}

/** Far more than anything takes, on a busy machine as well. */
const PATIENCE_MS = 120_000;

async function compared({ desk, report }: Run): Promise<string | undefined> {
  report.comparisons++;
  const fault = await twinFault(desk);
  report.memory.push(residentMb(desk.editor.process.pid));
  return fault ?? memoryFault(report.memory);
}

/** It may grow while it warms up; after that what it holds hangs on what is open. */
function memoryFault(memory: readonly number[]): string | undefined {
  const least = Math.min(...memory.slice(-3));
  if (memory.length < 9 || least < Math.max(...memory.slice(3, 6)) + MOST_GROWTH_MB) return undefined;
  return `the server's memory grows: ${memory.join(', ')} MB`;
}

const MOST_GROWTH_MB = 300;

function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** What the server lets others know of its accidents. */
function serverFault({ desk: { editor } }: Run): string | undefined {
  if (editor.process.exitCode !== null) return `the server ended with ${editor.process.exitCode}`;
  if (editor.stderr() !== '') return `the server wrote on standard error: ${editor.stderr()}`;
  const line = editor.log.find(
    (each) => each.includes(' failed: ') || each.includes('\n') || each.length > LONGEST_LINE,
  );
  if (line !== undefined) return `the server's log has: ${line}`;
  return editor.log.length > MOST_LINES ? `the server's log has ${editor.log.length} lines` : undefined;
}

const LONGEST_LINE = 500;
const MOST_LINES = 5_000;
