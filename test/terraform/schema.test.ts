/** The stored schema against the provider itself. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const { missing } = inject('terraform');

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('prints the schema of 5.100.0 that is stored, once `npm run schema` has stripped it', async () => {
      const script = ['scripts/make-schema.mjs', '--stdout', '5.100.0'];
      const { stdout } = await promisify(execFile)(process.execPath, script, { cwd: root });
      expect(stdout).toBe(readFileSync(new URL('schemas/aws-5.100.0.json', root), 'utf8'));
    });
  },
);
