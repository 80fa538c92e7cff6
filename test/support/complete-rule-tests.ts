/** Runs after each test file: the test of a rule must show a finding, a silence and, where the rule has fixes, a fix. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, type RunnerTask } from 'vitest';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import { ruleContext } from '../../server/src/rules/registry/run-rules.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { fixture } from './fixture.js';
import { evidenceOf } from './rule-evidence.js';

// eslint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures a hook wants
afterAll(({}, { file, tasks }) => {
  const rule = allRules.find(({ code }) => basename(file.filepath) === `${code}.test.ts`);
  // After a failure, or where only some tests were chosen, nothing follows from what did not run.
  if (rule === undefined || !tasks.every(hasPassed)) return;
  const missing = missingIn(rule, file.filepath);
  if (missing.length > 0) {
    throw new Error(
      `${rule.code}.test.ts is not complete:\n${missing.map((each) => `- ${each}`).join('\n')}`,
    );
  }
});

function hasPassed(task: RunnerTask): boolean {
  return task.type === 'suite' ? task.tasks.every(hasPassed) : task.result?.state === 'pass';
}

/** What a rule's test file does not show, as sentences that say how to add it. */
function missingIn(rule: Rule, testPath: string): readonly string[] {
  const { checked, applied } = evidenceOf(testPath);
  const found = checked.filter((each) => each.found.has(rule.code));
  const silent = checked.filter((each) => !each.found.has(rule.code) && !each.off.has(rule.code));
  const texts = new Set([...found, ...applied].map(({ text }) => text));
  const titles = new Set([...texts].flatMap((text) => fixTitles(rule, text)));
  const isFixApplied = applied.some(({ title }) => titles.has(title));
  const unfilled = [testPath.replace('.test.ts', '.ts'), testPath].filter((path) =>
    readFileSync(path, 'utf8').includes('TODO'),
  );
  return [
    ...unfilled.map((path) => `Replace each TODO in ${basename(path)}.`),
    ...(found.length > 0
      ? []
      : ['No text in it has a finding of the rule: add a `checkDiagnostics` with carets.']),
    ...(silent.length > 0
      ? []
      : ['No text in it leaves the rule silent: add a `checkDiagnostics` without carets.']),
    ...(titles.size === 0 || isFixApplied
      ? []
      : [`None of the rule's fixes is applied (${[...titles].join('; ')}): add a \`checkFix\`.`]),
  ];
}

/** The titles of the fixes that a rule offers in a fixture. */
function fixTitles(rule: Rule, text: string): readonly string[] {
  const { files, moduleOf } = fixture(text);
  return files.flatMap((file) =>
    [...rule.check(ruleContext(file, moduleOf(file)))].flatMap(({ fixes }) =>
      (fixes?.() ?? []).map(({ title }) => title),
    ),
  );
}
