/**
 * What the editor's process asks the server about live stages, beyond the Language Server Protocol: names and types
 * only. Every answer is data; nothing is changed by asking. Positions are those of the Language Server Protocol.
 */
import type { LiveStage } from './live.js';

/** `RenderParams` → `RenderAnswer`. */
export const RENDER_REQUEST = 'apigatewayStages/render';

/** `ManagedParams` → `ManagedAnswer`. */
export const MANAGED_REQUEST = 'apigatewayStages/managed';

/** `CompareParams` → `CompareAnswer`. */
export const COMPARE_REQUEST = 'apigatewayStages/compare';

/** `CompareAllParams` → `CompareAllAnswer`. */
export const COMPARE_ALL_REQUEST = 'apigatewayStages/compareAll';

/** A position, a range and an edit as the Language Server Protocol has them. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** From the first character to right after the last, as the protocol counts. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A text in place of a range of a document. */
export interface TextChange {
  readonly range: TextRange;
  readonly newText: string;
}

/** Where something is declared. */
export interface DeclaredAt {
  readonly uri: string;
  readonly range: TextRange;
}

/** One stage, or all of an API, to be written as Terraform. */
export interface RenderParams {
  readonly stages: readonly LiveStage[];
  /**
   * The document that the text goes into. It need not be open nor exist: then what matters is the module of its
   * directory. Undefined or `untitled:…` for text that stands alone.
   */
  readonly uri?: string;
  readonly choices?: RenderChoices;
}

/** What is left out takes its default. */
export interface RenderChoices {
  /** `import` blocks in the text (the default), or commands for a terminal beside it. */
  readonly importAs?: 'blocks' | 'commands';
  /** Whether method settings and web ACL are written too; the default is `all`. */
  readonly parts?: 'all' | 'stage';
  /** Whether IDs become references where that is proved; the default is `references`. */
  readonly ids?: 'references' | 'literals';
  /** What a person says an ID belongs to: the address of a resource of the module by the live ID or ARN. */
  readonly picked?: Readonly<Record<string, string>>;
  /**
   * Whether a stage that a deployment of the module makes itself (`stage_name`) becomes a resource of its own. By default it
   * is only pointed to.
   */
  readonly moveFromDeployment?: boolean;
}

/** What an import writes, and what became of each stage. */
export interface RenderAnswer {
  /** The Terraform text of all stages that are written, with line feeds; empty where there are none. */
  readonly text: string;
  /** The edit that puts the text at the end of the document, in its own line breaks; undefined where `text` is empty. */
  readonly edit?: TextChange;
  /** What changes beside the text: documents that the import takes something from; applied with it, in one step. */
  readonly changes?: readonly DocumentChanges[];
  /** `terraform import …`, one line each, quoted for a POSIX shell; only where they were chosen. */
  readonly commands: readonly string[];
  /** One for each stage asked for, in the same order. */
  readonly stages: readonly RenderedStage[];
  /** IDs that stand as literals and that a person may pick a resource for. */
  readonly picks: readonly PickableId[];
}

/** What became of one stage: written, or why not. */
export type RenderedStage =
  | {
      readonly outcome: 'written';
      /** e.g. `aws_api_gateway_stage.orders_prod`. */
      readonly address: string;
      /** What a person should know of it, as sentences. */
      readonly notes: readonly string[];
    }
  | {
      /** It is there already, so it is not written again. */
      readonly outcome: 'declared';
      readonly address: string;
      /** Undefined where only the state knows it. */
      readonly at?: DeclaredAt;
      readonly message: string;
      /** True where a deployment of this module makes it, and `moveFromDeployment` would make it a resource of its own. */
      readonly movable?: boolean;
    }
  | { readonly outcome: 'refused'; readonly message: string };

/** The edits of one document. */
export interface DocumentChanges {
  readonly uri: string;
  readonly changes: readonly TextChange[];
}

/** A literal ID, and the resources of the module that it might belong to. */
export interface PickableId {
  /** The live ID or ARN: a key of `RenderChoices.picked`. */
  readonly id: string;
  /** e.g. `rest_api_id`. */
  readonly argument: string;
  /** e.g. `aws_api_gateway_rest_api.orders`; at least one. */
  readonly addresses: readonly string[];
}

/** A stage by what AWS calls it. */
export interface StageKey {
  readonly kind: LiveStage['kind'];
  readonly apiId: string;
  readonly stageName: string;
}

/** The stages to look for in the workspace. */
export interface ManagedParams {
  readonly stages: readonly StageKey[];
}

/** Which of the stages the workspace has. */
export interface ManagedAnswer {
  /** One for each stage asked for, in the same order; null where no code and no state of the workspace has it. */
  readonly stages: readonly (ManagedStage | null)[];
}

/** A stage that code declares or a local state manages. */
export interface ManagedStage {
  /** e.g. `aws_api_gateway_stage.prod` or `module.orders.aws_api_gateway_stage.prod`. */
  readonly address: string;
  /** How it is known: the module's own text, an `import` block, or the local state. */
  readonly by: 'code' | 'import' | 'state';
  /** Undefined where the state alone knows it. */
  readonly at?: DeclaredAt;
}

/** The live stage to compare with its code. */
export interface CompareParams {
  readonly stage: LiveStage;
  /** A document of the module to look in first, before every other one of the workspace. */
  readonly uri?: string;
}

/** Live stages to compare with whatever declares them in the workspace. */
export interface CompareAllParams {
  readonly stages: readonly LiveStage[];
}

/** What became of them. */
export interface CompareAllAnswer {
  /** One for each stage asked for, in the same order; null where no code and no state of the workspace has it. */
  readonly answers: readonly (CompareAnswer | null)[];
}

/** The differences, or why there is nothing to compare. */
export type CompareAnswer =
  | { readonly outcome: 'not-declared'; readonly message: string }
  | {
      readonly outcome: 'compared';
      /** The stage's address. */
      readonly address: string;
      /** Its whole block. */
      readonly at: DeclaredAt;
      /** Those in which something differs, that of the stage first; none where nothing does. */
      readonly files: readonly ComparedFile[];
      /** What could not be compared, and why, as sentences. */
      readonly notes: readonly string[];
    };

/** A file in which something differs from what is live. */
export interface ComparedFile {
  readonly uri: string;
  /** The whole text as it would stand with every live value taken: the other side of a diff editor. */
  readonly liveText: string;
  /** The edit that makes that text of it; undefined where no live value can be taken. */
  readonly takeAll: TextChange | undefined;
  /** In the order of the schemas, the stage's own first. */
  readonly differences: readonly Difference[];
}

/** One argument, entry of a map, nested block or resource that differs. */
export interface Difference {
  /** The block that it is told of, e.g. `aws_api_gateway_stage.prod`. */
  readonly address: string;
  /**
   * e.g. `access_log_settings.format`, `variables["alias"]`, `route_settings["GET /orders"].logging_level`. For a whole
   * resource its address, or if it is only live its type, for method settings with their path.
   */
  readonly argument: string;
  readonly kind: 'changed' | 'onlyLive' | 'onlyInCode';
  /** Where to show it: the value, or the block's header for what is only live. */
  readonly range: TextRange;
  /** One sentence. */
  readonly message: string;
  /** The edits of the file that take the live value; empty where that can't be done. */
  readonly takeLive: readonly TextChange[];
  /** True where `ignore_changes` keeps Terraform from changing it. */
  readonly ignored: boolean;
  /** Whether `terraform plan` shows it: not where it is ignored, or is only live and no resource of the code manages it. */
  readonly planned: boolean;
}
