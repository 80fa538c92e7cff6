/** Diagnostics as the editor gets them, beside what each rule finds. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { checkDiagnostics, diagnosticsOf } from '../support/check-diagnostics.js';
import { fixture } from '../support/fixture.js';

describe('diagnostics', () => {
  it('come in the order of the text, those of the parser among them', () => {
    const found = diagnosticsOf(`
      resource "aws_apigatewayv2_stage" "a" {
        api_id = "a"
        name   = "a b"
        nonsense
        tags   = 5
      }
    `);
    expect(found.map((each) => each.code)).toEqual(['invalid-stage-name', 'syntax', 'wrong-type']);
  });

  it('take the strict parser at its word where it has answered', () => {
    const { module, files } = fixture('locals\n');
    const [file] = files;
    const of = (problems?: []): number =>
      file ? diagnostics(file, module, DEFAULT_SETTINGS, problems).length : -1;
    expect(of()).toBe(1);
    expect(of([])).toBe(0);
  });

  it('say why a file is not looked at', () => {
    const file = sourceFile('file:///m/a.tf', 'a = 1\0');
    const [found] = diagnostics(file, moduleFrom('file:///m', [file]), DEFAULT_SETTINGS);
    expect(found?.message).toContain('NUL characters');
    expect(found?.severity).toBe(3);
    expect(found?.range.start).toEqual({ line: 0, character: 0 });
  });

  it('count UTF-16 units, and lines in files with CRLF and a byte order mark', () => {
    const text =
      '\uFEFFlocals {}\r\n\r\nresource "aws_apigatewayv2_stage" "é😀" {\r\n  api_id = "a"\r\n  name = "😀"\r\n}\r\n';
    const [found] = diagnosticsOf(text);
    expect(found?.range).toEqual({ start: { line: 4, character: 9 }, end: { line: 4, character: 13 } });
  });

  it('are none for an empty file', () => {
    checkDiagnostics('');
  });
});
