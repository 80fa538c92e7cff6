/**
 * Reads `.apigateway-stages.json`, by which a team sets the rules for the command line and for every editor. Takes any text:
 * what is wrong in it is told, and the rest counts.
 */
import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { LANGUAGE_GROUP, type RuleSeverity } from '../../../protocol/messages.js';
import { didYouMean } from '../analysis/values/did-you-mean.js';
import type { Problem, Span } from '../hcl/syntax.js';
import { allRules } from '../rules/registry/all-rules.js';
import { severities } from '../rules/registry/settings.js';
import type { Severity } from '../rules/rule.js';
import { directoryOf, relativeTo } from '../workspace/uris.js';
import { LONGEST_GLOB } from './glob-pattern.js';
import { excluding } from './globs.js';
import { boundsProblem } from './project-bounds.js';

/** The file's name. */
export const PROJECT_NAME = '.apigateway-stages.json';

/** What a project file says, and what is wrong with it. */
export interface ProjectFile {
  readonly uri: string;
  readonly text: string;
  /** By rule code or `LANGUAGE_GROUP`. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Graver findings and these are shown. */
  readonly minSeverity: Severity | undefined;
  /** Of the AWS provider, e.g. `5.100.0`: counts for modules without a lock file. */
  readonly providerVersion: string | undefined;
  /** Whether nothing is to be told of a file. */
  readonly isExcluded: (uri: string) => boolean;
  /** Variable files that every module is applied with. */
  readonly varFiles: readonly NamedFile[];
  /** By the environment's name, the variable files that come after `varFiles`. */
  readonly environments: ReadonlyMap<string, readonly NamedFile[]>;
  /** What is wrong that no schema tells of, because it is about the file as a whole. */
  readonly bounds: readonly Problem[];
  /** All that is wrong, `bounds` included. */
  readonly problems: readonly Problem[];
}

/** A file that the project file names, and where. */
export interface NamedFile extends Span {
  readonly uri: string;
  /** As it is written. */
  readonly path: string;
}

/**
 * The project that a text describes; `uri` is the normal URI of the file. `gaps` says why some of it could not be decoded;
 * U+FFFD stands there.
 */
export function projectFile(uri: string, text: string, gaps?: string): ProjectFile {
  const reading = new Map<string, Node>();
  const outside = boundsProblem(text);
  const bounds = [...(outside ? [outside] : []), ...(gaps === undefined ? [] : [gapProblem(text, gaps)])];
  const problems = [...bounds];
  const errors: ParseError[] = [];
  const root = outside ? undefined : parseTree(text, errors, { allowTrailingComma: true });
  // After the first one the parser guesses.
  for (const { error, offset, length } of errors.slice(0, 1))
    problems.push({ start: offset, end: offset + length, message: `${syntaxText(error)}: mend the JSON.` });
  const complain = (node: Node, message: string): void => {
    problems.push({ start: node.offset, end: node.offset + node.length, message });
  };
  if (root && root.type !== 'object')
    complain(root, 'A project file is an object: write `{ "rules": { … } }`.');
  for (const [key, value] of root ? membersOf(root) : []) {
    const name = String(key.value);
    if (KEYS.includes(name)) reading.set(name, value);
    else if (name !== '$schema') complain(key, unknown('key', name, KEYS));
  }
  const directory = directoryOf(uri);
  const at = { directory, complain };
  return {
    uri,
    text,
    rules: rulesIn(reading.get('rules'), complain),
    minSeverity: choiceIn(reading.get('minSeverity'), SHOWN, complain),
    providerVersion: versionIn(reading.get('providerVersion'), complain),
    isExcluded: excluding(directory, globsIn(reading.get('exclude'), complain)),
    varFiles: filesIn(reading.get('varFiles'), at),
    environments: environmentsIn(reading.get('environments'), at),
    bounds,
    problems: problems.toSorted((a, b) => a.start - b.start),
  };
}

/** In other characters a glob or a path may be another. */
function gapProblem(text: string, gaps: string): Problem {
  const start = Math.max(0, text.indexOf('\uFFFD'));
  return { start, end: start + 1, message: `This was read only in part because ${gaps}: save it as UTF-8.` };
}

type Complain = (node: Node, message: string) => void;

interface Reader {
  readonly directory: string;
  readonly complain: Complain;
}

const KEYS: readonly string[] = [
  'rules',
  'exclude',
  'minSeverity',
  'providerVersion',
  'varFiles',
  'environments',
];

const SHOWN: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function rulesIn(node: Node | undefined, complain: Complain): ProjectFile['rules'] {
  const codes = [LANGUAGE_GROUP, ...allRules.map(({ code }) => code)];
  return Object.fromEntries(
    entriesIn(node, 'rule codes and severities', complain).flatMap(([key, value]) => {
      const code = String(key.value);
      if (!codes.includes(code)) complain(key, unknown('rule', code, codes));
      const severity = choiceIn(value, severities, complain);
      return codes.includes(code) && severity ? [[code, severity] as const] : [];
    }),
  );
}

function environmentsIn(node: Node | undefined, reader: Reader): ProjectFile['environments'] {
  const entries = entriesIn(node, 'names and lists of variable files', reader.complain).filter(([key]) => {
    const isName = /^[\w.-]+$/.test(String(key.value));
    if (!isName) reader.complain(key, 'Name environments by letters, digits, `-`, `_` and `.` only.');
    return isName;
  });
  return new Map(entries.map(([key, value]) => [String(key.value), filesIn(value, reader)]));
}

function filesIn(node: Node | undefined, { directory, complain }: Reader): readonly NamedFile[] {
  return stringsIn(node, complain).flatMap((each) => {
    const path = String(each.value);
    const uri = relativeTo(directory, path);
    if (!/\.tfvars(?:\.json)?$/.test(path))
      complain(each, `\`${path}\` is not a variable file: name one that ends in .tfvars or .tfvars.json.`);
    else if (/^(?:[/\\]|\w:)/.test(path) || uri === undefined)
      complain(each, `\`${path}\` must be a path from the folder of this file.`);
    else return [{ uri, path, start: each.offset, end: each.offset + each.length }];
    return [];
  });
}

function versionIn(node: Node | undefined, complain: Complain): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'string' && /^\d+\.\d+\.\d+$/.test(String(node.value))) return String(node.value);
  complain(node, '`providerVersion` must be one version of the AWS provider, e.g. "5.100.0".');
  return undefined;
}

function choiceIn<T extends string>(
  node: Node | undefined,
  choices: readonly T[],
  complain: Complain,
): T | undefined {
  const found = choices.find((each) => each === node?.value);
  if (node && found === undefined)
    complain(node, `Must be one of ${choices.map((each) => `"${each}"`).join(', ')}.`);
  return found;
}

function globsIn(node: Node | undefined, complain: Complain): readonly string[] {
  const globs = stringsIn(node, complain);
  if (node && globs.length > MOST_GLOBS)
    complain(node, `Must be ${MOST_GLOBS.toLocaleString('en')} globs at most: the rest is left out.`);
  return globs.slice(0, MOST_GLOBS).flatMap((each) => {
    const glob = String(each.value);
    if (glob !== '' && glob.length <= LONGEST_GLOB) return [glob];
    complain(each, `A glob must have 1 to ${LONGEST_GLOB.toLocaleString('en')} characters.`);
    return [];
  });
}

/** More of them would be a list of files. */
const MOST_GLOBS = 1_000;

function stringsIn(node: Node | undefined, complain: Complain): readonly Node[] {
  if (node === undefined) return [];
  if (node.type !== 'array') {
    complain(node, 'Must be a list of texts: write `["…"]`.');
    return [];
  }
  return (node.children ?? []).filter((each) => {
    if (each.type !== 'string') complain(each, 'Must be a text in quotes.');
    return each.type === 'string';
  });
}

function entriesIn(
  node: Node | undefined,
  what: string,
  complain: Complain,
): readonly (readonly [Node, Node])[] {
  if (node && node.type !== 'object') complain(node, `Must be an object of ${what}.`);
  return node ? membersOf(node) : [];
}

/** Keys and values of an object, as far as they are written. */
function membersOf({ type, children = [] }: Node): readonly (readonly [Node, Node])[] {
  if (type !== 'object') return [];
  return children.flatMap(({ children: [key, value] = [] }) => (key && value ? [[key, value] as const] : []));
}

function unknown(what: string, name: string, all: readonly string[]): string {
  const near = didYouMean(name, all);
  const remedy =
    near === undefined
      ? `remove it, or use one of ${all.length > 12 ? 'those that `apigateway-stages check --list-rules` prints' : all.join(', ')}`
      : `did you mean \`${near}\`?`;
  return `There is no ${what} \`${name}\`: ${remedy}${remedy.endsWith('?') ? '' : '.'}`;
}

/** `PropertyNameExpected` as words. */
function syntaxText(error: ParseError['error']): string {
  const words = printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
