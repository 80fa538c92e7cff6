/**
 * Terraform's built-in functions and those of the AWS provider: parameters and types as they print them (generated/), our
 * sentence on each, and the Terraform that first had it where a source says so. A name that is not here is unknown, not
 * wrong: newer versions, OpenTofu and other providers have more.
 */
import { builtInFunctions } from './generated/functions.js';
import { providerFunctions } from './generated/provider.js';
import type { VersionRange } from './schema.js';
import { functionTexts } from './vocabularies/function-texts.js';
import { languagePage, providerFunctionPage } from './vocabularies/links.js';

/** One parameter of a function. */
export interface FunctionParameter {
  readonly name: string;
  /** `list(string)`; `any` where the function takes several types. */
  readonly type: string;
  /** How many arguments it stands for. */
  readonly count: 'one' | 'at most one' | 'any number';
}

/** A function as it is called. */
export interface TerraformFunction {
  /** Without its namespace, e.g. `jsonencode`, `arn_parse`. */
  readonly name: string;
  /** Whose it is. */
  readonly of: 'terraform' | 'aws';
  readonly parameters: readonly FunctionParameter[];
  /** The type of the result; undefined where it depends on the arguments. */
  readonly result: string | undefined;
  readonly doc: string | undefined;
  readonly link: string;
  /** The versions of Terraform that have it, as far as that is known. */
  readonly terraform: VersionRange;
  /** The versions of the provider that have it. */
  readonly provider: VersionRange;
}

/**
 * The Terraform that first had a function, by its changelogs: for 0.14, 0.15, 1.5, 1.8 and 1.9 in the repository
 * hashicorp/terraform, for 1.3 and 1.10 by what others wrote of those releases. What Terraform 0.13 had already is left out.
 */
const firstVersions: Readonly<Record<string, readonly string[]>> = {
  '0.14.0': ['alltrue', 'anytrue', 'textdecodebase64', 'textencodebase64'],
  '0.15.0': ['nonsensitive', 'one', 'sensitive'],
  '1.3.0': ['endswith', 'startswith'],
  '1.5.0': ['plantimestamp', 'strcontains'],
  '1.8.0': ['issensitive'],
  '1.9.0': ['templatestring'],
  '1.10.0': ['ephemeralasnull'],
};

/** Providers have had functions since this Terraform, by its changelog. */
const providerFunctionsSince = '1.8.0';

/**
 * Functions whose last parameter may be left out. Terraform prints it as one for any number of arguments, and refuses a
 * second one.
 */
const withOption: ReadonlySet<string> = new Set(['bcrypt', 'lookup']);

/**
 * The first Terraform that may have functions which are not in the table: it is that of 1.11.
 */
export const undescribedTerraform = '1.12.0';

/** Functions that OpenTofu alone has, by its documentation: names that are near to one of the table and no slip. */
export const openTofuFunctions: ReadonlySet<string> = new Set(['base64gunzip', 'cidrcontains', 'urldecode']);

/** What takes the place of functions that Terraform no longer has; it refuses calls of them since 0.15. */
export const removedFunctions: ReadonlyMap<string, string> = new Map([
  ['list', 'tolist([…])'],
  ['map', 'tomap({…})'],
]);

/** Terraform's own functions, by name. */
export const terraformFunctions: ReadonlyMap<string, TerraformFunction> = read('terraform', builtInFunctions);

/** The functions of the AWS provider, by name; they are called as `provider::aws::name`. */
export const awsFunctions: ReadonlyMap<string, TerraformFunction> = read('aws', providerFunctions);

function read(
  of: TerraformFunction['of'],
  table: Readonly<Record<string, string>>,
): ReadonlyMap<string, TerraformFunction> {
  return new Map(Object.entries(table).map(([name, line]) => [name, readFunction(of, name, line)]));
}

function readFunction(of: TerraformFunction['of'], name: string, line: string): TerraformFunction {
  const [result = 'any', ...words] = line.split(' ');
  const isOwn = of === 'terraform';
  const since = isOwn
    ? Object.keys(firstVersions).find((each) => firstVersions[each]?.includes(name))
    : providerFunctionsSince;
  const providerSince = words.find((word) => word.startsWith('>='))?.slice(2);
  return {
    name,
    of,
    parameters: words.filter((word) => word.includes(':')).map((word) => readParameter(name, word)),
    result: result === 'any' ? undefined : result.replace(/^object\(.*\)$/, 'object'),
    doc: functionTexts[name],
    link: isOwn ? languagePage(`functions/${name}`) : providerFunctionPage(name),
    terraform: since === undefined ? {} : { since },
    provider: providerSince === undefined ? {} : { since: providerSince },
  };
}

function readParameter(of: string, word: string): FunctionParameter {
  const [, star, name = '', type = ''] = /^(\*?)([^:]*):(.*)$/.exec(word) ?? [];
  const count = star === '' ? 'one' : withOption.has(of) ? 'at most one' : 'any number';
  return { name, type, count };
}
