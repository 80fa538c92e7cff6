/**
 * What joins a method of the protocol and a feature: how its parameters become a file, an offset and a module. Knows no
 * connection and no single feature.
 */
import type { Position, ServerCapabilities } from 'vscode-languageserver';
import type { Settings } from '../../protocol/messages.js';
import { offsetAt } from './workspace/line-index.js';
import type { Module, SourceFile } from './workspace/module.js';
import type { ModuleSummary } from './workspace/summary.js';
import type { ManagedModule, View } from './workspace/workspace.js';

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
  /** Whether the editor fills in snippets. */
  readonly snippets: boolean;
}

/** An entry; `answer` takes the method's parameters as the protocol types them. */
export function feature<R>(
  method: string,
  capability: ServerCapabilities,
  empty: R,
  answer: (params: never, context: FeatureContext) => R | Promise<R>,
): Feature {
  return { method, capability, empty, answer };
}

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
