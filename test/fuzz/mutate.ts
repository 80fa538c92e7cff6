/**
 * Damages HCL the way people, merges and disks do: half-typed lines, lost closers, pasted pieces, strange
 * characters.
 */
import type { Random } from './random.js';

/** A mutation of `text`: one to three kinds of damage, one after the other. `others` are files to take pieces from. */
export function mutate(text: string, others: readonly string[], random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(3); count > 0; count--)
    mutated = random.pick(damages)(mutated, random, others);
  return mutated.slice(0, LONGEST);
}

/** So that repeated doubling stays within what people have open. */
const LONGEST = 20_000;

type Damage = (text: string, random: Random, others: readonly string[]) => string;

const damages: readonly Damage[] = [
  // One character goes.
  (text, random) => replaced(text, random.below(text.length), 1, ''),
  // A stretch goes.
  (text, random) => replaced(text, random.below(text.length), 1 + random.below(60), ''),
  // Something is typed.
  (text, random) => replaced(text, random.below(text.length + 1), 0, random.pick(PIECES)),
  // Something is typed over.
  (text, random) => replaced(text, random.below(text.length), 1 + random.below(4), random.pick(PIECES)),
  // A line is only half typed.
  (text, random) => {
    const end = lineEnd(text, random.below(text.length));
    return replaced(text, end, 0, '').slice(0, end - Math.min(end, random.below(30))) + text.slice(end);
  },
  // The file ends here.
  (text, random) => text.slice(0, random.below(text.length + 1)),
  // The file begins here.
  (text, random) => text.slice(random.below(text.length + 1)),
  // A closer is missing, or an opener.
  (text, random) => withoutOne(text, random, /[}\])"]/g),
  (text, random) => withoutOne(text, random, /[{[("]|\$\{|%\{|<<-?\w+/g),
  // A line is missing, doubled, or elsewhere.
  (text, random) => withLines(text, random, () => []),
  (text, random) => withLines(text, random, (line) => [line, line]),
  (text, random) => {
    const at = random.below(text.length);
    const line = text.slice(text.lastIndexOf('\n', at) + 1, lineEnd(text, at) + 1);
    return replaced(text, text.lastIndexOf('\n', random.below(text.length)) + 1, 0, line);
  },
  // A piece of another file is pasted.
  (text, random, others) => {
    const other = random.pick(others);
    const from = random.below(other.length);
    return replaced(
      text,
      random.below(text.length),
      random.below(20),
      other.slice(from, from + random.below(400)),
    );
  },
  // A name is one that is none.
  (text, random) => {
    const found = [...text.matchAll(/"[\w.-]+"(?= *\{)/g)];
    if (found.length === 0) return text;
    const { index, 0: whole } = random.pick(found);
    return replaced(text, index, whole.length, random.pick(NAMES));
  },
  // A piece is repeated until it nests.
  (text, random) =>
    replaced(text, random.below(text.length), 0, random.pick(PIECES).repeat(1 + random.below(200))),
  // Lines run together, or break.
  (text, random) => withoutOne(text, random, /\r?\n/g),
  (text, random) => replaced(text, random.below(text.length), 0, '\n'),
  // Line ends of another system, throughout or here and there.
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text, random) => text.replaceAll('\n', () => random.pick(['\n', '\r\n', '\n', '\r'])),
  // Indentation is lost, or becomes tabs.
  (text) => text.replaceAll(/^[ \t]+/gm, ''),
  (text) => text.replaceAll('  ', '\t'),
];

/** What is typed or pasted: the syntax's own signs and words, halves of them, and what doesn't belong. */
const PIECES: readonly string[] = [
  ...Array.from('{}[]()"\'`=,.:;?!-+*/%<>|&$#@^~\\_0'),
  ...[
    '\n',
    '\t',
    ' ',
    '\r',
    '\0',
    '\uFEFF',
    '\u2028',
    '\u00A0',
    '\uD83D',
    '\uDE00',
    '👨‍👩‍👧',
    'é',
    'e\u0301',
    '日本',
  ],
  ...[
    '${',
    '%{',
    '$${',
    '%%{',
    '${~',
    '~}',
    '"${',
    '}"',
    '${}',
    '%{ if ',
    '%{ else }',
    '%{ endif }',
    '%{ for ',
  ],
  ...[
    '<<EOF\n',
    '<<-EOF\n',
    'EOF\n',
    '<<',
    '<<-',
    '/*',
    '*/',
    '//',
    '#',
    '==',
    '=>',
    '...',
    '||',
    '&&',
    '::',
    '[*]',
  ],
  ...[
    '.*',
    '.0',
    '..',
    '\\"',
    '\\u12',
    '\\',
    '""',
    '{}',
    '[]',
    '()',
    '= {\n',
    ' {\n',
    '}\n',
    '\n}\n',
    ')\n',
    ' = ',
  ],
  ...[
    'for ',
    ' in ',
    'if ',
    'null',
    'true',
    'each.value',
    'var.',
    'local.',
    'data.',
    'module.x.',
    'self',
    'path.',
  ],
  ...[
    'resource "',
    'resource "aws_api_gateway_stage" "x" {\n',
    'stage_name = ',
    'variables = {\n',
    'rest_api_id = ',
  ],
  ...[
    'dynamic "route_settings" {\n',
    'content {\n',
    'lifecycle {\n',
    'depends_on = [',
    'for_each = ',
    'count = ',
  ],
  ...[
    'aws_api_gateway_stage.',
    'aws_apigatewayv2_stage.this[0].',
    'cache_cluster_size = "',
    'provider = ',
    '1e999',
    '0x',
  ],
  ...[
    '[for x in ',
    '{ for k, v in ',
    'jsonencode(',
    '"$context.',
    'import {\n  to = ',
    'id = "',
    'logging_level = ',
  ],
];

/** Labels that are no names, or ones that few think of. */
const NAMES: readonly string[] = [
  '"not a name"',
  '"a\\\\"b"',
  '"${x}"',
  '""',
  '"größe"',
  '"a.b"',
  '"1a"',
  '"__proto__"',
  '"[x](command:x)"',
  '"a`b"',
];

function replaced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

function withoutOne(text: string, random: Random, pattern: RegExp): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: whole } = random.pick(found);
  return replaced(text, index, whole.length, '');
}

function withLines(text: string, random: Random, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  return lines.flatMap((line, index) => (index === at ? change(line) : [line])).join('\n');
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
