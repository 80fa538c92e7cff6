/** Variable files: names of the module's variables, values by their types, and where they lead. */
import { describe, expect, test } from 'vitest';
import { variableCompletion } from '../../server/src/features/completion/variable-files.js';
import { variableDefinition } from '../../server/src/features/variable-names.js';
import { parse } from '../../server/src/hcl/parse.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { checkHover, checkNoHover } from '../support/check-hover.js';
import { cursorOf, fixture } from '../support/fixture.js';

const MODULE = `
#- main.tf
variable "cache_size" {
  description = "How large the cache is."
  type        = string
}
variable "tracing" {
  type    = bool
  default = false
}
variable "level" {
  default = "INFO"
  validation {
    condition     = contains(["INFO", "ERROR"], var.level)
    error_message = "Only INFO and ERROR."
  }
}
variable "stage" {
  type = object({
    name    = string
    size    = optional(string, "0.5")
    trace   = bool
    logging = optional(object({ full = bool, keys = list(string) }))
  })
}
variable "stages" {
  type = map(object({ name = string, weight = number }))
}
variable "methods" {
  type = list(string)
}
resource "aws_api_gateway_stage" "live" {
  cache_cluster_size = var.cache_size
  stage_name         = var.stage.name
}
module "other" {
  source = "./other"
  method = var.methods
  size   = var.stage.size
}
#- other/main.tf
variable "method" {}
variable "size" {}
resource "aws_api_gateway_stage" "other" {
  cache_cluster_size = var.size
}
`;
const setting = (text: string, name = 'terraform.tfvars'): string => `${MODULE}#- ${name}\n${text}\n`;

describe('names', () => {
  test('are those of the variables that are not set yet, required ones first', () => {
    expect(offered(setting('<|>'))).toEqual([
      ...['cache_size', 'stage', 'stages', 'methods'],
      ...['tracing', 'level'],
    ]);
    expect(offered(setting('tracing = true\nstage = {}\n<|>', 'prod.auto.tfvars'))).toEqual([
      ...['cache_size', 'stages', 'methods', 'level'],
    ]);
    expect(offered(setting('c<|>'))).toEqual(['cache_size']);
  });

  test('come with a value of their type, on the line of the others', () => {
    checkCompletion(setting('trac<|>'), 'tracing', setting('tracing = ${1|true,false|}'));
    checkCompletion(setting('meth<|>'), 'methods', setting('methods = [$1]'));
    checkCompletion(setting('lev<|>'), 'level', setting('level = ${1|"INFO","ERROR"|}'));
    checkCompletion(
      setting('stage<|>'),
      'stage',
      setting('stage = {\n  name  = "$1"\n  trace = ${2|true,false|}\n}'),
    );
  });

  test('explain themselves by their description', () => {
    const { file, offset } = cursorOf(fixture(setting('<|>')));
    const [item] = variableCompletion(file, offset, fixture(MODULE).module);
    expect(item?.documentation).toMatchObject({
      value: expect.stringContaining('How large the cache is.') as string,
    });
  });
});

describe('values', () => {
  test.each([
    ['cache_size = "<|>"', ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']],
    ['level = <|>', ['"INFO"', '"ERROR"']],
    ['level = "E<|>"', ['ERROR']],
    ['tracing = <|>', ['true', 'false']],
    ['methods = <|>', ['[ … ]']],
    ['methods = ["<|>"]', []],
    ['stage = <|>', ['{ … }']],
    ['stage = {\n  <|>\n}', ['name', 'trace', 'size', 'logging']],
    ['stage = {\n  name = "x"\n  <|>\n}', ['trace', 'size', 'logging']],
    ['stage = {\n  trace = <|>\n}', ['true', 'false']],
    ['stage = {\n  logging = {\n    <|>\n  }\n}', ['full', 'keys']],
    ['stages = {\n  live = {\n    <|>\n  }\n}', ['name', 'weight']],
    ['unknown = <|>', []],
    ['# <|>', []],
  ])('%s', (text, labels) => {
    expect(offered(setting(text))).toEqual(labels);
  });

  test('that neither a type nor a use tells are not guessed; no references, no functions', () => {
    expect(offered(setting('stage = {\n  name = <|>\n}'))).toEqual([]);
    expect(offered(setting('cache_size = v<|>'))).toEqual([]);
  });

  test('of objects are written with what they need', () => {
    checkCompletion(
      setting('stage = {\n  logg<|>\n}'),
      'logging',
      setting('stage = {\n  logging = {\n    full = ${1|true,false|}\n    keys = [$2]\n  }\n}'),
    );
    checkCompletion(setting('stage = {\n  na<|> = "x"\n}'), 'name', setting('stage = {\n  name = "x"\n}'));
  });
});

test('hover tells what the variable is, and of other names nothing', () => {
  checkHover(
    setting('cache<|>_size = "0.5"'),
    'cache_size',
    '`var.cache_size` · variable · `string` · required',
    'How large the cache is.',
  );
  checkNoHover(setting('no_vari<|>able = "0.5"'));
  checkNoHover(setting('cache_size = "0<|>.5"'));
});

test('a name leads to its declaration', () => {
  const { file, offset } = cursorOf(fixture(setting('trac<|>ing = true')));
  expect(variableDefinition(file, offset, fixture(MODULE).module)).toMatchObject({
    uri: 'file:///module/main.tf',
    range: { start: { line: 4, character: 10 } },
  });
  const other = cursorOf(fixture(setting('oth<|>er = true')));
  expect(variableDefinition(other.file, other.offset, fixture(MODULE).module)).toBeNull();
});

test('all that is written can be read again', () => {
  const { file, offset } = cursorOf(fixture(setting('<|>')));
  for (const { textEdit } of variableCompletion(file, offset, fixture(MODULE).module)) {
    const text = (textEdit?.newText ?? '').replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\d/g, '');
    expect(
      parse(text).problems.filter(({ message }) => !message.includes('value')),
      text,
    ).toEqual([]);
  }
});

test('beside another extension only the values that it does not know', () => {
  const labels = (text: string): readonly string[] => {
    const { file, offset } = cursorOf(fixture(setting(text)));
    return variableCompletion(file, offset, fixture(MODULE).module, true).map(({ label }) => label);
  };
  expect(labels('<|>')).toEqual([]);
  expect(labels('tracing = <|>')).toEqual([]);
  expect(labels('level = <|>')).toEqual(['"INFO"', '"ERROR"']);
});

test('a call of a module offers the same values for its arguments', () => {
  const call = (line: string): string => `#- main.tf
module "api" {
  source = "./api"
  ${line}
}
#- api/main.tf
variable "size" {}
variable "stage" {
  type = object({ name = string, trace = optional(bool) })
}
variable "level" {
  type = string
  validation {
    condition     = contains(["INFO", "ERROR"], var.level)
    error_message = "Only INFO and ERROR."
  }
}
resource "aws_api_gateway_stage" "live" {
  cache_cluster_size = var.size
}
`;
  expect(offered(call('size = <|>')).slice(0, 2)).toEqual(['"0.5"', '"1.6"']);
  expect(offered(call('level = "<|>"'))).toEqual(['INFO', 'ERROR']);
  expect(offered(call('stage = {\n    <|>\n  }'))).toEqual(['name', 'trace']);
  checkCompletion(
    call('level<|>'),
    'level',
    call('level = ${1|"INFO","ERROR"|}').replace('  level', '  level '),
  );
});
