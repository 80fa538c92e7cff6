// In which provider versions a member is, from the schemas that have it and what is known of single releases.

/** In place of a member: this schema doesn't say whether there is one. */
export const unknown = Symbol('unknown');

/** In place of a member: what it would be a member of is not in this schema. */
export const outside = Symbol('outside');

/** Negative, 0 or positive, as `a` is older, the same or newer. */
export function compareVersions(a, b) {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number));
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** Whether a schema lists all members of a type. */
export function isComplete({ complete }, type) {
  return complete.some((each) => (each.endsWith('*') ? type.startsWith(each.slice(0, -1)) : each === type));
}

/**
 * `{ after, since, through, until }`, each undefined or a version: the member came after `after`, in `since` at the latest,
 * and went after `through`, in `until` at the latest. Without `after` it came in `since`, without `through` it went in
 * `until`. `seen` has an entry for each schema: the member, undefined where the schema is without it, or a symbol from
 * above.
 */
export function rangeOf(path, seen, { schemas, releases }) {
  const is = (test) => (_, index) => test(seen[index]);
  const versions = schemas.map(({ version }) => version);
  const having = versions.filter(is((member) => typeof member === 'object'));
  const lacking = versions.filter(is((member) => member === undefined));
  const first = having[0];
  const last = having.at(-1);
  const after = lacking.findLast((version) => compareVersions(version, first) < 0);
  const until = lacking.find((version) => compareVersions(version, last) > 0);
  const known = {
    after,
    since: after && first,
    through: until && last,
    until,
  };
  return releases.reduce((range, release) => narrowed(path, range, release), known);
}

/** The range with what one release tells of it; the release wins. */
function narrowed(path, range, { version, added = [], removed = [], without = [] }) {
  const { after, since, through, until } = range;
  const isNamed = (paths) =>
    // What is true of every type says nothing of one that came later.
    paths.includes(path) || (after !== undefined && paths.includes(path.replace(/^(data\.)?[^.]+/, '*')));
  if (isNamed(added)) {
    checkBetween(after, version, since, path);
    return { ...range, after: undefined, since: version };
  }
  if (isNamed(removed)) {
    checkBetween(through, version, until, path);
    return { ...range, through: undefined, until: version };
  }
  const isCloser = after !== undefined && compareVersions(after, version) < 0;
  return isNamed(without) && isCloser ? { ...range, after: version } : range;
}

function checkBetween(after, version, last, path) {
  if (after !== undefined && (compareVersions(version, after) <= 0 || compareVersions(version, last) > 0)) {
    throw new Error(
      `releases.json names ${version} for ${path}, but by the schemas that was after ${after}, and in ${last} at the latest: correct one of them.`,
    );
  }
}
