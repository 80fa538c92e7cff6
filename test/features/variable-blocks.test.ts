/** What is offered in a `variable` block, and that nothing of the module is, which Terraform refuses there. */
import { describe, expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';

const module = (lines: string): string => `locals {
  prefix = "orders"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = local.prefix
  protocol_type = "HTTP"
}

variable "settings" {
  ${lines}
}
`;

describe('type', () => {
  test('offers types and nothing else', () => {
    const types = [
      'string',
      'number',
      'bool',
      'list(string)',
      'set(string)',
      'map(string)',
      'object({})',
      'any',
    ];
    expect(offered(module('type = <|>'))).toEqual(types);
    expect(offered(module('type = list(<|>)'))).toEqual(types);
  });

  test('offers them for members of an object as well, and what makes one optional', () => {
    expect(offered(module('type = map(object({\n    size = <|>\n  }))'))).toEqual([
      ...['string', 'number', 'bool', 'list(string)', 'set(string)', 'map(string)', 'object({})', 'any'],
      'optional(…)',
    ]);
    checkCompletion(
      module('type = object({ size = opt<|> })'),
      'optional(…)',
      module('type = object({ size = optional(${1:string}) })'),
    );
    expect(offered(module('type = object({ size = optional(nu<|>) })'))).toEqual(['number']);
  });
});

describe('default', () => {
  test('offers values by the type, no references', () => {
    expect(offered(module('type    = bool\n  default = <|>'))).toEqual(['true', 'false']);
    expect(offered(module('type    = string\n  default = <|>'))).toEqual([]);
  });

  test('offers what a validation lists', () => {
    const validated = (value: string): string =>
      module(`default = ${value}

  validation {
    condition     = contains(["small", "large"], var.settings)
    error_message = "Use small or large."
  }`);
    expect(offered(validated('<|>'))).toEqual(['"small"', '"large"']);
  });

  test('offers members of an object', () => {
    checkCompletion(
      module('type = object({ size = number, name = string })\n  default = {\n    si<|>\n  }'),
      'size',
      module('type = object({ size = number, name = string })\n  default = {\n    size = $1\n  }'),
    );
  });
});

test('leaves the condition of a validation to be written, as a bool alone is refused', () => {
  checkCompletion(
    module('validation {\n    cond<|>\n  }'),
    'condition',
    module('validation {\n    condition = $1\n  }'),
  );
});

test('offers no references where Terraform evaluates nothing', () => {
  for (const text of [
    'terraform {\n  required_version = <|>\n}\n',
    'output "x" {\n  sensitive = <|>\n}\n',
    'module "x" {\n  source = <|>\n}\n',
  ])
    expect(offered(`variable "a" {}\n\n${text}`).filter((label) => label.startsWith('var.'))).toEqual([]);
});
