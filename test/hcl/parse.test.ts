/** What the parser reads from sound text: one line of outline for each piece of syntax. */
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import type { Expression, Item, Step, TemplatePart } from '../../server/src/hcl/syntax.js';

/** The outline of `value` in `x = <value>`, asserting that nothing was wrong with it. */
function outlineOf(value: string): string {
  const { body, problems } = parse(`x = ${value}\n`);
  expect(problems).toEqual([]);
  expect(body.items).toHaveLength(1);
  const item = body.items[0];
  if (item?.kind !== 'attribute') throw new Error('not an attribute');
  return expression(item.value);
}

describe('expressions', () => {
  test.each([
    ['1', '1'],
    ['1.5e3', '1500'],
    ['true', 'true'],
    ['null', 'null'],
    ['"a"', '"a"'],
    ['""', '""'],
    ['-1', '(- 1)'],
    ['!a', '(! a)'],
    ['a.b.c', 'a.b.c'],
    ['a[0].b', 'a[0].b'],
    ['a["k"]', 'a["k"]'],
    ['a[*].b', 'a[*].b'],
    ['a.*.b', 'a[*].b'],
    ['a.0.b', 'a[0].b'],
    ['a.0[1]', 'a[0][1]'],
    ['a. b . c', 'a.b.c'],
    ['a[*].*', 'a[*][*]'],
    ['f()', 'f()'],
    ['f(a, b...)', 'f(a, b...)'],
    ['f(\n  a,\n  b,\n)', 'f(a, b)'],
    ['f(x).y', '(f(x)).y'],
    ['provider::aws::arn_parse(a)', 'provider::aws::arn_parse(a)'],
    ['provider :: aws :: arn_parse (a)', 'provider::aws::arn_parse(a)'],
    ['(provider::\n  aws::f(a))', '(provider::aws::f(a))'],
    ['true(a)', 'true(a)'],
    ['[]', '[]'],
    ['[1, 2,]', '[1, 2]'],
    ['{}', '{}'],
    ['{ a = 1, "b" : 2, (c) = 3 }', '{a: 1, "b": 2, (c): 3}'],
    ['{\n  a = 1\n  b = 2 # why\n}', '{a: 1, b: 2}'],
    ['{ r = f(x) }', '{r: f(x)}'],
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['a || b && c == d', '(a || (b && (c == d)))'],
    ['a >= 1 ? b : c', '((a >= 1) ? b : c)'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['(\n  a\n  ? b\n  : c\n)', '((a ? b : c))'],
    ['[for v in c : v.id if v.on]', '[for v in c: v.id if v.on]'],
    ['{ for k, v in c : k => v... }', '{for k,v in c: k => v...}'],
    ['größe-1', 'größe-1'],
    ['a /* b */ + /* c */ d', '(a + d)'],
  ])('%s', (value, outline) => {
    expect(outlineOf(value)).toBe(outline);
  });
});

describe('templates', () => {
  test.each([
    ['"a${b}c"', '"a" ${b} "c"'],
    ['"$${a} %%{b} $x %y"', '"${a} %{b} $x %y"'],
    ['"$context.requestId"', '"$context.requestId"'],
    ['"\\n\\t\\"\\\\\\u00e9\\U0001F600"', JSON.stringify('\n\t"\\é😀')],
    ['"${f("${a}")}"', '${f(${a})}'],
    ['"${\n  a\n}"', '${a}'],
    ['"a ${~ b ~} c"', '"a" ${b} "c"'],
    ['"%{ if a }b%{ else }c%{ endif }"', '%if(a ["b"] ["c"])'],
    ['"%{ for k, v in m }${k}%{ endfor }"', '%for(k,v in m [${k}])'],
    ['<<EOF\na ${b}\n  EOF', '"a " ${b} "\\n"'],
    ['<<EOF\r\na\r\nEOF\r', '"a\\r\\n"'],
    ['<<-EOF\r\n  a\r\n\r\n    b\r\n  EOF', '"a\\r\\n\\r\\n  b\\r\\n"'],
    ['<<-EOF\n    a\n      b ${c}\n\n    d\n  EOF', '"a\\n  b " ${c} "\\n\\nd\\n"'],
    ['<<EOF\n"quoted" \\n $${x}\nEOF', JSON.stringify('"quoted" \\n ${x}\n')],
    ['<<A\n${f(<<B\nb\nB\n)}\nA', '${f("b\\n")} "\\n"'],
    ['<<A\n${f(<<A\na\nA\n)}c\nA', '${f("a\\n")} "c\\n"'],
    ['<<A\n${f(<<B\nA\n${<<A\nb\nA\n}B\nB\n)}\nA', '${f("A\\n" ${"b\\n"} "B\\n")} "\\n"'],
    ['<<A\n${f("${<<B\nA\nB\n}")}\nA', '${f(${"A\\n"})} "\\n"'],
    ['f(<<A\na\nA\n, <<B\nb\nB\n)', 'f("a\\n", "b\\n")'],
  ])('%s', (value, outline) => {
    expect(outlineOf(value)).toBe(outline);
  });
});

describe('bodies', () => {
  test.each([
    ['a {}', 'a{}'],
    ['a { b = 1 }', 'a{b}'],
    ['a "b" c {\n  d = 1\n}', 'a b c{d}'],
    ['a b c {\n}', 'a b c{}'],
    ['\uFEFFa = 1', 'a'],
    ['a = 1\r\nb = 2\r\n', 'a b'],
    ['# one\n// two\n/* three\nfour */ a = 1 # five\n', 'a'],
    ['a {\n  b {\n    c = 1\n  }\n  d = 2\n}\ne = 3', 'a{b{c} d} e'],
    ['a "b\\"c" {\n}', 'a b\\"c{}'],
  ])('%j', (text, outline) => {
    const { body, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(items(body.items)).toBe(outline);
  });
});

describe('half-typed text', () => {
  test.each([
    ['sta', 'sta?', ['`sta` needs `=` and a value, or `{` if it is a block.']],
    ['a =\nb = 1', 'a=- b=1', ['A value is missing here.']],
    ['a = b.\nc = 1', 'a=b. c=1', ['An attribute name is missing after the dot.']],
    ['a = "x\nb = 1', 'a="x" b=1', ['This string is never closed; end it with `"`.']],
    ['a = "${b."\nc = 1', 'a=${b.} c=1', undefined],
    ['a = "${"\nc = 1', 'a=${-} c=1', undefined],
    ['a = [1,\nb = 2', 'a=[1] b=2', ['This list is never closed; add `]`.']],
    ['a = f(\nb = 2', 'a=f() b=2', ['This argument list is never closed; add `)`.']],
    ['a { b = 1\n}\nc = 1', 'a{b=1} c=1', ['An argument must start on a new line.']],
    ['a { b {} }\nc = 1', 'a{b{}} c=1', ['A block must start on a new line.']],
    ['a {\n  b = 1 }\nc = 1', 'a{b=1} c=1', ['This `}` must be on its own line.']],
    ['a "${b}" {}', 'a ${b}{}', ["A label can't contain `${`; use plain text."]],
    ['a "\\o" {}', 'a \\o{}', ['Invalid escape sequence; write a backslash as `\\\\`.']],
    ['a = b.0.1', 'a=b[0][1]', ["An index after a dot can't be followed by another one; use `[0][1]`."]],
    ['a = b.*.c.*', 'a=b[*].c[*]', ["A `.*` can't follow another one; use `[*]`."]],
    ['a = b::c', 'a=b::c', ['A function call needs `(` and `)`.']],
    ['a = b::\nc = 1', 'a=b:: c=1', ['A function name is missing after `::`.']],
    ['a = f(b..., c)', 'a=f(b, c...)', ['`...` must follow the last argument.']],
    [
      'a = [for k, v in b : k => v]',
      'a=[for k,v in b: k => v]',
      ['A `for` in `[ ]` has no `=>`; use `{ }`.'],
    ],
    [
      'a = [for v in b : v...]',
      'a=[for v in b: v...]',
      ['A `for` in `[ ]` does not group by `...`; use `{ }`.'],
    ],
    [
      'a = {for v in b : v}',
      'a={for v in b: v}',
      ['A `for` in `{ }` needs `key => value`; use `[ ]` for a list.'],
    ],
    ['a = "b%{ endif }c"', 'a="b" "c"', ['This `%{ endif }` has no matching directive; remove it.']],
    [
      'a = <<E\n%{ if b }%{ endfor }%{ endif }\nE',
      'a=%if(b [] []) "\\n"',
      ['This `%{ endfor }` has no matching directive; remove it.', 'A new line is missing after this `E`.'],
    ],
    [
      'resource "aws_api {\n  a = 1\n}',
      'resource aws_api{a=1}',
      ['This label is never closed; end it with `"`.'],
    ],
    ['a = 1 2\nb = 1', 'a=1 b=1', ['Expected a new line here.']],
    ['}\na = 1', 'a=1', ['This `}` has no matching `{`; remove it.']],
    ['a = <<EOF\nx\n', 'a="x\\n"', ['This heredoc is never closed; put `EOF` on its own line.']],
    ['a = { b = , c = 1 }', 'a={b: -, c: 1}', ['A value is missing here.']],
    ['a "b"\n{\n  c = 1\n}', 'a b{c=1}', []],
    ['"a" = 1', 'a=1', ['An argument name must not be quoted; remove the quotes.']],
  ])('%j', (text, outline, messages) => {
    const { body, problems } = parse(text);
    expect(items(body.items, true)).toBe(outline);
    if (messages !== undefined) expect(problems.map((problem) => problem.message)).toEqual(messages);
  });
});

describe('nesting without end', () => {
  test.each(['[', '{a=', '(', 'f(', '-', '"${', 'a.b[', '[for a in ', 'a?', '<<A\n${'])(
    '%j 10,000 times',
    (opener) => {
      const { body, problems } = parse(`x = ${opener.repeat(10_000)}\n`);
      expect(body.items.length).toBeGreaterThan(0);
      expect(problems.length).toBeGreaterThan(0);
    },
  );

  test('blocks 10,000 times, and the block after them', () => {
    const { body } = parse(`${'a {\n'.repeat(10_000)}${'}\n'.repeat(10_000)}b = 1\n`);
    expect(body.items.map((item) => item.kind)).toEqual(['block', 'attribute']);
  });
});

function items(list: readonly Item[], withValues = false): string {
  return list
    .map((item) => {
      if (item.kind === 'attribute') return item.name.text + (withValues ? `=${expression(item.value)}` : '');
      if (item.kind === 'fragment') return `${item.name.text}?`;
      return `${[item.type.text, ...item.labels.map((label) => label.text)].join(' ')}{${items(item.body.items, withValues)}}`;
    })
    .join(' ');
}

function expression(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return String(node.value);
    case 'template':
      return node.parts.length === 0 ? '""' : node.parts.map(part).join(' ');
    case 'reference':
      return node.root.text + steps(node.steps);
    case 'access':
      return `(${expression(node.target)})${steps(node.steps)}`;
    case 'call':
      return `${node.name.text}(${node.arguments.map(expression).join(', ')}${node.expands ? '...' : ''})`;
    case 'tuple':
      return `[${node.items.map(expression).join(', ')}]`;
    case 'object':
      return `{${node.entries.map((entry) => `${expression(entry.key)}: ${expression(entry.value)}`).join(', ')}}`;
    case 'for': {
      const [open, close] = node.shape === 'tuple' ? ['[', ']'] : ['{', '}'];
      const key = node.key === undefined ? '' : `${expression(node.key)} => `;
      const condition = node.condition === undefined ? '' : ` if ${expression(node.condition)}`;
      const names = node.names.map((name) => name.text).join(',');
      const groups = node.groups ? '...' : '';
      return `${open}for ${names} in ${expression(node.collection)}: ${key}${expression(node.result)}${groups}${condition}${close}`;
    }
    case 'conditional':
      return `(${expression(node.condition)} ? ${expression(node.then)} : ${expression(node.otherwise)})`;
    case 'binary':
      return `(${expression(node.left)} ${node.operator} ${expression(node.right)})`;
    case 'unary':
      return `(${node.operator} ${expression(node.operand)})`;
    case 'parenthesized':
      return `(${expression(node.inner)})`;
    case 'missing':
      return '-';
  }
}

function part(node: TemplatePart): string {
  switch (node.kind) {
    case 'text':
      return JSON.stringify(node.value);
    case 'interpolation':
      return `\${${expression(node.expression)}}`;
    case 'if':
      return `%if(${expression(node.condition)} [${node.then.map(part).join(' ')}] [${node.otherwise.map(part).join(' ')}])`;
    case 'for':
      return `%for(${node.names.map((name) => name.text).join(',')} in ${expression(node.collection)} [${node.body.map(part).join(' ')}])`;
  }
}

function steps(list: readonly Step[]): string {
  return list
    .map((step) => {
      if (step.kind === 'attribute') return `.${step.name.text}`;
      return step.kind === 'splat' ? '[*]' : `[${expression(step.key)}]`;
    })
    .join('');
}
