/**
 * What joins a method of the protocol and a feature: how its parameters become a file, an offset and a module. Knows no
 * connection and no single feature.
 */
import type { Position, ProtocolRequestType, ServerCapabilities } from 'vscode-languageserver';
import type { Settings } from '../../protocol/messages.js';
import { offsetAt } from './workspace/line-index.js';
import type { Module, SourceFile } from './workspace/module.js';
import type { ModuleSummary } from './workspace/summary.js';
import type { View } from './workspace/workspace.js';

/** One method of the protocol. */
export interface Feature {
  readonly method: string;
  /** What `initialize` says about it. */
  readonly capability: ServerCapabilities;
  /** The harmless answer: nothing found. */
  readonly empty: unknown;
  readonly answer: (params: never, context: FeatureContext) => Promise<unknown>;
}

/** What features may ask for; the pure functions themselves get values only. */
export interface FeatureContext {
  readonly view: (uri: string) => Promise<View | undefined>;
  readonly settings: (uri: string) => Promise<Settings>;
  readonly summaries: () => readonly ModuleSummary[];
}

/** An entry whose parameters and answer are checked against the protocol's type. */
export function feature<P, R, PR, O>(
  type: ProtocolRequestType<P, R, PR, void, O>,
  capability: ServerCapabilities,
  empty: R,
  answer: (params: P, context: FeatureContext) => Promise<R>,
): Feature {
  return { method: type.method, capability, empty, answer };
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
