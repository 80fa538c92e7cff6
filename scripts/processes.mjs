// Starting programs and ending them again, with everything they have started themselves.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The root folder of this checkout. */
export const root = join(import.meta.dirname, '..');

/**
 * Starts a program that stays up, as the leader of a process group which `stop` ends.
 * Its output goes to the file `log` when given. `ended` resolves with the exit code (`null` after a signal);
 * it rejects if the program can't be started.
 *
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, log?: string, onOutput?: (text: string) => void }} Options
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} options
 */
export function start(command, args, { cwd = root, env = process.env, log, onOutput } = {}) {
  const child = spawn(command, args, { cwd, env, detached: !windows, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const file = log === undefined ? undefined : openLog(log);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      file?.write(text);
      onOutput?.(text);
    });
  }
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  ended.catch(() => undefined).finally(() => file?.end());
  return { pid: child.pid, ended, stop: () => stopGroup(child, ended) };
}

/**
 * Runs a program to its end and returns `{ code, output, timedOut }`; `output` is both streams as they came.
 * The program and its children are ended after `timeout` milliseconds. Rejects only if it can't be started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options & { timeout?: number, show?: boolean }} options
 */
export async function run(command, args, { timeout, show = false, ...options } = {}) {
  let output = '';
  const onOutput = (text) => {
    output += text;
    if (show) process.stdout.write(text);
  };
  const program = start(command, args, { ...options, onOutput });
  let timedOut = false;
  const timer =
    timeout &&
    setTimeout(() => {
      timedOut = true;
      void program.stop();
    }, timeout);
  try {
    const code = await program.ended;
    return { code, output, timedOut };
  } finally {
    clearTimeout(timer);
    await program.stop();
  }
}

/**
 * Like `run`, for the npm that belongs to the Node in use, free of what a surrounding `npm run` put into the environment.
 *
 * @param {readonly string[]} args
 * @param {Options & { timeout?: number, show?: boolean }} options
 */
export function npm(args, { env = process.env, ...options } = {}) {
  const clean = Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(?!config_(registry|ca|proxy|https_proxy|noproxy|userconfig))/i.test(name),
    ),
  );
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { ...options, env: clean });
  if (windows) {
    return run(process.env.ComSpec ?? 'cmd.exe', ['/d', '/c', 'npm.cmd', ...args], {
      ...options,
      env: clean,
    });
  }
  return run('npm', args, { ...options, env: clean });
}

/** Full path of a program on PATH, or `undefined`. */
export async function onPath(name) {
  const { code, output } = await run(windows ? 'where' : 'which', [name]).catch(() => ({
    code: 1,
    output: '',
  }));
  const [first] = output.split(/\r?\n/);
  return code === 0 && first ? first : undefined;
}

/** Ends every program started here and not ended yet, at once. */
export function stopAllNow() {
  for (const child of running) signalGroup(child, 'SIGKILL');
  running.clear();
}

/** A new folder for the time of this process; `endCleanly` removes it. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `apigateway-stages-${name}-`));
  temporary.push(folder);
  return folder;
}

/** Makes this process, when it ends or is asked to, run `before`, end everything it has started, and leave nothing behind. */
export function endCleanly(before = () => undefined) {
  process.on('exit', () => {
    stopAllNow();
    for (const folder of temporary)
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  let ending = false;
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void Promise.resolve(before()).finally(() => process.exit(code));
    });
  }
}

/** Resolves with the first value of `probe()` that isn't `undefined`; rejects after `timeout` milliseconds, naming `what`. */
export async function waitFor(what, probe, { timeout, every = 50 }) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Waited ${String(timeout / 1000)} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** Absolute path in `test-results/`, the git-ignored folder for logs, reports and pictures. */
export function resultPath(...names) {
  return join(root, 'test-results', ...names);
}

const windows = process.platform === 'win32';
const running = new Set();
const temporary = [];

async function stopGroup(child, ended) {
  if (!running.delete(child)) return;
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
  await ended.catch(() => undefined);
  clearTimeout(timer);
  // What the leader has left behind in its group ends too.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  return createWriteStream(path);
}
