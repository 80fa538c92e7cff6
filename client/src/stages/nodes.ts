/**
 * What the tree of live stages is made of: data only. A node says what it is about, not how it looks (`node-look.ts`)
 * and not what lies below it (`children.ts`).
 */
import type { LiveStage } from '../../../protocol/live.js';
import { liveStageName } from '../aws/addresses.js';
import type { AwsFailure, LiveApi } from '../aws/ports.js';

/** A row of the tree. */
export type TreeNode = ParentNode | DetailNode | FailureNode | NoteNode;

/** What is asked of AWS when a person opens it. */
export type ParentNode = RegionNode | ApiNode | StageNode;

/** A Region with its APIs. */
export interface RegionNode {
  readonly kind: 'region';
  readonly region: string;
}

/** An API with its stages. */
export interface ApiNode {
  readonly kind: 'api';
  readonly api: LiveApi;
}

/** A live stage with its details. */
export interface StageNode {
  readonly kind: 'stage';
  readonly api: LiveApi;
  readonly live: LiveStage;
}

/** One thing that is set on a stage. */
export interface DetailNode {
  readonly kind: 'detail';
  readonly label: string;
  readonly value?: string;
  /** The whole of it, where `value` is short; what a person copies. */
  readonly whole?: string;
  /** What a person must know to make use of it. */
  readonly note?: string;
  /** A codicon. */
  readonly icon?: string;
  readonly children?: readonly DetailNode[];
}

/** Something that could not be asked for; whatever else there is stands beside it. */
export interface FailureNode {
  readonly kind: 'failure';
  readonly failure: AwsFailure & Error;
  /** What is missing because of it, e.g. `REST APIs`. */
  readonly missing: string;
  /** What to ask for again. */
  readonly parent: ParentNode;
}

/** Why there is nothing, or not yet. */
export interface NoteNode {
  readonly kind: 'note';
  readonly text: string;
  /** A codicon, where it is no plain information. */
  readonly icon?: string;
}

/** Whether a value, such as what a command is called with, is a row of the tree. */
export function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(String(value.kind));
}

const KINDS: ReadonlySet<string> = new Set<TreeNode['kind']>([
  'region',
  'api',
  'stage',
  'detail',
  'failure',
  'note',
]);

/** Whether something is asked of AWS when a person opens it. */
export function isParentNode(node: TreeNode): node is ParentNode {
  return node.kind === 'region' || node.kind === 'api' || node.kind === 'stage';
}

/** A name for a node that stays the same when it is asked for again. */
export function nodeKey(node: ParentNode): string {
  switch (node.kind) {
    case 'region':
      return node.region;
    case 'api':
      return `${node.api.region}/${node.api.id}`;
    case 'stage':
      return stageNodeKey(node.live, node.api.region);
  }
}

/** The same name from a stage alone. */
export function stageNodeKey(live: LiveStage, region = live.region ?? ''): string {
  return `${region}/${live.apiId}/${liveStageName(live)}`;
}
