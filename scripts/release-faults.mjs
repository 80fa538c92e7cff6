// What stands in the way of a release.

/**
 * Sentences, each with its remedy; none where the checkout can be released. `manifest` is package.json's, `changelog` the
 * text, `changes` what `git status --porcelain` says.
 *
 * @param {{ manifest: { homepage: string, version: string }, changelog: string, changes: string }} checkout
 */
export function releaseFaults({ manifest, changelog, changes }) {
  const { homepage, version } = manifest;
  const topmost = /^## +(.+)$/m.exec(changelog)?.[1].trim();
  const isOfNobody = new URL(homepage).hostname.endsWith('.invalid');
  return [
    ...(isOfNobody
      ? [
          `The project has no public address: \`homepage\` in package.json is \`${homepage}\`. Replace it there, in action.yml and in the documents; the test of the manifest names what is left.`,
        ]
      : []),
    ...(topmost === version
      ? []
      : [
          `The topmost heading of CHANGELOG.md is \`${topmost}\`, the version \`${version}\`. Run \`npm version --no-git-tag-version\` or name the version in the heading.`,
        ]),
    ...(changes.trim() === ''
      ? []
      : [
          'The checkout has changes that are not committed. Commit them, so that what is released is in the repository.',
        ]),
  ];
}
