/** Every small change of a Terraform file that may make it wrong, by kind. Whether one does, Terraform says. */
import { parse } from '../../server/src/hcl/parse.js';
import type { Attribute, Block, Body } from '../../server/src/hcl/syntax.js';
import { changeAt, type LanguageEdit, misspelled, source } from './language-edit.js';
import { expressionEdits } from './language-expression-edits.js';

/** The changes of each kind that a text has room for, in the order of the text. */
export function languageEdits(text: string): readonly LanguageEdit[] {
  const { body } = parse(text);
  return bodyEdits(body, [], text);
}

function bodyEdits(body: Body, around: readonly Block[], text: string): readonly LanguageEdit[] {
  return body.items.flatMap((item) => {
    if (item.kind === 'block')
      return [...blockEdits(item, around, text), ...bodyEdits(item.body, [...around, item], text)];
    if (item.kind !== 'attribute' || KEPT.has(item.name.text) || isInstalled(around)) return [];
    const edits = [...attributeEdits(item, text), ...expressionEdits(item, text)];
    return item.name.text.startsWith('provider') ? edits.filter(({ kind }) => /step \d/.test(kind)) : edits;
  });
}

/** What an installation depends on. */
const KEPT = new Set(['source', 'version', 'required_version']);

function isInstalled(around: readonly Block[]): boolean {
  return around.some(({ type }) => type.text === 'required_providers');
}

function blockEdits(block: Block, around: readonly Block[], text: string): readonly LanguageEdit[] {
  const type = block.type.text;
  if (type === 'terraform' || type === 'required_providers') return [];
  const whole = source(text, block);
  const where = around.length === 0 ? 'block' : 'nested block';
  const inner = block.open === undefined ? undefined : block.open + 1;
  const end = { start: block.end, end: block.end };
  const first = block.labels[0];
  const last = block.labels.at(-1);
  const isInstalledByName = type === 'module' || type === 'provider';
  return [
    changeAt(`remove a ${where}`, block, ''),
    changeAt(`repeat a ${where}`, end, `\n${whole}`),
    changeAt(`misspell the type of a ${where}`, block.type, misspelled(type)),
    ...(first && last && !isInstalledByName
      ? [
          changeAt('remove a label', last, ''),
          changeAt('repeat a label', last, `${source(text, last)} ${source(text, last)}`),
          changeAt('begin a label with a digit', last, `"1${last.text}"`),
          changeAt('rename a label', last, `"${last.text}_2"`),
          changeAt('misspell a first label', first, `"${misspelled(first.text)}"`),
        ]
      : []),
    ...(around.length > 0 && first === undefined
      ? [changeAt('add a label', { start: block.header.end, end: block.header.end }, ' "extra"')]
      : []),
    ...(inner === undefined
      ? []
      : INSERTED.map((line) =>
          changeAt(`add what does not belong to a ${where}`, { start: inner, end: inner }, `\n${line}\n`),
        )),
  ];
}

const INSERTED = [
  'count = 1',
  'for_each = {}',
  'depends_on = [local.nowhere]',
  'nonsense = 1',
  'lifecycle {\n  ignore_change = []\n}',
  'lifecycle {\n  prevent_destroy = local.protect\n}',
  'dynamic "settings" {\n  content {}\n}',
];

function attributeEdits(attribute: Attribute, text: string): readonly LanguageEdit[] {
  const { name, value, start, end } = attribute;
  const written = source(text, value);
  return [
    changeAt('remove an argument', attribute, ''),
    changeAt('repeat an argument', { start: end, end }, `\n${source(text, { start, end })}\n`),
    changeAt('misspell an argument', name, misspelled(name.text)),
    changeAt('put a value into a list', value, `[${written}]`),
    changeAt('put a value into quotes', value, `"${written.replaceAll(/["\n$%\\]/g, ' ')}"`),
    ...VALUES.map((other) => changeAt(`give \`${other}\` instead of a value`, value, other)),
  ];
}

const VALUES = [
  '[]',
  '{}',
  '"text"',
  '-1.5',
  'true',
  'null',
  'word',
  'local',
  '[for x in {} : y]',
  'each.key',
  'self.id',
];
