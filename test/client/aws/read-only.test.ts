import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../client/src/aws');

test('nothing that is sent to AWS changes anything there', () => {
  const commands = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\bnew (\w+)Command\(/g)].map(([, each]) => each),
  );
  const sent = [...new Set(commands)].sort();
  expect(sent).toEqual([
    'AssumeRole',
    'AssumeRoleWithWebIdentity',
    'GetApis',
    'GetCallerIdentity',
    'GetDeployment',
    'GetRestApis',
    'GetStage',
    'GetStages',
  ]);
});
