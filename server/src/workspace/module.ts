/**
 * A Terraform module: one directory and what its files declare. Knows which blocks exist and where, not what they
 * mean; reads no disk.
 */
import type { Attribute, Block, Body, Problem } from '../hcl/syntax.js';

/** One `.tf` or `.tofu` file, as the editor or the disk has it. */
export interface SourceFile {
  readonly uri: string;
  /** The file's name within its directory. */
  readonly name: string;
  readonly text: string;
  readonly body: Body;
  readonly problems: readonly Problem[];
}

/** A block and the file it stands in. */
export interface Declaration {
  readonly file: SourceFile;
  readonly block: Block;
}

/** One entry of a `locals` block. */
export interface LocalDeclaration {
  readonly file: SourceFile;
  readonly attribute: Attribute;
}

export interface Module {
  /** URI of the directory, without a closing slash. */
  readonly uri: string;
  /** Sorted by name. */
  readonly files: readonly SourceFile[];
  /** False where a file could not be read: what is not declared here may well be declared there. */
  readonly complete: boolean;
  /** By address, e.g. `aws_api_gateway_stage.prod`; the first declaration wins. */
  readonly resources: ReadonlyMap<string, Declaration>;
  /** By address, e.g. `data.aws_api_gateway_rest_api.orders`. */
  readonly data: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, LocalDeclaration>;
  /** `module` blocks by name. */
  readonly calls: ReadonlyMap<string, Declaration>;
  /** Everything else at top level: `provider`, `terraform`, `import`, `moved`, `removed`, `check` … */
  readonly others: readonly Declaration[];
}
