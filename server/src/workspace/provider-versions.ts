/**
 * Which versions of the AWS provider a module may run with, from `required_providers`, the old `version` of a
 * `provider` block and the lock file.
 */
import { attributeOf, blocksOf } from '../hcl/lookup.js';
import type { Attribute, Body, Block, Expression } from '../hcl/syntax.js';
import type { VersionRange } from '../knowledge/schema.js';
import { isOverrideName } from './directory.js';

/** A released version; pre-releases count as the release they lead to. */
export type Version = readonly [major: number, minor: number, patch: number];

/** One half-line or point: `>= 5.0.0`. */
export interface Constraint {
  readonly operator: '=' | '!=' | '>' | '>=' | '<' | '<=';
  readonly version: Version;
}

/** What is allowed. Every constraint holds at once. */
export interface ProviderVersions {
  /** False where nothing is declared or a declaration can't be read: then every version is possible. */
  readonly known: boolean;
  readonly constraints: readonly Constraint[];
  /** The version the lock file picked, e.g. `5.31.0`; it alone counts then. */
  readonly locked: string | undefined;
}

const ANY_VERSION: ProviderVersions = { known: false, constraints: [], locked: undefined };

/**
 * Whether something that exists in `range` is there in all allowed versions, in some or in none. A version of which that
 * is not known counts as having it. Where the allowed versions are not known, or contradict each other, the answer is
 * `all`: unknown is not wrong.
 */
export function allows(versions: ProviderVersions, range: VersionRange): 'all' | 'some' | 'none' {
  const allowed = intervalOf(versions.constraints);
  if (!versions.known || isEmpty(allowed)) return 'all';

  const wanted = having(range);
  if (isEmpty(intersect(allowed, wanted))) return 'none';

  // Terraform takes the newest version it may: where nothing but an upper bound is required, nobody gets the oldest.
  const needed = allowed.low ? wanted : { ...wanted, low: undefined };
  return covers(needed, allowed) ? 'all' : 'some';
}

/**
 * Whether some allowed version lacks what exists in `range`, or is not known to have it; every version is allowed where
 * nothing is declared. For what is told, not for what is wrong: here an upper bound alone allows the oldest version, too.
 */
export function mayLack(versions: ProviderVersions, range: VersionRange): boolean {
  if (isAlways(range)) return false;
  const allowed = intervalOf(versions.constraints);
  return !versions.known || isEmpty(allowed) || !covers(having(range), allowed) || !isKnown(versions, range);
}

/** Whether it is known of every allowed version if it has something that exists in `range`. */
export function isKnown(versions: ProviderVersions, { since, after, until, through }: VersionRange): boolean {
  const allowed = intervalOf(versions.constraints);
  const gaps = [
    ...(after === undefined ? [] : [[...bound('>', after), ...bound('<', since)]]),
    ...(through === undefined ? [] : [[...bound('>', through), ...bound('<', until)]]),
  ];
  return gaps.every((gap) => isEmpty(intersect(allowed, intervalOf(gap))));
}

/** Whether all provider versions have it. */
export function isAlways({ since, until }: VersionRange): boolean {
  return since === undefined && until === undefined;
}

/** Just this version, as a lock file has it, e.g. `5.31.0`; undefined where it is none. */
export function versionLocked(locked: string | undefined): ProviderVersions | undefined {
  const version = locked === undefined ? undefined : parseVersion(locked);
  return version && { known: true, constraints: [{ operator: '=', version }], locked };
}

/**
 * Reads the allowed versions from a module's `terraform` and `provider` blocks and its lock file. One declaration that
 * can't be read (an expression, an unknown operator) makes the whole unknown, unless the lock file tells.
 */
export function providerVersions(blocks: readonly Block[], lock: Body | undefined): ProviderVersions {
  const locked = lock && lockedVersion(lock);
  const exact = versionLocked(locked);
  if (exact) return exact;

  const declared = blocks.flatMap(declaredConstraints);
  const constraints = declared.map((text) => (text === undefined ? undefined : parseConstraints(text)));
  const readable = constraints.filter((each) => each !== undefined);
  if (readable.length === 0 || readable.length < constraints.length) return ANY_VERSION;

  return { known: true, constraints: readable.flat(), locked: undefined };
}

/**
 * What a module that others call may run with: its own constraints, and what decides further out, where one caller or
 * the same lock for all says so. A lock file of its own does not count there.
 */
export function versionsWithin(
  blocks: readonly Block[],
  callers: readonly ProviderVersions[],
): ProviderVersions {
  const own = providerVersions(blocks, undefined);
  const [first, ...others] = callers;
  const isOne = others.every(({ locked }) => locked !== undefined && locked === first?.locked);
  if (first?.known !== true || !isOne) return own;

  return first.locked === undefined
    ? { known: true, constraints: [...own.constraints, ...first.constraints], locked: undefined }
    : first;
}

/** The blocks among some that tell of versions: what override files require of a provider replaces the rest. */
export function versionBlocks(
  all: readonly { readonly file: { readonly name: string }; readonly block: Block }[],
): readonly Block[] {
  const isRequirement = (block: Block): boolean =>
    block.type.text === 'terraform' && declaredConstraints(block).length > 0;
  const overriding = all.filter(({ file, block }) => isOverrideName(file.name) && isRequirement(block));
  return all
    .filter((each) => overriding.length === 0 || overriding.includes(each) || !isRequirement(each.block))
    .map(({ block }) => block);
}

/** `≥ 5.31, < 6` for people; undefined where nothing is known. */
export function versionsText({ known, constraints, locked }: ProviderVersions): string | undefined {
  if (!known || locked !== undefined) return locked;

  const texts = constraints.map(({ operator, version }) => {
    const sign = { '>=': '≥ ', '<=': '≤ ', '!=': '≠ ', '=': '', '<': '< ', '>': '> ' }[operator];
    return sign + version.join('.').replace(/\.0$/, '');
  });
  return [...new Set(texts)].join(', ');
}

/** Which versions of Terraform itself a module's `terraform` blocks allow by `required_version`. */
export function terraformVersions(blocks: readonly Block[]): ProviderVersions {
  const written = blocks
    .filter(({ type }) => type.text === 'terraform')
    .flatMap(({ body }) => valueIn(body, 'required_version') ?? []);
  const constraints = written.map((each) => parseConstraints(textOf(each) ?? ''));
  const readable = constraints.filter((each) => each !== undefined);
  return readable.length === 0 || readable.length < constraints.length
    ? ANY_VERSION
    : { known: true, constraints: readable.flat(), locked: undefined };
}

/** `>= 4.9, < 6.0` as half-lines; `~>` becomes two. Undefined where any part can't be read. */
export function parseConstraints(text: string): readonly Constraint[] | undefined {
  const all: Constraint[] = [];
  for (const part of text.split(',')) {
    const [, operator = '', digits = ''] =
      /^\s*(=|!=|>=?|<=?|~>|)\s*v?([\d.]+(?:[-+][\w.+-]*)?)\s*$/.exec(part) ?? [];
    const version = parseVersion(digits);
    if (!version) return undefined;

    if (operator === '~>') {
      const [major, minor] = version;
      const next: Version = digits.split('.').length >= 3 ? [major, minor + 1, 0] : [major + 1, 0, 0];
      all.push({ operator: '>=', version }, { operator: '<', version: next });
    } else {
      all.push({ operator: operator === '' ? '=' : (operator as Constraint['operator']), version });
    }
  }
  return all;
}

/** The versions that have what exists in `range`; one of which that is not known counts. */
function having({ since, after, until }: VersionRange): Interval {
  const start = after === undefined ? bound('>=', since) : bound('>', after);
  return intervalOf([...start, ...bound('<', until)]);
}

function bound(operator: Constraint['operator'], text: string | undefined): readonly Constraint[] {
  const version = text === undefined ? undefined : parseVersion(text);
  return version ? [{ operator, version }] : [];
}

/** `5.31`, `v5.31.0`, `6.0.0-beta1`; missing parts are 0. Undefined where it is not a version. */
function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+][\w.+-]*)?$/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : undefined;
}

/** Negative, 0 or positive, as `a` is older, the same or newer. */
function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function lockedVersion(lock: Body): string | undefined {
  for (const block of lock.items) {
    if (block.kind === 'block' && block.type.text === 'provider' && isAwsSource(block.labels[0]?.text ?? ''))
      return textOf(valueIn(block.body, 'version'));
  }
  return undefined;
}

/** One entry for each declared constraint; undefined for one that is not a plain string. */
function declaredConstraints(block: Block): readonly (string | undefined)[] {
  return requiredVersions(block).map(textOf);
}

/** The expressions that say which versions of the AWS provider a `terraform` or `provider` block requires. */
export function requiredVersions(block: Block): readonly Expression[] {
  if (block.type.text === 'provider' && block.labels[0]?.text === 'aws') {
    const version = valueIn(block.body, 'version');
    return version ? [version] : [];
  }
  return requirementsIn(block).flatMap(({ name, value }) => requirement(name.text, value));
}

/** The local names that the `required_providers` of a module's `terraform` blocks give to the AWS provider. */
export function awsProviderNames(blocks: readonly Block[]): readonly string[] {
  return blocks
    .flatMap(requirementsIn)
    .filter(({ name, value }) => isAwsRequirement(name.text, value))
    .map(({ name }) => name.text);
}

/** All local names that the `required_providers` of a module's `terraform` blocks give. */
export function requiredProviderNames(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(requirementsIn).map(({ name }) => name.text));
}

/** The entries of a `terraform` block's `required_providers`. */
function requirementsIn(block: Block): readonly Attribute[] {
  if (block.type.text !== 'terraform') return [];

  return blocksOf(block.body, 'required_providers')
    .flatMap(({ body }) => body.items)
    .filter((item) => item.kind === 'attribute');
}

/** `aws = "~> 5.0"` or `aws = { source = …, version = … }`. */
function requirement(name: string, value: Expression): readonly Expression[] {
  if (!isAwsRequirement(name, value)) return [];

  const version = value.kind === 'object' ? entryIn(value, 'version') : value;
  return version && version.kind !== 'missing' ? [version] : [];
}

function isAwsRequirement(name: string, value: Expression): boolean {
  const source = entryIn(value, 'source');
  return source ? isAwsSource(textOf(source) ?? '') : name === 'aws';
}

/** `hashicorp/aws`, with or without a registry before it. */
function isAwsSource(source: string): boolean {
  return /^(?:[^/]+\/)?(?:hashicorp|opentofu)\/aws$/i.test(source) || source.toLowerCase() === 'aws';
}

function valueIn(body: Body, name: string): Expression | undefined {
  return attributeOf(body, name)?.value;
}

function entryIn(value: Expression, name: string): Expression | undefined {
  const entries = value.kind === 'object' ? value.entries : [];
  return entries.find(
    (entry) => (entry.key.kind === 'reference' ? entry.key.root.text : textOf(entry.key)) === name,
  )?.value;
}

/** A plain string's text. */
function textOf(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'template' || expression.parts.some((part) => part.kind !== 'text'))
    return undefined;

  return expression.parts.map((part) => (part.kind === 'text' ? part.value : '')).join('');
}

/** All versions between two bounds. `!=` holes only matter where a single version is left. */
interface Interval {
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
  readonly holes: readonly Version[];
}

interface Bound {
  readonly version: Version;
  readonly included: boolean;
}

function intervalOf(constraints: readonly Constraint[]): Interval {
  return constraints.map(one).reduce(intersect, { low: undefined, high: undefined, holes: [] });
}

function one({ operator, version }: Constraint): Interval {
  const bound: Bound = { version, included: operator === '=' || operator === '>=' || operator === '<=' };
  return {
    low: operator === '=' || operator === '>' || operator === '>=' ? bound : undefined,
    high: operator === '=' || operator === '<' || operator === '<=' ? bound : undefined,
    holes: operator === '!=' ? [version] : [],
  };
}

function intersect(a: Interval, b: Interval): Interval {
  return {
    low: tighter(a.low, b.low, 1),
    high: tighter(a.high, b.high, -1),
    holes: [...a.holes, ...b.holes],
  };
}

function tighter(a: Bound | undefined, b: Bound | undefined, direction: 1 | -1): Bound | undefined {
  if (!a || !b) return a ?? b;

  const order = compareVersions(a.version, b.version) * direction;
  return order > 0 || (order === 0 && !a.included) ? a : b;
}

function isEmpty({ low, high, holes }: Interval): boolean {
  if (!low || !high) return false;

  const order = compareVersions(low.version, high.version);
  if (order !== 0) return order > 0;

  return !low.included || !high.included || holes.some((hole) => compareVersions(hole, low.version) === 0);
}

/** Whether everything in `inner` lies in `outer` too. */
function covers(outer: Interval, inner: Interval): boolean {
  const { low, high } = intersect(outer, inner);
  return same(low, inner.low) && same(high, inner.high);
}

function same(a: Bound | undefined, b: Bound | undefined): boolean {
  if (!a || !b) return a === b;

  return a.included === b.included && compareVersions(a.version, b.version) === 0;
}
