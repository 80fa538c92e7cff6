/** What a rule is and what it finds. */
import type { Evaluate } from '../analysis/values/evaluate.js';
import type { Argument, SchemaBlock } from '../analysis/blocks/schema-blocks.js';
import type { Edit } from '../edits/edit.js';
import type { Span } from '../hcl/syntax.js';
import type { Module, SourceFile } from '../workspace/module.js';

/** As editors know them. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One rule: a file of its own, named after its code. */
export interface Rule {
  /** e.g. `invalid-value`; also the name of its file and of its section in docs/rules.md. */
  readonly code: string;
  readonly severity: Severity;
  /**
   * `schema` for what any Terraform extension can tell of API Gateway's resources, `stage` for what takes knowledge of
   * API Gateway, `language` for what `terraform validate` refuses anywhere in a module that has to do with it.
   */
  readonly group: 'schema' | 'stage' | 'language';
  /** True for a habit that runs through whole files: it is reported once a file, with the other places beside. */
  readonly oncePerFile?: true;
  /** One sentence for lists. */
  readonly title: string;
  /** What the settings say of it, a sentence, where it says more than the title. */
  readonly setting?: string;
  /**
   * True where terraform-ls reports the same: it reads the same syntax and schemas, but checks neither types of values,
   * closed lists, read-only arguments nor unknown resource types (its docs/validation.md).
   */
  readonly reportedByTerraformLs?: true;
  /** Pure; looks at one file within its module. */
  readonly check: (context: RuleContext) => Iterable<Finding>;
  /** Markdown for people: what it finds, and why it matters. */
  readonly documentation: string;
  /** A small example that the rule finds, and the same made right; a test runs both through the shipped program. */
  readonly examples: { readonly bad: string; readonly good: string };
}

/** What a rule looks at: one file within its module. */
export interface RuleContext {
  readonly file: SourceFile;
  readonly module: Module;
  /** Every block of the file whose schema is known, nested ones and the content of `dynamic` included. */
  readonly blocks: readonly SchemaBlock[];
  /** Every attribute of those blocks. */
  readonly arguments: readonly Argument[];
  /** The codes of all rules there are. */
  readonly codes: ReadonlySet<string>;
  /** What an expression of the module comes to; the rules of one run share what it finds out. */
  readonly evaluate: Evaluate;
}

/** What a rule has found, and where. */
export interface Finding extends Span {
  /** Sentence case, names in backticks, the remedy in the same sentence. */
  readonly message: string;
  /** Remedies, best first; computed only where a person asks for them. */
  readonly fixes?: () => readonly Fix[];
  /** Other places that have to do with it, such as the one the value comes from. */
  readonly related?: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Where it weighs otherwise than the rule's findings in general; a person's setting for the rule still wins. */
  readonly severity?: Severity;
}

/** Another place, and what it has to do with the finding. */
export interface Related {
  readonly file: SourceFile;
  readonly span: Span;
  readonly message: string;
}

/** A remedy. The first fix of a finding is the preferred one, unless it says otherwise. */
export interface Fix {
  /** Imperative, e.g. ``Rename to `aws_apigatewayv2_stage` ``. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** True where "fix all of this kind in the file" may apply it unseen. */
  readonly safe: boolean;
  /** False where it loses what a person meant, so that no editor should apply it for the asking. */
  readonly preferred?: false;
}
