/** What joins a method of the protocol and the pure function that answers it. */
import type { Position, ProtocolRequestType, ResponseError, ServerCapabilities } from 'vscode-languageserver';
import type { EnvironmentsAnswer, Settings } from '../../../protocol/messages.js';
import type { Insertion } from '../features/completion/insertion.js';
import { isRecord } from '../workspace/json.js';
import { offsetAt } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { ModuleSummary } from '../workspace/summary.js';
import type { ManagedModule } from '../workspace/managed-modules.js';
import type { View } from '../workspace/workspace.js';

/** What features may ask for; the pure functions themselves get values only. */
export interface FeatureContext {
  readonly view: (uri: string) => Promise<View | undefined>;
  /** As `Workspace.variablesView`. */
  readonly variablesView: (uri: string) => Promise<View | undefined>;
  readonly settings: (uri: string) => Promise<Settings>;
  /** Whether another Terraform extension serves the document, or without a URI any open document. */
  readonly isBeside: (uri: string | undefined) => Promise<boolean>;
  /** The environments of a module, and the one whose values are shown. */
  readonly environments: (module: Module | undefined) => EnvironmentsAnswer;
  /** A module in the ways in which it is applied; none where there is only one. */
  readonly appliedAs: (module: Module) => readonly Module[];
  readonly summaries: () => readonly ModuleSummary[];
  readonly managedAt: (uri: string) => Promise<ManagedModule>;
  /** As `Workspace.managedNaming`. */
  readonly managedNaming: (words: readonly string[]) => AsyncIterable<ManagedModule>;
  /** Whether HashiCorp's parser accepts a text; where it can't be asked, whether ours does. */
  readonly isAccepted: (text: string) => Promise<boolean>;
  /** Whether the editor asks a person about changes that are annotated so. */
  readonly annotatesChanges: boolean;
  /** As `Workspace.settled`. */
  readonly settled: () => Promise<void>;
  /** The same once the workspace's folders are indexed: only then are the callers of a module known. */
  readonly indexed: () => Promise<void>;
  /** How the editor inserts completion items. */
  readonly insertion: Insertion;
}

/** How a request is answered; an error is for requests that are valid but can't be met. */
export type Answer<P, R> = (
  params: P,
  context: FeatureContext,
) => R | ResponseError | Promise<R | ResponseError>;

/** What one method of the protocol needs; parameters and answer are those of the protocol's own request type. */
export interface Entry<P, R> {
  /** What `initialize` says about it, where another entry does not say it already. */
  readonly capability?: ServerCapabilities;
  /** The harmless answer: nothing found. */
  readonly empty: R | null;
  /**
   * What it does where another Terraform extension serves the same document: `answer` as always, `leave` it to the
   * other with the empty answer, or give another answer, without what both would say.
   */
  readonly beside: 'answer' | 'leave' | Answer<P, R>;
  readonly answer: Answer<P, R>;
}

/** Where features are registered: the connection, or a test. */
export interface Requests {
  readonly request: (method: string, empty: unknown, answer: (params: unknown) => unknown) => void;
}

/** A method of the protocol, ready to be registered; its own types stay inside. */
export interface Feature {
  readonly method: string;
  readonly capability: ServerCapabilities;
  readonly register: (requests: Requests, context: FeatureContext) => void;
}

/** A row of the table of features. */
export function feature<P, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  entry: Entry<P, R>,
): Feature {
  return {
    method,
    capability: entry.capability ?? {},
    register: ({ request }, context) => {
      // An editor may send anything; what answers malformed parameters is `respond`.
      request(method, entry.empty, (params) => answerTo(entry, params as P, context));
    },
  };
}

async function answerTo<P, R>(
  { answer, beside, empty }: Entry<P, R>,
  params: P,
  context: FeatureContext,
): Promise<R | null | ResponseError> {
  if (beside === 'answer' || !(await context.isBeside(uriIn(params)))) return answer(params, context);
  return beside === 'leave' ? empty : beside(params, context);
}

/** The document that a request is about. */
function uriIn(params: unknown): string | undefined {
  const document = isRecord(params) ? params.textDocument : undefined;
  return isRecord(document) && typeof document.uri === 'string' ? document.uri : undefined;
}

/** What answers for one place in a file. */
type AtPlace<R> = (file: SourceFile, offset: number, module: Module) => R;

/**
 * An answer that needs one place in a file; `empty` where the file is in no open module. `inVariables` answers for
 * variable files of a module.
 */
export function at<R>(
  empty: R,
  answer: AtPlace<R>,
  inVariables: AtPlace<R> = () => empty,
): (params: { textDocument: { uri: string }; position: Position }, context: FeatureContext) => Promise<R> {
  return async ({ textDocument: { uri }, position }, { view, variablesView }) => {
    const seen = await view(uri);
    if (seen) return answer(seen.file, offsetAt(seen.file, position), seen.module);
    const variables = await variablesView(uri);
    return variables
      ? inVariables(variables.file, offsetAt(variables.file, position), variables.module)
      : empty;
  };
}
