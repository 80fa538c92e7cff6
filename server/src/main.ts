/**
 * The program: command line → language server. The only use of `process`; everything the server stands on is made
 * here.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { visibleLine } from '../../protocol/plain-text.js';
import { describe } from './lsp/respond.js';
import { accidentLine, bytesOf, isReaderGone } from './standard-streams.js';
import { rulePages } from './rules/registry/rule-links.js';
import type { StrictCheck } from './strict/strict-check.js';
import { unknownArguments } from './unknown-arguments.js';
import { nodeClock } from './workspace/adapters/clock.js';
import { nodeDisk } from './workspace/adapters/disk.js';
import { fenceAround } from './workspace/adapters/fenced-disk.js';
import { nodeTextStore } from './workspace/adapters/text-store.js';

const USAGE = `Usage: apigateway-stages <option>
       apigateway-stages check [options] [paths]
       apigateway-stages render [options]
       apigateway-stages compare [options] [paths]
       apigateway-stages mcp

A language server for Amazon API Gateway stages in Terraform, and a check for terminals and pipelines.

  check       check directories and files; see \`check --help\`
  render      write live stages as Terraform; see \`render --help\`
  compare     compare live stages with their code; see \`compare --help\`
  mcp         run as a Model Context Protocol server for agents; see \`mcp --help\`
  --stdio     run as a language server over standard input and output
  --node-ipc  run as a language server over Node IPC
  --version   show the version
  --help      show this help
`;

function main(args: readonly string[]): void {
  process.stdout.on('error', endWithAccident);
  // Where nothing can be said, there is nothing to do about it.
  process.stderr.on('error', () => undefined);
  const [first, ...others] = args.filter((arg) => !arg.startsWith(EDITOR_PROCESS));
  if (first === 'check') {
    check(others).catch(endWithAccident);
  } else if (first === 'render') {
    renderInput(others).catch(endWithAccident);
  } else if (first === 'compare') {
    compare(others).catch(endWithAccident);
  } else if (first === 'mcp') {
    mcp(others).catch(endWithAccident);
  } else if (first === '--help' || first === '-h') {
    process.stdout.write(USAGE);
  } else if (first === '--version') {
    process.stdout.write(`${version()}\n`);
  } else if ((first === '--stdio' || first === '--node-ipc') && others.length === 0) {
    start(first).catch(endWithAccident);
  } else {
    process.stderr.write(first === undefined ? USAGE : `${unknownArguments(args, existsSync)}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}

/** The library reads from the command line which channel the editor has chosen. */
async function start(channel: '--stdio' | '--node-ipc'): Promise<void> {
  growYoungHeap(false);
  const told = new Set<string>();
  const tell = (error: unknown): void => {
    complainOnce(error, told);
  };
  process.on('unhandledRejection', tell);
  process.on('uncaughtException', tell);
  process.on('disconnect', () => process.exit(1));
  const { createConnection } = await import('vscode-languageserver/node');
  const { serve } = await import('./lsp/server.js');
  const { watchEditor } = await import('./lsp/editor-watch.js');
  const { framingCheck } = await import('./lsp/framing.js');
  if (channel === '--stdio') process.stdin.on('data', framingCheck(endAtBrokenFrame));
  serve(createConnection(), {
    watchEditor,
    version: version(),
    disk: nodeDisk(),
    clock: nodeClock,
    startStrictCheck,
    pageOf: rulePages(rulesPage(), readText),
    largeText: () => {
      growYoungHeap(true);
    },
    exit: (code) => process.exit(code),
  });
}

async function check(args: readonly string[]): Promise<void> {
  growYoungHeap(false);
  process.exitCode = 2;
  const { runCheck } = await import('./check/run-check.js');
  process.exitCode = await runCheck(args, {
    cwd: process.cwd(),
    disk: nodeDisk(),
    texts: nodeTextStore(),
    input: standardInput,
    writeAside: (text) => process.stderr.write(text),
    startStrictCheck: (log) => startStrictCheck(log, BATCH_TIMEOUT_MS),
    tool: { version: version(), homepage: fromManifest('homepage') },
    environment: process.env,
    isTerminal: process.stdout.isTTY,
    write: (text) => process.stdout.write(text),
    complain,
  });
}

function startStrictCheck(log: (message: string) => void, timeoutMs = STRICT_TIMEOUT_MS): StrictCheck {
  // Threads and digests take a while to load, and the first answers need neither.
  const started = import('./strict/strict-check.js').then(({ createStrictCheck }) =>
    createStrictCheck({ workerPath: join(ownFolder(), 'strict.cjs'), timeoutMs, log }),
  );
  return {
    check: async (text) => (await started).check(text),
    dispose: async () => (await started).dispose(),
  };
}

/** A line on standard error. It may quote names of files and arguments, which must not command a terminal or a pipeline. */
function complain(message: string): void {
  process.stderr.write(`apigateway-stages: ${visibleLine(message)}\n`);
}

function rulesPage(): string {
  return join(ownFolder(), '../docs/rules.md');
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** What comes on standard input as Terraform on standard output. */
async function renderInput(args: readonly string[]): Promise<void> {
  process.exitCode = 2;
  const { renderCommand } = await import('./render/rendering.js');
  const input = args.includes('--help') ? Buffer.alloc(0) : await standardInput();
  const { output, messages, exitCode } = renderCommand(args, input);
  process.stdout.write(output);
  process.stderr.write(messages);
  process.exitCode = exitCode;
}

/** Live stages on standard input, held against the code below the paths. */
async function compare(args: readonly string[]): Promise<void> {
  process.exitCode = 2;
  const { runCompare } = await import('./compare/run-compare.js');
  process.exitCode = await runCompare(args, {
    cwd: process.cwd(),
    disk: nodeDisk(),
    clock: nodeClock,
    tool: { version: version(), homepage: fromManifest('homepage') },
    environment: process.env,
    isTerminal: process.stdout.isTTY,
    input: standardInput,
    write: (text) => process.stdout.write(text),
    complain,
  });
}

/** The protocol's code and the tools are in a bundle that nothing else loads; what the tools do is in this one. */
async function mcp(args: readonly string[]): Promise<void> {
  growYoungHeap(false);
  const { serveMcp } = await import('./mcp/serve.js');
  process.exitCode = serveMcp(args, {
    ...{ cwd: process.cwd(), disk: nodeDisk(), texts: nodeTextStore(), clock: nodeClock, fenceAround },
    parts: await import('./mcp/parts.js'),
    startStrictCheck: (log) => startStrictCheck(log, BATCH_TIMEOUT_MS),
    tool: { version: version(), homepage: fromManifest('homepage') },
    write: (text) => process.stdout.write(text),
    complain: (message) => process.stderr.write(`apigateway-stages: ${message}\n`),
  });
}

/** All of it; nothing where a person sits at a terminal. */
async function standardInput(): Promise<Uint8Array> {
  const bytes = process.stdin.isTTY
    ? Buffer.alloc(0)
    : await bytesOf(process.stdin, LARGEST_INPUT_MB * 1024 * 1024);
  if (bytes !== undefined) return bytes;

  process.stderr.write(
    `apigateway-stages: The input is larger than ${LARGEST_INPUT_MB} MB. Pipe fewer stages at a time.\n`,
  );
  return process.exit(2);
}

/**
 * Looking through a workspace and editing files of ordinary length make much garbage and keep little: a young generation
 * that may grow would end 30 MB larger and never shrink. Trees of large files are read twice as fast with it, and worth
 * its memory. Electron may forbid late flags.
 */
function growYoungHeap(mayGrow: boolean): void {
  if (!('electron' in process.versions)) setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
}

/** An editor starts a server that has ended again; one that is mute stays so. */
function endAtBrokenFrame(fault: string): void {
  process.stderr.write(`apigateway-stages: ${fault} The server ends; restart it.\n`, () => process.exit(1));
}

/** An accident must not take the editor's answers away, and is told once; only a lost editor ends the server. */
function complainOnce(error: unknown, told: Set<string>): void {
  if (isReaderGone(error)) process.exit(1);

  const line = visibleLine(describe(error));
  if (!told.has(line)) process.stderr.write(`${line}\n`);
  told.add(line);
}

/** A command that can't go on has not done its work; a reader that has seen enough (`| head`) hears nothing of it. */
function endWithAccident(error: unknown): void {
  if (!isReaderGone(error)) process.stderr.write(`apigateway-stages: ${visibleLine(accidentLine(error))}\n`);
  process.exit(2);
}

/** Where the bundle lies; package managers start it through a link. */
function ownFolder(): string {
  return dirname(realpathSync(process.argv[1] ?? '.'));
}

function version(): string {
  return fromManifest('version') ?? 'unknown';
}

/** What the package says of itself. */
function fromManifest(member: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(ownFolder(), '../package.json'), 'utf8'));
    const members = new Map(Object.entries(manifest ?? {}));
    return members.has(member) ? String(members.get(member)) : undefined;
  } catch {
    return undefined;
  }
}

/** A hundred times what an account may have of stages. */
const LARGEST_INPUT_MB = 64;

const STRICT_TIMEOUT_MS = 5_000;

/** Nobody types meanwhile, and on a busy machine an answer takes long: what ends this is not a slow parser but a stuck one. */
const BATCH_TIMEOUT_MS = 600_000;

/** Some editors tell on the command line who they are; the library ends the server with them. */
const EDITOR_PROCESS = '--clientProcessId=';

main(process.argv.slice(2));
