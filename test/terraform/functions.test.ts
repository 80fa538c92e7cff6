/** What is known of functions, by Terraform itself: the table, and the arguments where none may be called. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';
import { mayCallFunctions } from '../../server/src/knowledge/static-arguments.js';
import type { Attribute, Body } from '../../server/src/hcl/syntax.js';
import { parse } from '../../server/src/hcl/parse.js';

const root = new URL('../../', import.meta.url);
const { terraform = '', missing } = inject('terraform');
const run = promisify(execFile);

/** Every argument calls a function. */
const CALLS = `variable "a" {
  default     = lower("x")
  description = lower("x")
  sensitive   = tobool("true")
  nullable    = tobool("true")
  ephemeral   = tobool("true")
  validation {
    condition     = can(regex("x", var.a))
    error_message = lower("x")
  }
}
output "b" {
  value       = lower("x")
  description = lower("x")
  sensitive   = tobool("true")
  depends_on  = concat([], [])
  precondition {
    condition     = can(regex("x", var.a))
    error_message = lower("x")
  }
}
resource "terraform_data" "c" {
  count      = abs(1)
  input      = lower("x")
  depends_on = concat([], [])
  lifecycle {
    create_before_destroy = tobool("true")
    prevent_destroy       = tobool("true")
    ignore_changes        = concat([], [])
    replace_triggered_by  = concat([], [])
    postcondition {
      condition     = can(regex("x", self.output))
      error_message = lower("x")
    }
  }
  provisioner "local-exec" {
    when       = lower("x")
    on_failure = lower("x")
    command    = lower("x")
  }
}
moved {
  from = lower("x")
  to   = lower("x")
}
removed {
  from = lower("x")
  lifecycle {
    destroy = tobool("true")
  }
}
import {
  to = lower("x")
  id = lower("x")
}
terraform {
  required_version = lower("x")
}
locals {
  d = lower("x")
}
`;

interface Validation {
  readonly diagnostics: readonly { readonly range?: { readonly start: { readonly line: number } } }[];
}

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('prints the functions that are stored; else run `npm run functions`', async () => {
      const stored = readFileSync(new URL('server/src/knowledge/generated/functions.ts', root), 'utf8');
      const { stdout } = await run(process.execPath, ['scripts/make-functions.mjs', '--stdout'], {
        cwd: root,
      });
      expect(stdout).toBe(stored);
    });

    test('takes functions in the arguments where they are offered, and refuses them in the others', async () => {
      const wrong = await linesThatAreWrong(CALLS);
      const all = argumentsIn(parse(CALLS).body, []);
      const told = all.filter(({ attribute }) => wrong.has(lineOf(attribute)));
      const expected = all.filter(({ around, attribute }) => !mayCallFunctions(around, attribute.name.text));
      expect(told.map(nameOf)).toEqual(expected.map(nameOf));
      expect(told.length).toBeGreaterThan(20);
    });
  },
);

interface Argument {
  readonly around: readonly string[];
  readonly attribute: Attribute;
}

function argumentsIn({ items }: Body, around: readonly string[]): readonly Argument[] {
  return items.flatMap((item) => {
    if (item.kind === 'block') return argumentsIn(item.body, [...around, item.type.text]);
    return item.kind === 'attribute' ? [{ around, attribute: item }] : [];
  });
}

function nameOf({ around, attribute }: Argument): string {
  return [...around, attribute.name.text].join('.');
}

function lineOf({ start }: Attribute): number {
  return CALLS.slice(0, start).split('\n').length;
}

async function linesThatAreWrong(text: string): Promise<ReadonlySet<number>> {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'));
  try {
    writeFileSync(join(folder, 'main.tf'), text);
    const answer = await run(terraform, ['validate', '-json'], { cwd: folder }).catch(
      (refused: unknown) => refused as { readonly stdout: string },
    );
    const { diagnostics } = JSON.parse(answer.stdout) as Validation;
    return new Set(diagnostics.flatMap(({ range }) => range?.start.line ?? []));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
