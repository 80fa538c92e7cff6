/** A Terraform module: one directory and what its files declare. */
import { memoize } from '../hcl/memoize.js';
import type { Attribute, Block, Body, Problem } from '../hcl/syntax.js';
import { isOverrideName } from './directory.js';
import { type ProviderVersions, providerVersions, versionBlocks } from './provider-versions.js';

/** One `.tf` or `.tofu` file, as the editor or the disk has it. */
export interface SourceFile {
  readonly uri: string;
  /** The file's name within its directory. */
  readonly name: string;
  readonly text: string;
  readonly body: Body;
  readonly problems: readonly Problem[];
  /** For a file that is not parsed (too large, binary): why, as a sentence for people. The body is empty then. */
  readonly unread?: string;
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

/** What the files of one directory declare, and how the module is called. */
export interface Module {
  /** URI of the directory, without a closing slash. */
  readonly uri: string;
  /** Sorted by name. */
  readonly files: readonly SourceFile[];
  /** False where a file could not be read, or is JSON: what is not declared here may well be declared there. */
  readonly complete: boolean;
  /** False where a file could not be read even as text. */
  readonly allRead: boolean;
  /** Files in Terraform's JSON syntax, of which no more than the text is known. */
  readonly jsonFiles: readonly SourceFile[];
  /** By address, e.g. `aws_api_gateway_stage.prod`; the first declaration wins, those in override files come last. */
  readonly resources: ReadonlyMap<string, Declaration>;
  /** By address, e.g. `data.aws_api_gateway_rest_api.orders`. */
  readonly data: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  /** An override file's win. */
  readonly locals: ReadonlyMap<string, LocalDeclaration>;
  /** `module` blocks by name. */
  readonly calls: ReadonlyMap<string, Declaration>;
  /** Everything else at top level: `provider`, `terraform`, `import`, `moved`, `removed`, `check` … */
  readonly others: readonly Declaration[];
  /** Which versions of the AWS provider the module may run with. */
  readonly providerVersions: ProviderVersions;
  /** Variable files of the directory, in any order; they count only where no one calls the module. */
  readonly variableFiles: readonly SourceFile[];
  /** Texts beside the module that its expressions read (`file`, `templatefile`), by URI; their bodies are empty. */
  readonly texts: ReadonlyMap<string, SourceFile>;
  /** Variable files in folders below that are not modules, such as `envs/prod.tfvars`: someone may apply it with them. */
  readonly variablesBelow: readonly VariableNames[];
  /**
   * The variable files that Terraform is told to read when it applies the module, later ones win: a list for each way in which
   * that is done. Undefined where nobody says; any file may be among them then.
   */
  readonly appliedWith: readonly (readonly SourceFile[])[] | undefined;
  /** The variable files that it is applied with in any environment; none where nobody says. */
  readonly givenFiles: readonly SourceFile[];
  /** The same module as it is applied in an environment; undefined where that isn't known. */
  readonly inEnvironment: (name: string) => Module | undefined;
  /** The module that a call leads to, as this call makes it; undefined where it is not a directory that is known. */
  readonly child: (call: string) => Module | undefined;
  /** The calls that make this module; undefined where some of them are unknown. */
  readonly callers: () => readonly Caller[] | undefined;
}

/** A variable file, and which variables it sets. */
export interface VariableNames {
  readonly uri: string;
  readonly names: ReadonlySet<string>;
}

/** A `module` block that calls another module, and the module it stands in. */
export interface Caller {
  readonly module: Module;
  readonly call: Declaration;
}

/** What lies beside a module's source files. */
export interface BesideSources {
  /** False where there are more source files, or some could not be read. */
  readonly allRead?: boolean;
  /** The parsed body of `.terraform.lock.hcl`. */
  readonly lock?: Body | undefined;
  readonly variableFiles?: readonly SourceFile[];
  readonly jsonFiles?: readonly SourceFile[];
  readonly texts?: ReadonlyMap<string, SourceFile>;
}

/**
 * A module from its files, in any order, by itself: links.ts joins it with others. Cheap: what a file declares is gathered
 * once for as long as the file object lives.
 */
export function moduleFrom(
  uri: string,
  files: readonly SourceFile[],
  { allRead = true, lock, variableFiles = [], jsonFiles = [], texts = NO_TEXTS }: BesideSources = {},
): Module {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const base = sorted.filter(({ name }) => !isOverrideName(name)).map(declarationsIn);
  const overrides = sorted.filter(({ name }) => isOverrideName(name)).map(declarationsIn);
  const all = [...base, ...overrides];
  const isWhole = allRead && [...sorted, ...jsonFiles].every((file) => file.unread === undefined);
  const others = all.flatMap((each) => each.others);
  return {
    uri,
    files: sorted,
    complete: isWhole && jsonFiles.length === 0,
    allRead: isWhole,
    jsonFiles,
    resources: firstByName(all.map((each) => each.resources)),
    data: firstByName(all.map((each) => each.data)),
    variables: firstByName(all.map((each) => each.variables)),
    outputs: firstByName(all.map((each) => each.outputs)),
    locals: firstByName([...overrides.toReversed(), ...base].map((each) => each.locals)),
    calls: firstByName(all.map((each) => each.calls)),
    others,
    providerVersions: providerVersions(versionBlocks(others), lock),
    variableFiles,
    texts,
    variablesBelow: [],
    appliedWith: undefined,
    givenFiles: [],
    inEnvironment: () => undefined,
    child: () => undefined,
    callers: () => [],
  };
}

/** How much text a module is, in UTF-16 units: what looking at it once more takes. */
export function textLength({ files }: Pick<Module, 'files'>): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

/** The module with a file in the place of the one of this URI, or besides the others; it is called as before. */
export function withFile(module: Module, file: SourceFile): Module {
  const {
    uri,
    allRead,
    providerVersions,
    variableFiles,
    jsonFiles,
    texts,
    variablesBelow,
    appliedWith,
    givenFiles,
  } = module;
  const files = [...module.files.filter((each) => each.uri !== file.uri), file];
  const changed = moduleFrom(uri, files, { allRead, variableFiles, jsonFiles, texts });
  return {
    ...changed,
    providerVersions,
    variablesBelow,
    appliedWith,
    givenFiles,
    child: module.child,
    callers: module.callers,
  };
}

const NO_TEXTS: Module['texts'] = new Map();

/** What one file declares; names map to their first declaration in it. */
interface FileDeclarations {
  readonly resources: Map<string, Declaration>;
  readonly data: Map<string, Declaration>;
  readonly variables: Map<string, Declaration>;
  readonly outputs: Map<string, Declaration>;
  readonly locals: Map<string, LocalDeclaration>;
  readonly calls: Map<string, Declaration>;
  readonly others: Declaration[];
}

const declarationsIn = memoize((file: SourceFile): FileDeclarations => {
  const found: FileDeclarations = {
    resources: new Map(),
    data: new Map(),
    variables: new Map(),
    outputs: new Map(),
    locals: new Map(),
    calls: new Map(),
    others: [],
  };
  for (const block of file.body.items) if (block.kind === 'block') add(found, { file, block });

  return found;
});

function add(found: FileDeclarations, declaration: Declaration): void {
  const { block } = declaration;
  const [first, second] = block.labels.map((label) => label.text);
  switch (block.type.text) {
    case 'resource':
      addFirst(found.resources, first && second && `${first}.${second}`, declaration);
      break;
    case 'data':
      addFirst(found.data, first && second && `data.${first}.${second}`, declaration);
      break;
    case 'variable':
      addFirst(found.variables, first, declaration);
      break;
    case 'output':
      addFirst(found.outputs, first, declaration);
      break;
    case 'module':
      addFirst(found.calls, first, declaration);
      break;
    case 'locals':
      for (const attribute of block.body.items) {
        if (attribute.kind === 'attribute')
          addFirst(found.locals, attribute.name.text, { file: declaration.file, attribute });
      }
      break;
    default:
      found.others.push(declaration);
  }
}

/** A block whose labels are still to be typed declares nothing yet. */
function addFirst<T>(map: Map<string, T>, name: string | undefined, value: T): void {
  if (name !== undefined && name !== '' && !map.has(name)) map.set(name, value);
}

function firstByName<T>(maps: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  const filled = maps.filter((map) => map.size > 0);
  if (filled.length === 1 && filled[0]) return filled[0];

  const all = new Map<string, T>();
  for (const map of filled) for (const [name, value] of map) if (!all.has(name)) all.set(name, value);
  return all;
}
