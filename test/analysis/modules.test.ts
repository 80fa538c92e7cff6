/** What values come to across modules and variable files. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../server/src/analysis/values/evaluate.js';
import { type Value, textOf } from '../../server/src/analysis/values/values.js';
import { fixture, type Fixture } from '../support/fixture.js';

/** The value of `local.it`, wherever it stands: its text, or `?`; where it comes from after a bar. */
function it_(text: string): string {
  const value = evaluated(fixture(text));
  const from = value.kind === 'unknown' ? undefined : value.origin?.what;
  return (textOf(value) ?? `?${value.kind}`) + (from === undefined ? '' : ` | ${from}`);
}

function evaluated({ files, moduleOf }: Fixture): Value {
  for (const file of files) {
    const module = moduleOf(file);
    const found = module.locals.get('it');
    if (found) return evaluate(found.attribute.value, module);
  }
  throw new Error('The fixture has no local named "it".');
}

const ROOT = `
  locals {
    it = var.size
  }
  variable "size" {
    default = "0.5"
  }
`;

describe('variable files', () => {
  it.each<[string, string, string]>([
    [
      'win over the default',
      '#- terraform.tfvars\nsize = "1.6"\n',
      '1.6 | `var.size`, which `terraform.tfvars` sets',
    ],
    [
      'win over one another in the order of Terraform',
      '#- z.auto.tfvars\nsize = "3"\n#- a.auto.tfvars\nsize = "2"\n#- terraform.tfvars\nsize = "1"\n',
      '3 | `var.size`, which `z.auto.tfvars` sets',
    ],
    [
      'may be JSON',
      '#- terraform.tfvars.json\n{"other": [1, 2], "size": "6.1"}\n#- terraform.tfvars\nsize = "1"\n',
      '6.1 | `var.size`, which `terraform.tfvars.json` sets',
    ],
    [
      'that set something else leave the default',
      '#- terraform.tfvars\nother = 1\n',
      '0.5 | the default of `var.size`',
    ],
    ['that are only read when named make the value uncertain', '#- prod.tfvars\nsize = "1.6"\n', '?unknown'],
    [
      'that are only read when named may agree',
      '#- prod.tfvars\nsize = "0.5"\n',
      '0.5 | the default of `var.size`',
    ],
    ['may not refer to anything', '#- terraform.tfvars\nsize = var.size\n', '?unknown'],
    ['with an entry that is broken', '#- terraform.tfvars\nsize =\nother = 1\n', '?unknown'],
    [
      'with another entry that is broken',
      '#- terraform.tfvars\nother = [\nsize = "1.6"\n',
      '1.6 | `var.size`, which `terraform.tfvars` sets',
    ],
    ['with something that may be an entry', '#- terraform.tfvars\n"size = "1.6"\n', '?unknown'],
    [
      'that are JSON and broken',
      '#- terraform.tfvars.json\n{"size": "1.6", \n',
      '1.6 | `var.size`, which `terraform.tfvars.json` sets',
    ],
    ['that are no JSON at all', '#- terraform.tfvars.json\nsize\n', '?unknown'],
    ['of an environment make the value uncertain', '#- envs/prod/prod.tfvars\nsize = "1.6"\n', '?unknown'],
    [
      'of another module are its own',
      '#- api/main.tf\n#- api/prod.tfvars\nsize = "1.6"\n#- api/envs/prod.tfvars\nsize = "1.6"\n',
      '0.5 | the default of `var.size`',
    ],
    [
      'of Terragrunt win over the default',
      '#- terragrunt.hcl\ninputs = {\n  "size" = "1.6"\n}\n',
      '1.6 | `var.size`, which `terragrunt.hcl` sets',
    ],
    [
      'of Terragrunt give way to those that Terraform reads by itself',
      '#- terragrunt.hcl\ninputs = {\n  size = "1.6"\n}\n#- terraform.tfvars\nsize = "1"\n',
      '1 | `var.size`, which `terraform.tfvars` sets',
    ],
    [
      'of Terragrunt may set it by what they include',
      '#- terragrunt.hcl\ninclude "root" {\n  path = find_in_parent_folders()\n}\n',
      '?unknown',
    ],
    [
      'of Terragrunt may set it by expressions',
      '#- terragrunt.hcl\ninputs = {\n  size = dependency.cache.outputs.size\n}\n',
      '?unknown',
    ],
    [
      'of Terragrunt may set it by arguments',
      '#- terragrunt.hcl\nterraform {\n  extra_arguments "size" {\n  }\n}\ninputs = {\n  size = "1"\n}\n',
      '?unknown',
    ],
    [
      'that Terragrunt may name make nothing certain',
      '#- terragrunt.hcl\ninputs = {\n}\n#- prod.tfvars\nsize = "1"\n',
      '?unknown',
    ],
    ['that are no text', '#- terraform.tfvars\n\0size = 1\n', '?unknown'],
  ])('%s', (_, more, expected) => {
    expect(it_(ROOT.replace(/^ {2}/gm, '') + more)).toBe(expected);
  });

  it('may be huge', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `x${index} = "${index}"\n`).join('');
    expect(it_(`${ROOT.replace(/^ {2}/gm, '')}#- terraform.tfvars\n${many}size = "1.6"\n`)).toContain(
      '1.6 |',
    );
    const huge = `size = "1.6"\nbig = "${'x'.repeat(4_200_000)}"\n`;
    expect(it_(`${ROOT.replace(/^ {2}/gm, '')}#- terraform.tfvars\n${huge}`)).toBe('?unknown');
  });

  it('are converted to the type of the variable', () => {
    expect(
      it_('variable "n" {\n  type = string\n}\nlocals {\n  it = "${var.n}"\n}\n#- terraform.tfvars\nn = 5\n'),
    ).toContain('5 |');
  });

  it('of a module that is called do not count', () => {
    expect(
      it_(`
        #- api/main.tf
        locals {
          it = var.size
        }
        variable "size" {
          default = "0.5"
        }
        #- api/terraform.tfvars
        size = "1.6"
        #- main.tf
        module "api" {
          source = "./api"
        }
      `),
    ).toBe('0.5 | the default of `var.size`');
  });
});

const CHILD = `
#- api/main.tf
variable "name" {
  default = "none"
}
output "name" {
  value = var.name
}
output "full" {
  value = "\${var.name}-\${local.suffix}"
}
locals {
  suffix = "v1"
}
`;

describe('outputs', () => {
  it.each<[string, string, string]>([
    [
      'with what the call sets',
      'it = module.api.name\n}\nmodule "api" {\n  source = "./api"\n  name = "orders"\n}',
      'orders | `module.api.name`, from `var.name`, which `module.api` sets',
    ],
    [
      'with what the call leaves to the default',
      'it = module.api.name\n}\nmodule "api" {\n  source = "./api/"\n}',
      'none | `module.api.name`, from the default of `var.name`',
    ],
    [
      'that are built',
      'it = module.api.full\n}\nmodule "api" {\n  source = "./x/../api"\n  name = "orders"\n}',
      'orders-v1 | `module.api.full`, from `var.name`, which `module.api` sets',
    ],
    [
      'each call by itself',
      'it = "${module.a.name} ${module.b.name}"\n}\nmodule "a" {\n  source = "./api"\n  name = "x"\n}\nmodule "b" {\n  source = "./api"\n  name = "y"\n}',
      'x y | `module.a.name`, from `var.name`, which `module.a` sets',
    ],
    [
      'of one instance',
      'it = module.api["a"].name\n}\nmodule "api" {\n  for_each = toset(["a"])\n  source = "./api"\n  name = "orders"\n}',
      'orders | `module.api.name`, from `var.name`, which `module.api` sets',
    ],
    [
      'of instances that differ',
      'it = module.api["a"].name\n}\nmodule "api" {\n  for_each = toset(["a", "b"])\n  source = "./api"\n  name = each.key\n}',
      '?unknown',
    ],
    [
      'of a directory that is not there',
      'it = module.api.name\n}\nmodule "api" {\n  source = "./nowhere"\n}',
      '?unknown',
    ],
    [
      'of a registry',
      'it = module.api.name\n}\nmodule "api" {\n  source = "terraform-aws-modules/api/aws"\n}',
      '?unknown',
    ],
    ['that are not there', 'it = module.api.none\n}\nmodule "api" {\n  source = "./api"\n}', '?unknown'],
    [
      'of a call that an override file changes',
      'it = module.api.name\n}\nmodule "api" {\n  source = "./api"\n}\n#- override.tf\nmodule "api" {\n  name = "x"\n}',
      'x | `module.api.name`, from `var.name`, which `module.api` sets',
    ],
    [
      'of a call that an override file leads elsewhere',
      'it = module.api.name\n}\nmodule "api" {\n  source = "./api"\n  name = "y"\n}\n#- override.tf\nmodule "api" {\n  source = "./other"\n}',
      '?unknown',
    ],
  ])('%s', (_, text, expected) => {
    expect(it_(`locals {\n  ${text}\n${CHILD}`)).toBe(expected);
  });
});

/** Modules that call `api`, and what `var.name` is within it. */
function within(...callers: readonly string[]): string {
  const child = '#- api/main.tf\nvariable "name" {\n  default = "none"\n}\nlocals {\n  it = var.name\n}\n';
  const calls = callers.map(
    (text, index) => `#- env${index}/main.tf\nmodule "api" {\n  source = "../api"\n  ${text}\n}\n`,
  );
  return it_(child + calls.join(''));
}

describe('callers', () => {
  it('that agree say what a variable is', () => {
    expect(within('name = "orders"')).toBe('orders | `var.name`, which `module.api` sets');
    expect(within('name = "orders"', 'name = lower("ORDERS")')).toBe(
      'orders | `var.name`, which `module.api` sets',
    );
    expect(within('', '')).toBe('none | the default of `var.name`');
  });

  it('that differ leave it unknown, the default as well', () => {
    expect(within('name = "orders"', 'name = "customers"')).toBe('?unknown');
    expect(within('name = "orders"', '')).toBe('?unknown');
    expect(within('', 'name = var.unknown')).toBe('?unknown');
  });

  it('are asked by way of others', () => {
    expect(
      it_(`
        #- a/b/main.tf
        locals {
          it = var.name
        }
        variable "name" {
        }
        #- a/main.tf
        variable "name" {
        }
        module "b" {
          source = "./b"
          name   = "\${var.name}-b"
        }
        #- main.tf
        variable "name" {
          default = "y"
        }
        module "a" {
          source = "./a"
          name   = var.name
        }
        #- terraform.tfvars
        name = "x"
      `),
    ).toContain('x-b | ');
  });

  it('hand on what another module gives', () => {
    expect(
      it_(`
        #- stage/main.tf
        locals {
          it = var.api
        }
        variable "api" {
        }
        #- api/main.tf
        output "name" {
          value = "orders"
        }
        #- main.tf
        module "api" {
          source = "./api"
        }
        module "stage" {
          source = "./stage"
          api    = module.api.name
        }
      `),
    ).toBe('orders | `var.api`, which `module.stage` sets, from `module.api.name`');
  });
});

describe('circles', () => {
  it('of modules that call each other come to nothing', () => {
    const call = (name: string, other: string): string =>
      `#- ${name}/main.tf\nvariable "x" {\n}\nmodule "${other}" {\n  source = "../${other}"\n  x = var.x\n}\noutput "y" {\n  value = module.${other}.y\n}\n`;
    const use = '#- a/use.tf\nlocals {\n  it = "${module.b.y}${var.x}"\n}\n';
    expect(it_(call('a', 'b') + call('b', 'a') + use)).toBe('?unknown');
  });

  it('of a module that calls itself come to nothing', () => {
    expect(
      it_(
        'locals {\n  it = "${module.a.y}${var.x}"\n}\nvariable "x" {\n  default = var.x\n}\noutput "y" {\n  value = module.a.y\n}\nmodule "a" {\n  source = "./"\n  x = var.x\n}\n',
      ),
    ).toBe('?unknown');
  });

  it('of a hundred modules within one another end', () => {
    const each = (index: number): string =>
      `#- m${index}/main.tf\nvariable "x" {\n}\nmodule "a" {\n  source = "../m${index + 1}"\n  x = var.x\n}\nmodule "b" {\n  source = "../m${index + 1}"\n  x = var.x\n}\noutput "y" {\n  value = "\${module.a.y}\${module.b.y}"\n}\n`;
    const all = Array.from({ length: 100 }, (_, index) => each(index)).join('');
    expect(it_(`locals {\n  it = module.a.y\n}\nmodule "a" {\n  source = "./m0"\n}\n${all}`)).toBe(
      '?unknown',
    );
    expect(it_(`${all}#- m100/main.tf\nvariable "x" {\n}\nlocals {\n  it = var.x\n}\n`)).toBe('?unknown');
  });

  it('of forty modules in a row are followed', () => {
    const each = (index: number): string =>
      `#- m${index}/main.tf\nmodule "a" {\n  source = "../m${index + 1}"\n}\noutput "y" {\n  value = module.a.y\n}\n`;
    const all = Array.from({ length: 40 }, (_, index) => each(index)).join('');
    const last = '#- m40/main.tf\noutput "y" {\n  value = "end"\n}\n';
    expect(it_(`locals {\n  it = module.a.y\n}\nmodule "a" {\n  source = "./m0"\n}\n${all}${last}`)).toMatch(
      /^end \| /,
    );
  });
});
