/** What is known of an argument, a block, a resource type or a value, as Markdown for hover and completion. */
import type {
  AllowedValue,
  AttributeSchema,
  EntryLimits,
  Facts,
  NestedBlockSchema,
  ResourceSchema,
  TextLimits,
  ValueType,
  VersionRange,
} from '../../knowledge/schema.js';
import { dataSourcePage, providerPage } from '../../knowledge/vocabularies/links.js';
import { code, dotted, paragraphs, prose } from './markdown-syntax.js';

/**
 * An argument or exported attribute: type, presence and default in the first line, then the text, the values, the
 * limits, and a last line with versions, the member in AWS's API and a link. `page` is linked where the argument has no
 * page of its own; `versions` is false where nothing needs to be told of them.
 */
export function attributeMarkdown(schema: AttributeSchema, page?: string, versions = true): string {
  const { facts, type } = schema;
  return paragraphs([
    dotted([code(schema.name), typeText(type), ...attributeFlags(schema, versions)]),
    facts?.doc,
    facts?.description && prose(facts.description),
    deprecationText(facts),
    valueList(facts, type),
    limitsText(facts),
    footer(schema, versions ? schema : {}, page),
  ]);
}

/** A nested or top-level block. `page` and `versions` as with arguments. */
export function blockMarkdown(schema: NestedBlockSchema, page?: string, versions = true): string {
  const { facts } = schema;
  const labels = (schema.labels ?? []).map((label) => ` "<${label}>"`).join('');
  return paragraphs([
    dotted([code(`${schema.name}${labels}`), 'block', ...blockFlags(schema)]),
    facts?.doc,
    deprecationText(facts),
    footer(schema, versions ? schema : {}, page),
  ]);
}

/**
 * A resource type or data source. `written` is the type as it stands in the text: under a name of the draft the first
 * sentence says so.
 */
export function resourceMarkdown(
  schema: ResourceSchema,
  written: string = schema.type,
  versions = true,
): string {
  const { facts, kind, type } = schema;
  const kindName = kind === 'data' ? 'data source' : 'resource';
  return paragraphs([
    dotted([code(written), facts?.title ?? kindName]),
    written === type ? undefined : draftNote(written, type),
    facts?.doc,
    importMarkdown(schema),
    footer({ name: type, facts: undefined }, versions ? schema : {}, pageOf(schema)),
  ]);
}

/** One value of an argument: the value as it is written, whose it is, and what choosing it means. */
export function allowedValueMarkdown(value: AllowedValue, schema: AttributeSchema): string {
  const written = writtenValue(value.value, schema.type);
  const isDefault = schema.facts?.default === written;
  return paragraphs([
    dotted([code(written), `a value of ${code(schema.name)}`, isDefault ? 'the default' : undefined]),
    value.doc,
    schema.facts?.link === undefined ? undefined : linkText(schema.facts.link),
  ]);
}

/** How something is imported: the ID's form and an example, or undefined where nothing is known. */
export function importMarkdown({ facts }: ResourceSchema): string | undefined {
  const id = facts?.importId;
  return id && `Import ID: ${code(id.shape)}, for example ${code(id.example)}.`;
}

/** The page of the provider's documentation on a type. */
export function pageOf({ facts, kind, type }: ResourceSchema): string {
  return facts?.link ?? (kind === 'data' ? dataSourcePage(type) : providerPage(type));
}

/** `[AWS guide](…)` and the like, named after where it leads. */
export function linkText(link: string): string {
  const name = link.includes('docs.aws.amazon.com')
    ? 'AWS guide'
    : link.includes('registry.terraform.io')
      ? 'Provider documentation'
      : 'Terraform documentation';
  return `[${name}](${link})`;
}

/** `map(string)`; an object without its members; undefined where anything may stand. */
function typeText(type: ValueType): string | undefined {
  if (typeof type === 'string') return type === 'any' ? undefined : type;
  if ('object' in type) return 'object';
  const [outer, inner] = 'list' in type ? ['list', type.list] : wrapped(type);
  const member = typeText(inner);
  return member === undefined ? outer : `${outer}(${member})`;
}

function attributeFlags(schema: AttributeSchema, versions: boolean): readonly (string | undefined)[] {
  const { facts, presence, deprecated } = schema;
  // What is as old as the requirement is told by the last line.
  const isNews = versions && facts?.requiredSince !== schema.since;
  const requiredSince = isNews ? facts?.requiredSince : undefined;
  const words = {
    required: requiredSince === undefined ? 'required' : `required since provider version ${requiredSince}`,
    optional: 'optional',
    'optional-computed': 'optional',
    computed: 'read-only',
  };
  return [
    words[presence],
    facts?.default === undefined ? undefined : `default ${defaultText(facts.default)}`,
    facts?.forceNew ? 'forces replacement' : undefined,
    (deprecated ?? facts?.deprecated !== undefined) ? 'deprecated' : undefined,
  ];
}

function blockFlags(schema: NestedBlockSchema): readonly (string | undefined)[] {
  const { minItems, maxItems, deprecated, facts } = schema;
  return [
    minItems > 0 ? 'required' : undefined,
    maxItems === undefined
      ? undefined
      : maxItems > 1
        ? `at most ${maxItems}`
        : minItems === 1
          ? 'exactly one'
          : 'at most one',
    facts?.forceNew ? 'forces replacement' : undefined,
    (deprecated ?? facts?.deprecated !== undefined) ? 'deprecated' : undefined,
  ];
}

/** Defaults are HCL or our words; what reads as a value or a single word is code, and so is what would be Markdown. */
function defaultText(text: string): string {
  return /^(?:"[^"]*"|\S+)$/.test(text) || prose(text) !== text ? code(text) : text;
}

/** What the text does not say already. */
function deprecationText(facts: Facts | undefined): string | undefined {
  const text = facts?.deprecated;
  return text === undefined || facts?.doc.includes(text) ? undefined : text;
}

/** A longer list is a row of values; what each of them means is told where it stands. */
const MAX_LINES = 12;

/** Of values that are only examples a few are enough. */
const MOST_EXAMPLES = 3;

function valueList(facts: Facts | undefined, type: ValueType): string | undefined {
  const values = facts?.allowed ?? facts?.suggested;
  if (facts === undefined || values === undefined || values.length === 0) return undefined;
  const isMany = typeof type !== 'string' && ('list' in type || 'set' in type);
  const heading = facts.allowed ? (isMany ? 'Each is one of:' : 'One of:') : 'For example:';
  const written = values.map(({ value }) => code(writtenValue(value, type)));
  if (values.length > MAX_LINES || values.every(({ doc }) => doc === '')) {
    const shown = facts.allowed ? written : [...written.slice(0, MOST_EXAMPLES), '…'];
    return `${heading} ${shown.join(', ')}.`.replace('….', '…');
  }
  const lines = values.map(({ doc }, at) => ({ text: written[at] ?? '', doc }));
  return [heading, ...rowed(lines).map(({ text, doc }) => `- ${text}${doc === '' ? '' : `: ${doc}`}`)].join(
    '\n',
  );
}

interface ValueLine {
  readonly text: string;
  readonly doc: string;
}

/** Neighbours of which nothing is told stand in one line. */
function rowed(lines: readonly ValueLine[]): readonly ValueLine[] {
  return lines.reduce<readonly ValueLine[]>((rows, line) => {
    const last = rows.at(-1);
    return last?.doc === '' && line.doc === ''
      ? [...rows.slice(0, -1), { text: `${last.text}, ${line.text}`, doc: '' }]
      : [...rows, line];
  }, []);
}

/** Texts with their quotes, everything else as it stands. */
function writtenValue(value: string, type: ValueType): string {
  const inner =
    typeof type === 'string' ? type : 'list' in type ? type.list : 'set' in type ? type.set : type;
  return inner === 'string' ? `"${value}"` : value;
}

function limitsText(facts: Facts | undefined): string | undefined {
  if (facts === undefined) return undefined;
  const parts = [rangeText(facts), textLimits(facts), entryLimits(facts.entries)].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? undefined : `Limits: ${parts.join('; ')}.`;
}

function rangeText({ range, whole }: Facts): string {
  const kind = whole ? 'a whole number' : range ? 'a number' : '';
  if (!range) return kind;
  const bounds = range.max === undefined ? `of at least ${range.min}` : `from ${range.min} to ${range.max}`;
  const except = range.except?.length ? `, or ${range.except.join(' or ')}` : '';
  return `${kind} ${bounds}${except}`;
}

function textLimits({ length, pattern }: TextLimits): string {
  const count =
    length &&
    (length.min === length.max
      ? `exactly ${length.max} characters`
      : length.min === 0
        ? `at most ${length.max} characters`
        : `${length.min} to ${length.max} characters`);
  return [count, pattern?.means].filter((part) => part !== undefined).join(', ');
}

function entryLimits(entries: EntryLimits | undefined): string {
  const key = entries?.key ? textLimits(entries.key) : '';
  const value = entries?.value ? textLimits(entries.value) : '';
  return [
    entries?.max === undefined ? '' : `at most ${entries.max} entries`,
    key && `each key ${key}`,
    value && `each value ${value}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function footer(
  { name, facts }: { readonly name: string; readonly facts: Facts | undefined },
  { since, after, until, through }: VersionRange,
  page: string | undefined,
): string {
  const link = facts?.link ?? page;
  const isTold = until !== undefined && facts?.deprecated?.includes(until) === true;
  return dotted([
    since &&
      (after
        ? `Added after provider version ${after}, in ${since} at the latest`
        : `Since provider version ${since}`),
    until === undefined || isTold
      ? undefined
      : through
        ? `Removed after provider version ${through}, in ${until} at the latest`
        : `Removed in provider version ${until}`,
    facts?.awsMember === undefined || facts.awsMember === name ? undefined : `AWS: ${code(facts.awsMember)}`,
    link && linkText(link),
  ]);
}

/** Says that a name was never released, and what to write instead. */
export function draftNote(written: string, released: string): string {
  return `${code(written)} was never released. The provider released it as ${code(released)}: use that name instead.`;
}

function wrapped(type: { readonly set: ValueType } | { readonly map: ValueType }): [string, ValueType] {
  return 'set' in type ? ['set', type.set] : ['map', type.map];
}
