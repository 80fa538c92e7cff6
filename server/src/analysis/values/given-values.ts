/**
 * What the variables of a module are set to: by those who call it, or else by its variable files, or else by Terragrunt
 * where that applies it, or else by their defaults. Finds the expressions; evaluates nothing.
 */
import { attributeOf } from '../../hcl/lookup.js';
import { type Caller, type Module, moduleFrom, type SourceFile } from '../../workspace/module.js';
import { isTerragruntName } from '../../workspace/directory.js';
import { inputIn } from '../../workspace/terragrunt.js';
import { writtenIn, type Written } from '../blocks/overrides.js';
import type { Origin } from './values.js';

/** An expression that a variable is set to. */
export interface Given {
  /** The module whose names the expression means. */
  readonly module: Module;
  readonly origin: Origin;
}

/**
 * Everything that sets a variable in one of the ways in which the module is used; undefined where that can't all be
 * told. None where nothing sets it.
 */
export function givenTo(name: string, module: Module): readonly Given[] | undefined {
  const declaration = module.variables.get(name);
  const callers = module.callers();
  if (declaration === undefined || callers === undefined) return undefined;
  const written = writtenIn(declaration, 'default', module);
  const byDefault = written && given(written, module, 'variable', `the default of \`var.${name}\``);
  const terragrunt = module.variableFiles.find(({ name: file }) => isTerragruntName(file));
  // Who is called and applied by itself as well has at least two values.
  if (terragrunt && callers.length > 0) return undefined;
  const otherwise = terragrunt ? [byTerragrunt(name, terragrunt)] : byDefault ? [byDefault] : [];
  const found =
    callers.length > 0
      ? callers.map((each) => byCaller(each, name, byDefault))
      : byFiles(name, module, otherwise);
  const known = found?.filter((each) => each !== undefined);
  return found?.length === known?.length ? known : undefined;
}

function given({ file, attribute }: Written, module: Module, kind: Origin['kind'], what: string): Given {
  return { module, origin: { kind, what, file, expression: attribute.value, derived: false } };
}

function byCaller({ module, call }: Caller, name: string, byDefault: Given | undefined): Given | undefined {
  const address = `module.${call.block.labels[0]?.text ?? ''}`;
  const written = writtenIn(call, name, module);
  return written ? given(written, module, 'given', `\`var.${name}\`, which \`${address}\` sets`) : byDefault;
}

/** Its values go by the environment, so they win over a default and over nothing else. */
function byTerragrunt(name: string, file: SourceFile): Given | undefined {
  const attribute = inputIn(file.body, name);
  const what = `\`var.${name}\`, which \`${file.name}\` sets`;
  return attribute && given({ file, attribute }, NO_MODULE, 'given', what);
}

/**
 * The file that counts of those that Terraform reads by itself, and every other one of the directory: whoever names it
 * when applying sets the variable by it. Where people say which files they name, these alone count.
 */
function byFiles(
  name: string,
  module: Module,
  otherwise: readonly (Given | undefined)[],
): readonly (Given | undefined)[] | undefined {
  const files = module.variableFiles
    .filter(({ name: file }) => !isTerragruntName(file))
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  const named = module.appliedWith;
  if (named) {
    const own = files.filter((file) => rank(file) !== NAMED);
    if ([...own, ...named.flat()].some((file) => mayHide(name, file))) return undefined;
    const ways = named.map((way) => lastSetting(name, [...own, ...way]) ?? otherwise);
    return ways.flat().filter((each, at, all) => all.findIndex((other) => isSame(each, other)) === at);
  }
  if (files.some((file) => mayHide(name, file))) return undefined;
  if (module.variablesBelow.some(({ names }) => names.has(name))) return undefined;
  const setting = files.flatMap((file) => setBy(name, file));
  const automatic = setting.filter(({ origin }) => rank(origin.file) !== NAMED);
  const own = automatic.length > 0 ? automatic.slice(-1) : otherwise;
  return [...own, ...setting.filter(({ origin }) => rank(origin.file) === NAMED)];
}

/** The last of some files that sets the variable; undefined where none does. */
function lastSetting(name: string, files: readonly SourceFile[]): readonly Given[] | undefined {
  return files.map((file) => setBy(name, file)).findLast((set) => set.length > 0);
}

function isSame(one: Given | undefined, other: Given | undefined): boolean {
  return one?.origin.expression === other?.origin.expression;
}

const NAMED = 3;

/** The order in which Terraform reads variable files; later ones win. */
function rank({ name }: SourceFile): number {
  if (name === 'terraform.tfvars') return 0;
  if (name === 'terraform.tfvars.json') return 1;
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 2 : NAMED;
}

/** Whether a file may set the variable where it could not be read. */
function mayHide(name: string, { name: file, unread, problems, text, body }: SourceFile): boolean {
  // JSON takes `${` for text.
  if (unread !== undefined || (file.endsWith('.json') && /[$%]\{/.test(text))) return true;
  return problems.length > 0 && attributeOf(body, name) === undefined && text.includes(name);
}

function setBy(name: string, file: SourceFile): readonly Given[] {
  const attribute = attributeOf(file.body, name);
  const what = `\`var.${name}\`, which \`${file.name}\` sets`;
  return attribute ? [given({ file, attribute }, NO_MODULE, 'given', what)] : [];
}

/** Variable files hold no references. */
const NO_MODULE: Module = moduleFrom('', []);
