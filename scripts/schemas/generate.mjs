// What all schemas say together, as the source text of server/src/knowledge/generated/provider.ts.
import { functionLines } from './functions.mjs';
import { isComplete, outside, rangeOf, unknown } from './versions.mjs';

/** The text for schemas (oldest first) and releases as `readSchemas` and `readReleases` give them. */
export function generatedText(schemas, releases) {
  const known = { schemas, releases, paths: new Set() };
  const text = [
    '// Written by scripts/generate-schema.mjs from schemas/*.json (facts of hashicorp/aws, MPL-2.0). Do not edit.',
    '// One text per type, read by resource-schemas.ts: "name type presence >after >=since <=through <until !deprecated",',
    '// and "name nesting min..max {" … "}" for a nested block. "*" opens a body: names not listed may exist too.',
    '',
    `export const described = { since: '${firstOfMajor(schemas[0])}', until: '${nextMinor(schemas.at(-1))}' } as const;`,
    ...table('resources', 'resource_schemas', '', known),
    ...table('dataSources', 'data_source_schemas', 'data.', known),
    ...functionTable(known),
    '',
  ].join('\n');
  const strange = releases
    .flatMap(({ added = [], removed = [], without = [] }) => [...added, ...removed, ...without])
    .find((path) => !path.startsWith('*') && !known.paths.has(path));
  if (strange) throw new Error(`releases.json names ${strange}, which is in no schema: correct the name.`);
  return text;
}

/** Nothing is removed within a major version, so the oldest schema lists every name since its beginning. */
function firstOfMajor({ version }) {
  return `${version.split('.')[0]}.0.0`;
}

function nextMinor({ version }) {
  const [major, minor] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}

/** The newest signature of each function; a schema that was made without functions says nothing of them. */
function functionTable(known) {
  const newest = Object.assign({}, ...known.schemas.map(({ functions }) => functions));
  const seen = (name) =>
    known.schemas.map(({ functions }) => (functions === undefined ? unknown : functions[name]));
  return [
    '',
    '// As in functions.ts beside this file, with the provider versions that have it.',
    'export const providerFunctions: Readonly<Record<string, string>> = {',
    ...functionLines(newest, (name) => words(`function.${name}`, seen(name), known)),
    '};',
  ];
}

function table(name, section, prefix, known) {
  const types = [...new Set(known.schemas.flatMap((schema) => Object.keys(schema[section])))].sort();
  return [
    '',
    `export const ${name}: Readonly<Record<string, string>> = {`,
    ...types.map((type) => {
      const whole = known.schemas.map((schema) => isComplete(schema, type));
      const seen = known.schemas.map(
        (schema, index) => schema[section][type] ?? (whole[index] ? undefined : unknown),
      );
      const lines = [...(whole.at(-1) ? [] : ['*']), ...body(prefix + type, seen, whole, known)];
      const range = words(prefix + type, seen, known).join(' ');
      return `  ${type}: \`${[...(range === '' ? [] : [range]), ...lines].join('\n')}\`,`;
    }),
    '};',
  ];
}

/** The lines of a body. `whole` says for each schema whether it lists all members. */
function body(path, seen, whole, known) {
  const members = (kind) => {
    const records = seen.map((each) => (typeof each === 'object' ? (each[kind] ?? {}) : each));
    const names = new Set(records.flatMap((each) => (typeof each === 'object' ? Object.keys(each) : [])));
    return [...names].sort().map((name) => [
      name,
      records.map((each, index) => {
        if (typeof each !== 'object') return each === unknown ? unknown : outside;
        return each[name] ?? (whole[index] ? undefined : unknown);
      }),
    ]);
  };
  return [
    ...members('attributes').map(([name, found]) => attribute(name, `${path}.${name}`, found, known)),
    ...members('block_types').flatMap(([name, found]) => block(name, `${path}.${name}`, found, whole, known)),
  ];
}

function attribute(name, path, seen, known) {
  const found = seen.filter((each) => typeof each === 'object');
  const { deprecated } = found.at(-1);
  return [
    name,
    commonType(found),
    presence(found),
    ...words(path, seen, known),
    ...(deprecated ? ['!'] : []),
  ].join(' ');
}

function block(name, path, seen, whole, known) {
  const found = seen.filter((each) => typeof each === 'object');
  const { nesting_mode: nesting, block: newest } = found.at(-1);
  const limits = found.map(({ max_items }) => (nesting === 'single' ? 1 : (max_items ?? Infinity)));
  const max = Math.max(...limits);
  const range = `${Math.min(...found.map(({ min_items = 0 }) => min_items))}..${max === Infinity ? '' : max}`;
  const head = [name, nesting, range, ...words(path, seen, known), ...(newest?.deprecated ? ['!'] : []), '{'];
  const inner = seen.map((each) => (typeof each === 'object' ? (each.block ?? unknown) : each));
  const isOpen = inner.at(-1) === unknown;
  return [head.join(' '), ...(isOpen ? ['*'] : []), ...body(path, inner, whole, known), '}'];
}

/** A range as words; none where the parent has the same. */
function words(path, seen, known) {
  known.paths.add(path);
  const { after, since, through, until } = rangeOf(path, seen, known);
  return [
    ...(after ? [`>${after}`] : []),
    ...(since ? [`>=${since}`] : []),
    ...(through ? [`<=${through}`] : []),
    ...(until ? [`<${until}`] : []),
  ];
}

/** Where schemas differ, what all of them accept: an argument that one version requires is not missing from all. */
function presence(found) {
  if (found.every(({ required }) => required)) return 'r';
  if (found.every(({ required, optional }) => !required && !optional)) return 'c';
  return found.at(-1).computed ? 'oc' : 'o';
}

function commonType(found) {
  const texts = found.map(({ type }) => typeText(type));
  const kinds = new Set(texts.map((text) => text.split('(')[0].replace('set', 'list')));
  return kinds.size === 1 ? texts.at(-1) : 'any';
}

/** A type as Terraform writes it, but an object with `=` and without blanks; `any` for whatever is not told. */
export function typeText(type) {
  if (typeof type === 'string') return type === 'dynamic' ? 'any' : type;
  const [constructor, argument] = type;
  if (constructor !== 'object') return `${constructor}(${typeText(argument)})`;
  return `object(${Object.entries(argument)
    .map(([name, member]) => `${name}=${typeText(member)}`)
    .join(',')})`;
}
