/** The door for Markdown: texts of others stay text, and can be read. */
import { describe, expect, it, test } from 'vitest';
import { code, codeBlock, link, prose } from '../../server/src/features/text/markdown-syntax.js';
import { hover } from '../../server/src/features/hover/hover.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { HOSTILE_TEXTS } from '../support/hostile-texts.js';
import { markdownFault, readAs } from '../support/markdown-faults.js';

describe.each(HOSTILE_TEXTS)('what %s', (_, text) => {
  it('is text as code, as a block of code, as prose and as a name of a link', () => {
    const pieces = [code(text), codeBlock(text), prose(text), link(prose(text), `file:///a/${text}#L1`)];
    for (const piece of pieces) expect(markdownFault(piece)).toBeUndefined();
    expect(markdownFault(`- ${code(text)}: ${prose(text)}\n\n${pieces.join('\n\n')}`)).toBeUndefined();
  });
});

test.each(['a_b * c <d> & #1 [x](y) 2. e', '1. first', '- item', 'a:b, c!'])(
  'prose can be read: %s',
  (text) => {
    expect(readAs(prose(text))).toBe(text);
  },
);

test('prose keeps its paragraphs and what is code', () => {
  expect(prose('The `stage_name`.\r\nMore.\n\n  Second.')).toBe('The `stage_name`.\nMore.\n\nSecond.');
});

test('a long value ends its block of code before what is written beside it', () => {
  const long = 'orders '.repeat(20).trim();
  const source = `locals {\n  long = "${long}"\n}\n\nresource "aws_api_gateway_stage" "a" {\n  description = local.long\n}\n\noutput "a" {\n  value = aws_api_gateway_stage.a.description\n}\n`;
  const file = sourceFile('file:///module/main.tf', source);
  const found = hover(file, source.lastIndexOf('description') + 1, moduleFrom('file:///module', [file]));
  const text = (found?.contents as { readonly value: string }).value;
  expect(markdownFault(text)).toBeUndefined();
  expect(text).toContain(`\`\`\`text\n${long}\n\`\`\`\n\nWritten as \`local.long\``);
});
