import { readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { mentionsIn } from '../../server/src/analysis/references/mentions.js';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { expand, readSnippets } from './snippets.js';

describe('the example workspace', () => {
  test.each(['rest', 'http', 'websocket', 'import'])('%s is without a fault', (folder) => {
    expect(complaintsAbout(filesIn(folder))).toEqual([]);
  });

  test('legacy shows its old spelling, what was removed since and the name that was never released, no more', () => {
    const complaints = complaintsAbout(filesIn('legacy'));
    const others = complaints.filter(({ code }) => code !== 'legacy-interpolation');
    expect(others.length).toBeLessThan(complaints.length);
    expect(others.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'version_1.tf deployment-without-triggers',
      'version_1.tf deployment-removed-argument',
      'version_1.tf missing-argument',
      'version_2_draft.tf unknown-resource-type',
      'version_2_draft.tf unknown-resource-type',
    ]);
  });

  test('faults shows every rule, each below its own name', () => {
    const codes = new Set<string>();
    // A module that calls another one may have routes there, so calls are shown in a module of their own.
    for (const folder of ['faults', 'faults/calls']) {
      for (const { file, code, line } of complaintsAbout(filesIn(folder))) {
        codes.add(code);
        const before = textOf(folder, file).split('\n').slice(0, line);
        if (code !== 'missing-argument')
          expect(before.join('\n'), `${file}:${line + 1}`).toContain(`# ${code}`);
      }
    }
    expect(codes).toEqual(new Set(allRules.map(({ code }) => code)));
  });

  test('the comment in faults silences its mistake', () => {
    const silenced = textOf('faults', 'mistakes.tf')
      .split('\n')
      .findIndex((line) => line.includes('apigateway-stages:ignore'));
    const complaints = complaintsAbout(filesIn('faults')).filter(({ file }) => file === 'mistakes.tf');
    expect(complaints.filter(({ line }) => line === silenced)).toEqual([]);
  });
});

test.each(readSnippets())('snippet $name is without a fault', ({ body }) => {
  // A snippet can't bring what an account has but once.
  const text = expand(body);
  const complaints = complaintsAbout({ 'snippet.tf': text, 'around.tf': declaring(text) });
  const own = complaints.filter(({ file }) => file === 'snippet.tf');
  expect(own.filter(({ code }) => code !== 'missing-logging-role')).toEqual([]);
});

/** What a snippet names, and a person has or chooses otherwise. */
function declaring(snippet: string): string {
  const file = sourceFile('file:///module/snippet.tf', snippet);
  const named = new Set(mentionsIn(file).flatMap(({ role, address }) => (role === 'use' ? [address] : [])));
  for (const { role, address } of mentionsIn(file)) if (role === 'declaration') named.delete(address);
  return [...named]
    .map((address) => address.split('.'))
    .map(([type = '', name = '']) =>
      type === 'var' ? `variable "${name}" {}` : `resource "${type}" "${name}" {}`,
    )
    .join('\n');
}

interface Complaint {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  readonly code: string;
}

/** Of the module itself; what lies in a folder below is the module that calls of that name call. */
function complaintsAbout(texts: Readonly<Record<string, string>>): readonly Complaint[] {
  const files = Object.entries(texts).map(([name, text]) => sourceFile(`file:///module/${name}`, text));
  const own = files.filter(({ uri }) => dirname(uri) === 'file:///module');
  const child = (call: string) => {
    const uri = `file:///module/${call}`;
    const called = files.filter((file) => dirname(file.uri) === uri);
    return called.length > 0 ? moduleFrom(uri, called) : undefined;
  };
  const module = { ...moduleFrom('file:///module', own), child };
  return own.flatMap((file) =>
    diagnostics(file, module, DEFAULT_SETTINGS).map(({ code, range }) => ({
      file: file.name,
      line: range.start.line,
      code: String(code),
    })),
  );
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(new URL(`../../example/${folder}/`, import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  });
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith('.tf') && !name.startsWith('calls/'))
      .sort()
      .map((name) => [name, textOf(folder, name)]),
  );
}

function textOf(folder: string, name: string): string {
  return readFileSync(new URL(`../../example/${folder}/${name}`, import.meta.url), 'utf8');
}
