/** How far a rename reaches: callers, variable files, `moved` blocks; and where it is refused because it can't. */
import type { AnnotatedTextEdit, TextDocumentEdit } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import { prepareRename, rename } from '../../server/src/features/rename/rename.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { cursorOf, dedent, fixture, MODULE_URI } from '../support/fixture.js';
import { renamed } from '../support/places.js';

/** Expects the whole text after a rename to `new`. */
function becomes(before: string, after: string): void {
  expect(renamed(before, 'new')).toBe(dedent(after));
}

describe('a variable is renamed', () => {
  it('where callers set it, override files of theirs too', () => {
    becomes(
      `
      #- api/main.tf
      variable "old<|>" {}
      output "it" {
        value = var.old
      }
      #- main.tf
      module "one" {
        source = "./api"
        old    = local.old
      }
      module "other" {
        source = "./other"
        old    = 1
      }
      #- main_override.tf
      module "one" {
        old = 2
      }
    `,
      `
      #- api/main.tf
      variable "new" {}
      output "it" {
        value = var.new
      }
      #- main.tf
      module "one" {
        source = "./api"
        new    = local.old
      }
      module "other" {
        source = "./other"
        old    = 1
      }
      #- main_override.tf
      module "one" {
        new = 2
      }
    `,
    );
  });

  it('in the files that set it, JSON and Terragrunt among them', () => {
    becomes(
      `
      #- main.tf
      variable "old<|>" {}
      #- terraform.tfvars
      old   = "old"
      older = 1
      #- prod.tfvars.json
      {"older": 1, "old": "old"}
      #- terragrunt.hcl
      inputs = {
        old = "old"
      }
    `,
      `
      #- main.tf
      variable "new" {}
      #- terraform.tfvars
      new   = "old"
      older = 1
      #- prod.tfvars.json
      {"older": 1, "new": "old"}
      #- terragrunt.hcl
      inputs = {
        new = "old"
      }
    `,
    );
  });

  it.each([
    [
      'what Terragrunt includes',
      '#- terragrunt.hcl\ninclude "root" {\n}\n',
      'A file that `terragrunt.hcl` includes',
    ],
    ['a file of an environment', '#- envs/a.tfvars\nold = 1\n', '`envs/a.tfvars` sets `var.old`'],
    ['a file that is broken', '#- a.tfvars\nx = [old\n', '`a.tfvars` may set `var.old`'],
  ])('unless %s may set it', (_, more, why) => {
    expect(renamed(`variable "old<|>" {}\n${more}`, 'new')).toMatch(`refused: ${why}`);
  });

  it('unless some callers can’t be told', () => {
    const circle = `#- a/main.tf\nvariable "old<|>" {}\nmodule "b" {\n  source = "../b"\n}\n#- b/main.tf\nmodule "a" {\n  source = "../a"\n}\n`;
    expect(renamed(circle, 'new')).toMatch(/^refused: Not every caller of this module is known/);
  });
});

describe('an output is renamed', () => {
  const callers = (reader: string): string => `
      #- api/main.tf
      output "old<|>" {
        value = 1
      }
      #- main.tf
      module "api" {
        source = "./api"
      }
      locals {
        ${reader}
      }
    `;

  it.each([
    ['"${module.api.old}-${module.api.older}"', '"${module.api.new}-${module.api.older}"'],
    ['module.api["a"].old.arn', 'module.api["a"].new.arn'],
    ['[module.api[*].old, module.old.old]', '[module.api[*].new, module.old.old]'],
  ])('where callers read it: %s', (before, after) => {
    becomes(callers(`it = ${before}`), callers(`it = ${after}`).replace('old<|>', 'new'));
  });

  it('where callers wait for the module as a whole', () => {
    const waiting = 'it = 1\n      }\n      resource "t_u" "a" {\n        depends_on = [module.api]';
    becomes(callers(waiting), callers(waiting).replace('old<|>', 'new'));
  });

  it('unless callers read the module as a whole', () => {
    expect(renamed(callers('it = values(module.api)[*].old'), 'new')).toMatch(
      /^refused: `main\.tf` uses `module\.api` as a whole/,
    );
  });
});

describe('a resource is renamed', () => {
  const stage = 'aws_api_gateway_stage';

  it('with a `moved` block that goes on where earlier ones end', () => {
    becomes(
      `
      moved {
        from = ${stage}.older
        to   = ${stage}.old
      }
      resource "${stage}" "ol<|>d" {
        for_each = {}
      }
    `,
      `
      moved {
        from = ${stage}.older
        to   = ${stage}.old
      }
      resource "${stage}" "new" {
        for_each = {}
      }

      moved {
        from = ${stage}.old
        to   = ${stage}.new
      }
    `,
    );
  });

  it('in `moved` blocks that are about its own instances', () => {
    becomes(
      `
      resource "${stage}" "ol<|>d" {
        count = 1
      }
      moved {
        from = ${stage}.old
        to   = ${stage}.old[0]
      }
    `,
      `
      resource "${stage}" "new" {
        count = 1
      }

      moved {
        from = ${stage}.old
        to   = ${stage}.new
      }
      moved {
        from = ${stage}.new
        to   = ${stage}.new[0]
      }
    `,
    );
  });

  it('back, and the `moved` block turns round', () => {
    becomes(
      `
      resource "${stage}" "ol<|>d" {
      }

      moved {
        from = ${stage}.new
        to   = ${stage}.old
      }
    `,
      `
      resource "${stage}" "new" {
      }

      moved {
        from = ${stage}.old
        to   = ${stage}.new
      }
    `,
    );
  });

  describe('to a name on the way that it came', () => {
    const resource = (name: string): string => `resource "${stage}" "${name}" {\n}\n`;
    const moved = (from: string, to: string): string =>
      `\nmoved {\n  from = ${stage}.${from}\n  to   = ${stage}.${to}\n}\n`;

    it.each([
      ['the first one', moved('new', 'b') + moved('b', 'old'), moved('b', 'new') + moved('old', 'b')],
      ['one between', moved('a', 'new') + moved('new', 'old'), moved('a', 'old') + moved('old', 'new')],
      [
        'one further on',
        moved('a', 'new') + moved('new', 'b') + moved('b', 'old'),
        moved('a', 'old') + moved('b', 'new') + moved('old', 'b'),
      ],
      [
        'by instances',
        moved('new[0]', 'old["x"]') + moved('new[1]', 'old["y"]'),
        moved('old["x"]', 'new[0]') + moved('old["y"]', 'new[1]'),
      ],
    ])('%s: all that lead away from it are turned round', (_, before, after) => {
      expect(renamed(resource('ol<|>d') + before, 'new')).toBe(resource('new') + after);
    });

    it.each([
      ['is moved elsewhere', moved('new', 'other') + resource('other')],
      ['was something else', moved('other', 'new')],
      [
        'got several instances',
        moved('a', 'new') + moved('new[0]', 'old["x"]') + moved('new[1]', 'old["y"]'),
      ],
    ])('unless that name %s', (_, blocks) => {
      expect(renamed(resource('ol<|>d') + blocks, 'new')).toMatch(
        /^refused: A `moved` block already moves `.*new`.* can't be the new name of something else\. Choose/,
      );
    });

    it('but not by what is moved within a called module', () => {
      const call = (name: string): string => `module "${name}" {\n  source = "./a"\n}\n`;
      const within = '\nmoved {\n  from = module.other.t.x\n  to   = module.old.t.x\n}\n';
      expect(renamed(call('ol<|>d') + within, 'new')).toBe(
        `${call('new')}\nmoved {\n  from = module.old\n  to   = module.new\n}\n${within}`,
      );
    });
  });

  it('without one where Terraform does not know them', () => {
    const old = 'terraform {\n  required_version = "~> 0.14.0"\n}\n';
    expect(renamed(`${old}resource "${stage}" "ol<|>d" {\n}\n`, 'new')).toBe(
      `${old}resource "${stage}" "new" {\n}\n`,
    );
  });

  it('and a person is asked about the block where the editor can do so', () => {
    const all = fixture(`resource "${stage}" "ol<|>d" {\n}\n`);
    const { file, offset } = cursorOf(all);
    const answer = rename(file, offset, 'new', all.module, true);
    if ('refusal' in answer) throw new Error(answer.refusal);
    const [{ edits } = { edits: [] }] = (answer.documentChanges ?? []) as TextDocumentEdit[];
    const [own, moved] = edits as AnnotatedTextEdit[];
    expect(own).toMatchObject({ newText: 'new' });
    expect(own).not.toHaveProperty('annotationId');
    expect(moved?.newText).toContain('moved {');
    expect(answer.changeAnnotations?.[moved?.annotationId ?? '']).toEqual({
      label: 'Add a `moved` block',
      needsConfirmation: true,
      description: `Without it, Terraform destroys \`${stage}.old\` and creates \`${stage}.new\`.`,
    });
  });
});

describe('a name in quotes that it must not have', () => {
  it('is renamed within them', () => {
    becomes(
      `
      #- api/main.tf
      variable "old<|>" {}
      #- main.tf
      module "one" {
        source = "./api"
        "old"  = 1
      }
    `,
      `
      #- api/main.tf
      variable "new" {}
      #- main.tf
      module "one" {
        source = "./api"
        "new"  = 1
      }
    `,
    );
    const text = 'locals {\n  "ol<|>d" = 1\n  a = local.old\n}\n';
    expect(renamed(text, 'new')).toBe(text.replace('ol<|>d', 'new').replace('local.old', 'local.new'));
  });

  it('is offered without them', () => {
    const all = fixture('locals {\n  "ol<|>d" = 1\n}\n');
    const { file, offset } = cursorOf(all);
    expect(prepareRename(file, offset, all.module)).toEqual({
      range: { start: { line: 1, character: 3 }, end: { line: 1, character: 6 } },
      placeholder: 'old',
    });
  });
});

describe('files in JSON syntax', () => {
  const answerBeside = (json: string): object => {
    const text = 'locals {\n  old = 1\n}\n';
    const file = sourceFile(`${MODULE_URI}/main.tf`, text);
    const other = sourceFile(`${MODULE_URI}/b.tf.json`, json);
    return rename(file, text.indexOf('old'), 'new', moduleFrom(MODULE_URI, [file], { jsonFiles: [other] }));
  };

  it('forbid nothing unless they hold the name', () => {
    expect(answerBeside('{"locals": {"older": "an-old"}}')).toHaveProperty('changes');
    expect(answerBeside('{"output": {"x": {"value": "${local.old}"}}}')).toEqual({
      refusal: '`b.tf.json` may use the name, and JSON files are not searched. Rename it manually.',
    });
  });
});
