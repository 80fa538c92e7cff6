/**
 * What the editor's process and the server's process say to each other beyond the Language Server Protocol:
 * types and constants only.
 */

/** Diagnostics carry this as their source; output channels and logs use it as their name. */
export const SOURCE = 'apigateway-stages';

/** The configuration section in every editor. */
export const SETTINGS_SECTION = 'apigatewayStages';

/** `off` silences a rule. */
export type RuleSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** In `Settings.rules` this stands for all rules about Terraform's language; the code of one of them counts more. */
export const LANGUAGE_GROUP = 'language';

/** `auto` complements another Terraform extension where one serves a file, and else stands alone. */
export type Coexistence = 'auto' | 'complement' | 'standalone';

/** Of which files findings are shown: of those that are open, of all in their modules, or of all in the workspace. */
export type ProblemScope = 'openFiles' | 'module' | 'workspace';

/** The settings that the server reads; whatever is missing or of the wrong type takes its default. */
export interface Settings {
  /** By rule code or `LANGUAGE_GROUP`; a rule that is not named keeps its own severity. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Whether HashiCorp's own parser checks the syntax beside ours. */
  readonly strictCheck: boolean;
  /** How much is shown beside other Terraform extensions. The server settles `auto` for each file. */
  readonly coexistence: Coexistence;
  readonly problems: ProblemScope;
}

/** What counts where nobody has set anything: every rule at its own severity. */
export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  strictCheck: true,
  coexistence: 'auto',
  problems: 'openFiles',
};

/**
 * Which languages other Terraform extensions serve in this editor: `companions` of the initialization options, and the
 * parameters of the notification when it changes.
 */
export interface Companions {
  /** The editor's language ids. */
  readonly languages: readonly string[];
}

/** The client tells that companions came or went. */
export const COMPANIONS_CHANGED = 'apigatewayStages/companionsChanged';

/** `EnvironmentsParams` → `EnvironmentsAnswer`. */
export const ENVIRONMENTS_REQUEST = 'apigatewayStages/environments';

/** A document. */
export interface EnvironmentsParams {
  readonly textDocument: { readonly uri: string };
}

/** The environments that a document's module is applied in, by its project file. */
export interface EnvironmentsAnswer {
  readonly names: readonly string[];
  /** By name, the variable files that it is applied with, as the project file writes them; later ones win. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** The one whose values are shown; of all where there is none. */
  readonly chosen?: string;
}

/** The client tells which environment's values are to be shown; the same name is `environment` in the initialization options. */
export const ENVIRONMENT_CHOSEN = 'apigatewayStages/environmentChosen';

/** Without a name, values of all environments are shown. */
export interface EnvironmentChosen {
  readonly name?: string;
}
