/** What lies on the disk is in its registry: a rule, a resource or a refactoring that is in none does nothing. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resourceFacts } from '../../server/src/knowledge/resource-facts.js';
import { allRefactorings } from '../../server/src/refactorings/all-refactorings.js';
import { allRules } from '../../server/src/rules/registry/all-rules.js';

/** By folder: what to do, what is registered, and the members that tell a declaration from everything else there. */
const REGISTRIES: readonly [string, string, readonly object[], readonly string[]][] = [
  [
    'rules',
    'export it as `const …: Rule`, then run `npm run rules`',
    allRules,
    ['code', 'severity', 'check'],
  ],
  ['refactorings', 'add it to all-refactorings.ts', allRefactorings, ['title', 'edits']],
  ['knowledge/resources', 'add it to resource-facts.ts', resourceFacts, ['type', 'title', 'doc']],
];

test.each(REGISTRIES)(
  'every declaration in %s is registered: else %s',
  async (folder, remedy, registered, members) => {
    const path = join(import.meta.dirname, '../../server/src', folder);
    const declared: unknown[] = [];
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((each) =>
      /(?<!\.test)\.ts$/.test(each),
    )) {
      const exported = Object.values((await import(join(path, name))) as Record<string, unknown>);
      declared.push(...exported.filter((each) => members.every((member) => isMember(each, member))));
    }
    expect(new Set(declared), `A declaration is not registered: ${remedy}.`).toEqual(new Set(registered));
  },
);

function isMember(value: unknown, member: string): boolean {
  return typeof value === 'object' && value !== null && member in value;
}
