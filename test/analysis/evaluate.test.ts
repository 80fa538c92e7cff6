/** What expressions come to. The expected values are what `terraform console` answers. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../server/src/analysis/values/evaluate.js';
import type { Value } from '../../server/src/analysis/values/values.js';
import { fixture } from '../support/fixture.js';

/** The value of `local.it`, as JSON; `?` where it is unknown, `?string` where only its type is known. */
function valueOf(text: string): unknown {
  return plain(evaluated(text));
}

function evaluated(text: string): Value {
  const { module } = fixture(text);
  const it = module.locals.get('it');
  if (!it) throw new Error('The fixture has no local named "it".');

  return evaluate(it.attribute.value, module);
}

function plain(value: Value): unknown {
  switch (value.kind) {
    case 'unknown':
      return `?${value.type ?? ''}`;
    case 'null':
      return null;
    case 'list':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry)]));
    default:
      return value.value;
  }
}

const it_ = (expression: string, more = ''): unknown => valueOf(`locals {\n  it = ${expression}\n}\n${more}`);

describe('evaluate knows', () => {
  it.each<[string, unknown]>([
    ['1.50', 1.5],
    ['-3', -3],
    ['true', true],
    ['null', null],
    ['"a\\nb $${x} \\u00e9"', 'a\nb ${x} é'],
    ['""', ''],
    ['"${"a"}-${1.50}-${true}"', 'a-1.5-true'],
    ['"${[1]}"', [1]],
    ['["a", 1, null]', ['a', 1, null]],
    ['{ a = 1, "b" : 2, (lower("C")) = 3 }', { a: 1, b: 2, c: 3 }],
    ['{ a = { b = ["x"] } }.a.b[0]', 'x'],
    ['["a", "b"][1]', 'b'],
    ['("a")', 'a'],
    ['true ? "a" : "b"', 'a'],
    ['1 > 2 ? "a" : "b"', 'b'],
    ['true ? 1 : "a"', '1'],
    ['"5" == 5', false],
    ['"a" != "b"', true],
    ['null == null', true],
    ['"a" == null', false],
    ['"5" + 1', 6],
    ['7 / 2', 3.5],
    ['0.1 + 0.2', 0.3],
    ['7 % 4 - 1 * 2', 1],
    ['!false && (1 <= 1 || false)', true],
    ['-"4"', -4],
  ])('%s', (expression, value) => {
    expect(it_(expression)).toEqual(value);
  });

  it.each<[string, unknown]>([
    ['lower("ABC")', 'abc'],
    ['upper("a${1}")', 'A1'],
    ['trimspace(" a \\n")', 'a'],
    ['chomp("a\\n\\r\\n")', 'a'],
    ['replace("a.b.c", ".", "-")', 'a-b-c'],
    ['trimprefix("/a", "/")', 'a'],
    ['trimsuffix("a:*", ":*")', 'a'],
    ['join(",", ["a", 1, true])', 'a,1,true'],
    ['join("-", ["a"], ["b"])', 'a-b'],
    ['split(",", "a,b")', ['a', 'b']],
    ['format("%s-%d-%v%%", "a", 5, true)', 'a-5-true%'],
    ['jsonencode({ b = "<a&b>", a = [1, null, 1.50] })', '{"a":[1,null,1.5],"b":"\\u003ca\\u0026b\\u003e"}'],
    ['merge({ a = 1, b = 1 }, null, { b = 2 })', { a: 1, b: 2 }],
    ['merge([{ a = 1 }, { b = 2 }]...)', { a: 1, b: 2 }],
    ['concat(["a"], ["b"])', ['a', 'b']],
    ['tostring(5)', '5'],
    ['tonumber("5.0")', 5],
    ['tobool("false")', false],
    ['tostring(null)', null],
    ['toset(["b", "a", "b"])', ['a', 'b']],
    ['tolist(["a"])', ['a']],
    ['length("abc")', 3],
    ['length([1, 2])', 2],
    ['length({ a = 1 })', 1],
    ['lookup({ a = "x" }, "b", "d")', 'd'],
    ['coalesce(null, "", "x")', 'x'],
    ['try(5, 6)', 5],
    ['can(5)', true],
    ['contains(["a", "b"], "b")', true],
    ['compact(["a", "", null])', ['a']],
    ['keys({ b = 1, a = 2 })', ['a', 'b']],
    ['sensitive("a")', 'a'],
    ['jsondecode("{\\"b\\":[1,null,true],\\"a\\":\\"x\\"}")', { a: 'x', b: [1, null, true] }],
    ['formatlist("%s-%d", ["a", "b"], 5)', ['a-5', 'b-5']],
    ['formatlist("x-%s", ["a", "b"])', ['x-a', 'x-b']],
    ['formatlist("%s:%s", ["a", "b"], ["c", "d"])', ['a:c', 'b:d']],
    ['title("hello big-world it\'s")', "Hello Big-World It'S"],
    ['trim("?!hello?!", "!?")', 'hello'],
    ['replace("hello world", "/w.*d/", "x")', 'hello x'],
    ['replace("a1b22", "/[0-9]+/", "<$0>")', 'a\u003c1\u003eb\u003c22\u003e'],
    ['replace("ab", "/(a)(b)/", "$2$1")', 'ba'],
    ['regex("[a-z]+", "53453453.345345aaabbbccc23454")', 'aaabbbccc'],
    ['regex("(\\\\d+)-(\\\\d+)", "10-20")', ['10', '20']],
    ['regex("(?i)a[[:alpha:]]", "AB")', 'AB'],
    ['regex("(?P<year>\\d+)(?P<rest>x)?", "in 2030")', { year: '2030', rest: null }],
    ['regexall("[a-z]+", "1a2bc")', ['a', 'bc']],
    ['length(regexall("x", "a"))', 0],
    ['replace("a", "/a/", "$x")', ''],
    ['replace("aa", "/a*?/", "-")', '-a-a-'],
    ['substr("hello world", 1, 4)', 'ello'],
    ['substr("hello", -3, -1)', 'llo'],
    ['substr("hello", 2, 100)', 'llo'],
    ['substr("hello", -3, 2)', 'll'],
    ['strrev("hello")', 'olleh'],
    ['flatten([["a", "b"], [], [["c"]]])', ['a', 'b', 'c']],
    ['distinct(["a", "b", "a"])', ['a', 'b']],
    ['values({ b = 1, a = 2 })', [2, 1]],
    ['element(["a", "b", "c"], 4)', 'b'],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['coalescelist([], ["a"])', ['a']],
    ['range(3)', [0, 1, 2]],
    ['range(1, 8, 2)', [1, 3, 5, 7]],
    ['range(4, 1)', [4, 3, 2]],
    ['min(3, 1, 2)', 1],
    ['max(3, 1, 2)', 3],
    ['abs(-3.5)', 3.5],
    ['ceil(1.2)', 2],
    ['floor(-1.2)', -2],
    ['base64encode("Hello World")', 'SGVsbG8gV29ybGQ='],
    ['base64decode("SGVsbG8gV29ybGQ=")', 'Hello World'],
    ['sort(["b", "a", "C"])', ['C', 'a', 'b']],
    ['reverse([1, 2])', [2, 1]],
    ['setunion(["b", "a"], ["c", "a"])', ['a', 'b', 'c']],
    ['one(["a"])', 'a'],
    ['one([])', null],
    ['slice(["a", "b", "c"], 1, 3)', ['b', 'c']],
    ['startswith("hello", "he")', true],
    ['endswith("hello", "lo")', true],
    ['tolist(toset(["b","a"]))', ['a', 'b']],
    ['split(",", "")', ['']],
    ['reverse(sort(["b","a"]))', ['b', 'a']],
    ['trim("abc", "abc")', ''],
    ['title("a_b c1d \'x\'")', "A_b C1d 'X'"],
    ['element(["a"], 7)', 'a'],
    ['range(0, 1, 0.5)', [0, 0.5]],
    ['floor(-0.5)', -1],
    ['ceil(-0.5)', 0],
    ['range(3, 0)', [3, 2, 1]],
    ['substr("abc", 3, 1)', ''],
    ['flatten(["a", ["b", ["c"]]])', ['a', 'b', 'c']],
    ['distinct([1, 2, 1])', [1, 2]],
    ['replace("aXbX", "X", "$1")', 'a$1b$1'],
    ['replace("abc", "/b/", "")', 'ac'],
    ['setunion(["a"], [])', ['a']],
    ['values({})', []],
    ['zipmap([], [])', {}],
    ['regex("^a.c$", "abc")', 'abc'],
    ['base64decode(base64encode("a+b/c?"))', 'a+b/c?'],
    ['jsondecode("1.50")', 1.5],
    ['jsondecode("[]")', []],
    ['formatlist("%s", [])', []],
    ['[for s in ["a", "b"] : upper(s)]', ['A', 'B']],
    ['[for i, s in ["a", "b"] : "${i}${s}" if i > 0]', ['1b']],
    ['{ for k, v in { a = 1 } : upper(k) => v }', { A: 1 }],
  ])('%s', (expression, value) => {
    expect(it_(expression)).toEqual(value);
  });

  it('nothing of what Go does otherwise or what could take long', () => {
    for (const text of [
      'regex("(?=a)", "a")',
      'regex("(?<n>a)", "a")',
      'regex("é", "é")',
      'regexall("(a+)b|a", join("", [for n in range(20000) : "a"]))',
      'replace(join("", [for n in range(20000) : "a"]), "/(a+)b|a/", "x")',
      'regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")',
      'regex("x", "a")',
      'regex("(", "a")',
      'jsondecode("{")',
      'element([], 0)',
      'substr("abc", 4, 1)',
      'one(["a", "b"])',
      'range(1, 5, 0)',
      'range(1000000)',
      'flatten(["a", var.none])',
      'distinct(["1", 1])',
      'zipmap(["a"], [])',
      'strrev("é")',
    ])
      expect(it_(text, 'variable "none" {}')).toMatch(/^\?/);
  });

  it('heredocs, flush ones, and what trims take', () => {
    expect(it_('<<EOT\n  a\n   b ${1}\nEOT')).toBe('  a\n   b 1\n');
    expect(it_('<<-EOT\n    a\n      b ${1}\n    EOT')).toBe('a\n  b 1\n');
    expect(it_('<<EOT\nx   \n   ${~ "m" ~}\n   y\n  z\nEOT')).toBe('x   \nm   y\n  z\n');
    expect(it_('"a  ${~ "b" ~}  c"')).toBe('abc');
  });

  it('what one side decides', () => {
    expect(it_('false && var.none', 'variable "none" {}')).toBe(false);
    expect(it_('var.none || true', 'variable "none" {}')).toBe(true);
  });

  it('locals, defaults of variables and their types, across files', () => {
    const text = `
      #- main.tf
      locals {
        it = [local.a, var.size, var.tags.b, var.options.level, var.options.other]
        a  = "\${local.b}-\${var.stage}"
      }
      #- variables.tf
      locals {
        b = "x"
      }
      variable "stage" {
        type    = string
        default = 5
      }
      variable "size" {
        type    = number
        default = "0.5"
      }
      variable "tags" {
        type    = map(string)
        default = { b = true }
      }
      variable "options" {
        type    = object({ level = string, other = optional(string) })
        default = { level = "INFO" }
      }
    `;
    expect(valueOf(text)).toEqual(['x-5', 0.5, 'true', 'INFO', null]);
  });

  it('what another resource says', () => {
    const text = `
      locals {
        it = [
          aws_api_gateway_stage.prod.stage_name,
          aws_api_gateway_stage.prod[0].stage_name,
          data.aws_api_gateway_rest_api.orders.name,
          aws_api_gateway_stage.prod.arn,
          aws_api_gateway_stage.prod,
          aws_api_gateway_stage.other.stage_name,
        ]
      }
      resource "aws_api_gateway_stage" "prod" {
        stage_name = "prod"
      }
      data "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
    `;
    expect(valueOf(text)).toEqual(['prod', 'prod', 'orders', '?', '?object', '?']);
  });
});

describe('evaluate says where a value comes from', () => {
  it('the innermost place, and whether it was built from it', () => {
    const text = (it: string): string => `
      variable "size" {
        default = "0.7"
      }
      locals {
        it    = ${it}
        size  = var.size
        plain = "a"
        map   = { a = "b" }
      }
    `;
    const origin = (it: string): unknown => {
      const value = evaluated(text(it));
      return value.kind === 'unknown' ? undefined : [value.origin?.what, value.origin?.derived];
    };
    expect(origin('local.size')).toEqual(['the default of `var.size`', false]);
    expect(origin('local.plain')).toEqual(['`local.plain`', false]);
    expect(origin('"x${local.plain}"')).toEqual(['`local.plain`', true]);
    expect(origin('lower(var.size)')).toEqual(['the default of `var.size`', true]);
    expect(origin('local.map.a')).toEqual(['`local.map`', true]);
    expect(origin('true ? local.plain : "b"')).toEqual(['`local.plain`', false]);
    expect(origin('"x"')).toEqual([undefined, undefined]);
  });
});

describe('evaluate does not know', () => {
  it.each<[string, string]>([
    ['var.none', '?'],
    ['var.typed', '?string'],
    ['each.key', '?'],
    ['module.a.b', '?'],
    ['path.module', '?'],
    ['"${var.none}-a"', '?string'],
    ['"%{ if true }a%{ endif }"', '?string'],
    ['file("a.txt")', '?string'],
    ['uuid()', '?string'],
    ['lower("É")', '?string'],
    ['format("%5d", 1)', '?string'],
    ['format("%s")', '?string'],
    ['tonumber("a")', '?number'],
    ['tobool(1)', '?bool'],
    ['tostring(1000000000000000000000)', '?string'],
    ['1 / 0', '?number'],
    ['var.none > 1', '?bool'],
    ['[1] == [1]', '?bool'],
    ['["a"][5]', '?'],
    ['{ a = 1 }.b', '?'],
    ['nosuch("a")', '?'],
    ['try(var.none, 6)', '?'],
    ['coalesce(var.none, "x")', '?'],
    ['merge({ a = 1 }, var.none)', '?object'],
    ['var.none ? "a" : "b"', '?'],
    ['aws_api_gateway_stage.prod[*].arn', '?'],
  ])('%s', (expression, value) => {
    expect(it_(expression, 'variable "none" {}\nvariable "typed" {\n  type = string\n}\n')).toBe(value);
  });

  it('parts of lists and objects, and knows the rest', () => {
    expect(it_('{ a = var.x, b = [1, var.y] }')).toEqual({ a: '?', b: [1, '?'] });
  });

  it('cycles, endless growth and endless depth, and comes to an end', () => {
    expect(valueOf('locals {\n  it = local.a\n  a = "${local.b}"\n  b = local.it\n}\n')).toBe('?');
    const doubling = Array.from(
      { length: 40 },
      (_, i) => `  l${i + 1} = "\${local.l${i}}\${local.l${i}}"`,
    ).join('\n');
    expect(valueOf(`locals {\n  l0 = "abc"\n${doubling}\n  it = local.l40\n}\n`)).toBe('?string');
    const lists = Array.from({ length: 40 }, (_, i) => `  l${i + 1} = concat(local.l${i}, local.l${i})`).join(
      '\n',
    );
    expect(valueOf(`locals {\n  l0 = ["abc"]\n${lists}\n  it = local.l40\n}\n`)).toBe('?list');
    expect(it_(`${'('.repeat(200)}1${')'.repeat(200)}`)).toBe('?');
    const chain = Array.from({ length: 5000 }, (_, i) => `  l${i + 1} = local.l${i}`).join('\n');
    expect(valueOf(`locals {\n  l0 = 1\n${chain}\n  it = local.l5000\n}\n`)).toBe('?');
    const long = 'x'.repeat(150_000);
    expect(it_(`length("${long}")`)).toBe(150_000);
  });
});

describe('evaluate lays override files over the others', () => {
  it.each<[string, string, string, string, string]>([
    [
      'local values one by one',
      'a = 1\n  b = "kept"',
      'locals {\n  a = 2\n}',
      '${local.a} ${local.b}',
      '2 kept',
    ],
    [
      'in the order of their names',
      'a = 1',
      'locals {\n  a = 3\n}\n#- a_override.tf\nlocals {\n  a = 2\n}',
      'a = ${local.a}',
      'a = 3',
    ],
    [
      'variables argument by argument',
      'a = 1\n}\nvariable "v" {\n  type    = string\n  default = "x"',
      'variable "v" {\n  default = 5\n}',
      '${var.v == "5" ? "text" : "number"}',
      'text',
    ],
    [
      'resources argument by argument, whichever name sorts first',
      'a = 1\n}\nresource "aws_api_gateway_stage" "s" {\n  stage_name  = "old"\n  description = "kept"',
      'locals {\n}\n#- a_override.tf\nresource "aws_api_gateway_stage" "s" {\n  stage_name = "new"\n}',
      '${aws_api_gateway_stage.s.stage_name} ${aws_api_gateway_stage.s.description}',
      'new kept',
    ],
  ])('%s', (_, base, over, expression, expected) => {
    const main = `#- main.tf\nlocals {\n  it = "${expression}"\n  ${base}\n}\n`;
    expect(valueOf(`${main}#- x_override.tf\n${over}\n`)).toBe(expected);
  });
});
