/**
 * Everything that a text goes through in the editor, as calls that must neither throw nor take long. The features come
 * from the server's own table, so that a new one is tested from its first day.
 */
import type { CompletionItem, Diagnostic, Position } from 'vscode-languageserver-types';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import type { Feature, FeatureContext, Requests } from '../../server/src/lsp/feature.js';
import { features } from '../../server/src/lsp/feature-table.js';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { parse } from '../../server/src/hcl/parse.js';
import { positionAt } from '../../server/src/workspace/line-index.js';
import { type Module, type SourceFile, moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { summaryOf } from '../../server/src/workspace/summary.js';
import { answerFault, wholeRange } from './answer-faults.js';
import type { Random } from './random.js';
import { treeFault } from './tree-faults.js';

const MODULE = 'file:///module';
const RESOLVE = 'completionItem/resolve';
const CODE_ACTION = 'textDocument/codeAction';

/** A mutated file in its module, and a place in it. */
export interface Subject {
  readonly file: SourceFile;
  readonly module: Module;
  readonly cursor: Position;
}

/** One call. `prepare` gets everything ready that is not part of it; the call answers what is wrong, or undefined. */
export interface Target {
  readonly name: string;
  readonly prepare: (subject: Subject) => () => Promise<string | undefined>;
}

/** The text as a file of a module that has another, sound file; the cursor stands at a random place. */
export function subjectOf(text: string, neighbour: SourceFile, random: Random): Subject {
  const file = sourceFile(`${MODULE}/main.tf`, text);
  const module = moduleFrom(MODULE, [file, neighbour]);
  return { file, module, cursor: positionAt(file, random.below(text.length + 1)) };
}

/** A sound file that stands beside each mutated one. */
export function neighbourOf(text: string): SourceFile {
  return sourceFile(`${MODULE}/other.tf`, text);
}

export const targets: readonly Target[] = [
  sync('parse', ({ file: { text } }) => treeFault(parse(text), text)),
  sync('diagnostics', ({ file, module, cursor }) =>
    answerFault('diagnostics', diagnostics(file, module, DEFAULT_SETTINGS), file, cursor),
  ),
  sync('summary', ({ file, module, cursor }) =>
    answerFault('summary', summaryOf(module.uri, module.files), file, cursor),
  ),
  ...features
    .filter(({ method }) => method !== RESOLVE)
    .map((feature) => ({
      name: feature.method,
      prepare: (subject: Subject) => {
        const { method } = feature;
        const params = paramsFor(method, subject);
        const answer = answerOf(feature, subject);
        return async () => {
          const given = await answer(params);
          const fault = answerFault(method, given, subject.file, subject.cursor);
          return fault ?? (method === 'textDocument/completion' ? resolveFault(given, subject) : undefined);
        };
      },
    })),
];

function sync(name: string, run: (subject: Subject) => string | undefined): Target {
  return { name, prepare: (subject) => () => Promise.resolve(run(subject)) };
}

/** What a feature answers, as the session would register it. */
function answerOf(feature: Feature, subject: Subject): (params: object) => unknown {
  let registered: (params: object) => unknown = () => undefined;
  const requests: Requests = {
    request: (_method, _empty, answer) => {
      registered = answer;
    },
  };
  feature.register(requests, contextOf(subject));
  return registered;
}

/** Members for every method; each takes what it knows. */
function paramsFor(method: string, { file, module, cursor }: Subject): object {
  const found: readonly Diagnostic[] =
    method === CODE_ACTION ? diagnostics(file, module, DEFAULT_SETTINGS) : [];
  return {
    textDocument: { uri: file.uri },
    position: cursor,
    range: wholeRange(file),
    context: { diagnostics: found, includeDeclaration: true, triggerKind: 1 },
    query: file.text.slice(0, 3),
    newName: 'renamed',
    uri: file.uri,
    stages: LIVE,
    stage: LIVE[0],
  };
}

/** Stages such as real code declares, some of them hostile. */
const LIVE = [
  {
    kind: 'rest',
    apiId: 'a1b2c3d4e5',
    stage: {
      stageName: 'prod',
      deploymentId: 'd1',
      variables: { alias: '${"' },
      accessLogSettings: { format: 'a\nb' },
      methodSettings: { '*/*': { loggingLevel: 'INFO' } },
    },
  },
  { kind: 'version2', apiId: 'h1', stage: { StageName: '$default', RouteSettings: { 'GET /': {} } } },
];

function contextOf({ file, module }: Subject): FeatureContext {
  return {
    view: () => Promise.resolve({ file, module, revision: 1 }),
    variablesView: () => Promise.resolve(undefined),
    settings: () => Promise.resolve(DEFAULT_SETTINGS),
    annotatesChanges: true,
    settled: () => Promise.resolve(),
    indexed: () => Promise.resolve(),
    insertion: { snippets: true, modes: [1, 2], usual: undefined },
    isBeside: () => Promise.resolve(false),
    environments: () => ({ names: [], files: {} }),
    appliedAs: () => [],
    summaries: () => [summaryOf(module.uri, module.files)],
    managedAt: () => Promise.resolve({ module, state: [] }),
    managedNaming: async function* () {
      yield await Promise.resolve({ module, state: [] });
    },
    isAccepted: (text) => Promise.resolve(parse(text).problems.length === 0),
  };
}

/** The first and the last item get their documentation. */
async function resolveFault(items: unknown, subject: Subject): Promise<string | undefined> {
  const resolve = features.find(({ method }) => method === RESOLVE);
  const list = items as readonly CompletionItem[];
  for (const item of [list[0], list.at(-1)]) {
    if (item && resolve) {
      const resolved = await answerOf(resolve, subject)(item);
      const fault = answerFault('textDocument/completion', [resolved], subject.file, subject.cursor);
      if (fault !== undefined) return `resolved: ${fault}`;
    }
  }
  return undefined;
}
