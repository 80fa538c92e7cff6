/**
 * The model of what is known about a Terraform resource. Types and flags come from the provider's own schemas
 * (generated/), everything a person reads comes from resources/; both meet in `resourceSchema`.
 */

/** A Terraform type. `{ list: 'string' }` is `list(string)`. */
export type ValueType =
  | 'string'
  | 'number'
  | 'bool'
  | 'any'
  | { readonly list: ValueType }
  | { readonly set: ValueType }
  | { readonly map: ValueType }
  | { readonly object: Readonly<Record<string, ValueType>> };

/** Whether a person may or must write an attribute; `computed` ones are only exported. */
export type Presence = 'required' | 'optional' | 'optional-computed' | 'computed';

/** Provider versions that have something: `since` inclusive, `until` exclusive; undefined means open. */
export interface VersionRange {
  /** The first version that has it; with `after`, the first that is known to have it. */
  readonly since?: string;
  /** Beside `since`, where the first version is not known: the newest that is known to lack it. */
  readonly after?: string;
  /** The first version that lacks it again; with `through`, the first that is known to. */
  readonly until?: string;
  /** Beside `until`, where the last version is not known: the newest that is known to have it. */
  readonly through?: string;
}

/** An argument or attribute: what the provider's schema says, with our facts where there are any. */
export interface AttributeSchema extends VersionRange {
  readonly name: string;
  readonly type: ValueType;
  readonly presence: Presence;
  /** True where the provider itself calls it deprecated. */
  readonly deprecated?: boolean;
  readonly facts: Facts | undefined;
}

/** A block that may stand in another, and how often. */
export interface NestedBlockSchema extends VersionRange {
  readonly name: string;
  /** What its labels mean, for the few nested blocks that have any (`dynamic "name"`). */
  readonly labels?: readonly string[];
  readonly nesting: 'list' | 'set' | 'single';
  /** 0 means that the block may be left out. */
  readonly minItems: number;
  /** Undefined means any number. */
  readonly maxItems: number | undefined;
  /** True where the provider itself calls it deprecated. */
  readonly deprecated?: boolean;
  readonly body: BodySchema;
  readonly facts: Facts | undefined;
}

/** What may stand in a block. */
export interface BodySchema {
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly blocks: ReadonlyMap<string, NestedBlockSchema>;
  /** True where other names may be legal too, or only those of arguments: what is not listed is unknown, not wrong. */
  readonly open?: boolean | 'arguments';
  /** Names of Terraform's own that OpenTofu or a version after the described one has here: unknown, not wrong. */
  readonly elsewhere?: ReadonlySet<string>;
}

/** The range of versions is that of the type itself; open for nearly all. */
export interface ResourceSchema extends VersionRange {
  readonly kind: 'resource' | 'data';
  /** e.g. `aws_api_gateway_stage`. For a draft name the released name it stands for. */
  readonly type: string;
  readonly body: BodySchema;
  readonly facts: ResourceFacts | undefined;
}

/** One value of a closed list, with what choosing it means. */
export interface AllowedValue {
  /** The value itself, without quotes; exact case. Where the type is `any`, HCL as it stands. */
  readonly value: string;
  /** What choosing it means; empty where the value says it all. */
  readonly doc: string;
}

/** What a text must be, in the words of `Facts`. */
export interface TextLimits {
  readonly length?: { readonly min: number; readonly max: number };
  readonly pattern?: { readonly regex: string; readonly means: string };
}

/** What the entries of a map must be, and how many there may be. */
export interface EntryLimits {
  readonly max?: number;
  readonly key?: TextLimits;
  readonly value?: TextLimits;
}

/** What is known of one argument, exported attribute or nested block, in our own words. */
export interface Facts {
  /** Markdown: what it does, and what AWS does with it. */
  readonly doc: string;
  /** Plain text: what those say of it who have declared it, where that is not the provider. */
  readonly description?: string;
  /** What holds when it is left out, as HCL (`false`, `-1`) or as words. */
  readonly default?: string;
  /** The closed list that AWS or the provider enforces; for a list or set, of its elements. Numbers as written. */
  readonly allowed?: readonly AllowedValue[];
  /** True where the provider takes the allowed values in any case. */
  readonly anyCase?: boolean;
  /** Values worth proposing where the list is not closed; any other may be legal. */
  readonly suggested?: readonly AllowedValue[];
  /** Bounds that AWS or the provider enforces, inclusive; `except` lists values outside that are legal (such as -1). */
  readonly range?: { readonly min: number; readonly max?: number; readonly except?: readonly number[] };
  /** Allowed length of a string in characters. */
  readonly length?: { readonly min: number; readonly max: number };
  /** True where AWS refuses an empty string, and the length is not known otherwise. */
  readonly neverEmpty?: true;
  /** A regular expression that the whole value must match, and what it says in words. */
  readonly pattern?: { readonly regex: string; readonly means: string };
  /** True where a number must be whole. */
  readonly whole?: boolean;
  /** Limits for the keys and values of a map. */
  readonly entries?: EntryLimits;
  /** True where a change replaces the resource. */
  readonly forceNew?: boolean;
  /** Another argument of the resource whose keys the keys of this map repeat, e.g. `variables`. */
  readonly keysOf?: string;
  /** Other arguments of the resource that must not be set where this one is. */
  readonly conflictsWith?: readonly string[];
  /** What a value normally points to, best first. */
  readonly refersTo?: readonly ReferenceTarget[];
  /** The member in AWS's API, e.g. `cacheClusterSize`. An argument of a stage that has one is imported and compared. */
  readonly awsMember?: string;
  /**
   * What the provider reads where AWS's answer lacks the member, as HCL. Only where that is not what leaving the
   * argument out means.
   */
  readonly readsAs?: string;
  /**
   * HCL to propose as a value in a snippet, e.g. `"prod"`; further lines are indented relative to the argument. Empty for
   * a bool that is never written out.
   */
  readonly sample?: string;
  /** Of a block: optional members worth having in a new one, after the required ones. */
  readonly snippet?: readonly string[];
  /** True where it may be written but never should be (`tags_all`): not proposed, and no mistake either. */
  readonly notProposed?: boolean;
  /** First provider version with this, where more exact than the generated range. */
  readonly since?: string;
  /** First provider version that requires this. */
  readonly requiredSince?: string;
  readonly deprecated?: string;
  /** A page that says more. */
  readonly link?: string;
}

/** `<type>.<name>.<attribute>`, e.g. type `aws_api_gateway_rest_api`, attribute `id`. */
export interface ReferenceTarget {
  readonly type: string;
  readonly attribute: string;
  /** What has to come after it, so that both stand in a string, e.g. the path of a call after an execution ARN. */
  readonly followedBy?: string;
}

/** How an `import` block's `id` is built. */
export interface ImportId {
  /** e.g. `REST-API-ID/STAGE-NAME`. */
  readonly shape: string;
  readonly example: string;
}

/** What is known of a resource type as a whole. */
export interface ResourceFacts {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  /** One line, e.g. `Stage of a REST API`. */
  readonly title: string;
  /** Markdown. */
  readonly doc: string;
  /** The provider's documentation page. */
  readonly link: string;
  readonly importId?: ImportId;
  /** Optional arguments and blocks worth having in a new block, after the required ones; paths as in `members`. */
  readonly snippet?: readonly string[];
  /** True where a new one has to be made before the old one goes. */
  readonly createBeforeDestroy?: boolean;
  /** A local name to propose, where the module suggests none. */
  readonly localName?: string;
  /**
   * By path: `stage_name`, `access_log_settings`, `access_log_settings.format`, and exported attributes.
   * In the order in which a person would write them; schemas list their members in this order.
   */
  readonly members: Readonly<Record<string, Facts>>;
}
