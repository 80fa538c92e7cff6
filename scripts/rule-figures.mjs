/**
 * Writes docs/rule-figures.md: how many fixtures each rule has, counted while the tests of the rules run, and what was
 * found in public code (docs/corpus-figures.json, written by hand after each finding was looked at).
 *
 *     node scripts/rule-figures.mjs
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rule-fixtures-'));
try {
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'pure', 'test/rules', 'server/src/rules'],
    {
      cwd: root,
      env: { ...process.env, RULE_FIXTURES: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('The tests of the rules fail, so there is nothing to count.');
  writeFileSync(join(root, 'docs/rule-figures.md'), page(fixturesIn(folder), corpusFigures()));
  spawnSync('npx', ['prettier', '--write', 'docs/rule-figures.md'], { cwd: root, stdio: 'ignore' });
} finally {
  rmSync(folder, { recursive: true });
}

/** One entry a fixture and test file: the codes found in it and those that were switched off. */
function fixturesIn(path) {
  const lines = readdirSync(path).flatMap((name) =>
    readFileSync(join(path, name), 'utf8').trim().split('\n'),
  );
  const all = new Map();
  for (const line of new Set(lines)) {
    const each = JSON.parse(line);
    all.set(`${each.test} ${each.fixture} ${each.off.length}`, each);
  }
  return [...all.values()];
}

function corpusFigures() {
  return JSON.parse(readFileSync(join(root, 'docs/corpus-figures.json'), 'utf8'));
}

function page(fixtures, corpus) {
  const text = new Map(
    [...new Set(fixtures.map(({ test }) => test))].map((test) => [test, readFileSync(test, 'utf8')]),
  );
  const codes = [...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^### `(.*)`$/gm)].map(
    ([, code]) => code,
  );
  const distinct = (list) => new Set(list.map(({ fixture }) => fixture)).size;
  const rows = codes.map((code) => {
    const found = fixtures.filter((each) => each.found.includes(code));
    const silent = fixtures.filter(
      (each) => !each.found.includes(code) && !each.off.includes(code) && text.get(each.test).includes(code),
    );
    const { findings = 0, matter = 0, wrong = 0 } = corpus.rules[code] ?? {};
    return `| [\`${code}\`](rules.md#${code}) | ${distinct(found)} | ${distinct(silent)} | ${findings} | ${matter} | ${wrong} |`;
  });
  return `# What each rule was tried on

<!-- Written by scripts/rule-figures.mjs. Do not edit. -->

**Found in** and **silent in** count the fixtures of the tests: different texts in which the rule has to find something,
and different texts in the test files that name the rule in which it has to find nothing.

**Public code**: ${corpus.description} Each finding was looked at. *Matter* are those that are no fault with some provider
version or are a matter of taste; *false* were false alarms, each of which is now a fixture and no longer found.

| rule | found in | silent in | public code: findings | matter | false |
| --- | --: | --: | --: | --: | --: |
${rows.join('\n')}
`;
}
