/**
 * What joins a method of the protocol and a feature: how its parameters become a file, an offset and a module. Knows no
 * connection and no single feature.
 */
import type { Position, ProtocolRequestType, ResponseError, ServerCapabilities } from 'vscode-languageserver';
import type { Settings } from '../../../protocol/messages.js';
import type { Insertion } from '../features/completion/insertion.js';
import { offsetAt } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { ModuleSummary } from '../workspace/summary.js';
import type { ManagedModule, View } from '../workspace/workspace.js';

/** One method of the protocol. */
export interface Feature {
  readonly method: string;
  /** What `initialize` says about it. */
  readonly capability: ServerCapabilities;
  /** The harmless answer: nothing found. */
  readonly empty: unknown;
  readonly answer: (params: never, context: FeatureContext) => unknown;
}

/** What features may ask for; the pure functions themselves get values only. */
export interface FeatureContext {
  readonly view: (uri: string) => Promise<View | undefined>;
  readonly settings: (uri: string) => Promise<Settings>;
  /** Whether another Terraform extension serves files that are open. */
  readonly isBeside: () => Promise<boolean>;
  readonly summaries: () => readonly ModuleSummary[];
  readonly managedAt: (uri: string) => Promise<ManagedModule>;
  /** As `Workspace.managedNaming`. */
  readonly managedNaming: (words: readonly string[]) => AsyncIterable<ManagedModule>;
  /** Whether HashiCorp's parser takes a text; where it can't be asked, whether ours does. */
  readonly isAccepted: (text: string) => Promise<boolean>;
  /** Whether the editor asks about changes that say so. */
  readonly annotatesChanges: boolean;
  /** Resolves when the workspace's folders have been looked through: who calls a module is known only then. */
  readonly indexed: () => Promise<void>;
  /** How the editor puts in what is completed. */
  readonly insertion: Insertion;
}

/** An entry; parameters and answer are what the protocol's type of the request says. */
export function feature<P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  capability: ServerCapabilities,
  empty: R | null,
  answer: Answer<P, R>,
): Feature {
  return { method: type.method, capability, empty, answer };
}

/** How a request is answered; an error is for requests that were right but can't be met. */
export type Answer<P, R> = (
  params: P,
  context: FeatureContext,
) => R | ResponseError | Promise<R | ResponseError>;

/** A feature of one place in a file. */
export function at<R>(
  empty: R,
  answer: (file: SourceFile, offset: number, module: Module) => R,
): (params: { textDocument: { uri: string }; position: Position }, context: FeatureContext) => Promise<R> {
  return async ({ textDocument, position }, { view }) => {
    const seen = await view(textDocument.uri);
    return seen ? answer(seen.file, offsetAt(seen.file, position), seen.module) : empty;
  };
}
