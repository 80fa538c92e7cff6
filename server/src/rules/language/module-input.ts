/** Finds inputs of module calls that the called module does not declare, needs and does not get, or can't take. */
import { overriddenIn, overridesOf, writtenIn } from '../../analysis/blocks/overrides.js';
import { calledAround } from '../../analysis/references/called-module.js';
import { mentionsIn } from '../../analysis/references/mentions.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { typeWord } from '../../analysis/values/type-members.js';
import { insertArguments } from '../../edits/insert.js';
import { removeItem, renameArgument } from '../../edits/layout.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Block } from '../../hcl/syntax.js';
import { topLevel } from '../../knowledge/top-level.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { Module } from '../../workspace/module.js';
import { declaredAddresses, isUndeclared } from '../query/declared-addresses.js';
import { brokenIn } from '../query/broken-blocks.js';
import { isHalfTyped } from '../query/own-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { headerOf, listed } from '../wording.js';
import { inputMisfits } from './input-misfits.js';

export const moduleInput: Rule = {
  code: 'module-input',
  severity: 'error',
  group: 'language',
  title: 'An input that the called module does not declare, does not get or can not take',
  setting: "An input that the called module doesn't declare, doesn't get or can't take.",
  *check(context) {
    const { file, module } = context;
    if (isOverrideName(file.name)) return;
    for (const block of blocksOf(file.body, 'module')) {
      const called = overridesOf(block, module).length > 0 ? undefined : calledAround([block], module);
      if (called === undefined || called.files.length === 0 || declaredAddresses(called) === undefined)
        continue;
      yield* unknownIn(block, called, context);
      if (!brokenIn(file)(block)) yield* missingIn(block, called, context);
      if (called.jsonFiles.length === 0) yield* inputMisfits(block, called, context);
    }
  },
  documentation: `The arguments of a \`module\` block are the variables of the module that it calls. Terraform rejects an argument for which
there is no \`variable\` block, a call without one whose variable has no default, and a value that can't become the type of the
variable: a text for \`list(string)\`, an object without an attribute that is not \`optional\`. Only calls of directories that could
be read as a whole are checked, not modules from a registry.`,
  examples: {
    bad: `module "stage" {
  source = "./stage"
  nmae   = "live"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

#- stage/main.tf
variable "name" {
  type = string
}

output "name" {
  value = var.name
}`,
    good: `module "stage" {
  source = "./stage"
  name   = "live"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

#- stage/main.tf
variable "name" {
  type = string
}

output "name" {
  value = var.name
}`,
  },
};

const META = new Set(topLevel.blocks.get('module')?.body.attributes.keys());

function* unknownIn({ body }: Block, called: Module, { file }: RuleContext): Generator<Finding> {
  const given = new Set(body.items.flatMap((item) => (item.kind === 'attribute' ? [item.name.text] : [])));
  for (const item of body.items) {
    if (item.kind !== 'attribute' || item.name.text === '' || META.has(item.name.text)) continue;
    const name = item.name.text;
    // A call can't have it, whatever the module declares.
    if (name === 'provider' || isHalfTyped(item, file.problems) || !isUndeclared(`var.${name}`, called))
      continue;
    // Read there all the same, it lacks its declaration, of which that module is told.
    if (isRead(`var.${name}`, called)) continue;
    const meant = didYouMean(
      name,
      [...called.variables.keys()].filter((each) => !given.has(each)),
    );
    yield {
      start: item.name.start,
      end: item.name.end,
      message: `The called module has no variable \`${name}\`: ${meant === undefined ? 'remove it, or declare it there' : `use \`${meant}\``}.`,
      fixes: () => [
        ...(meant === undefined
          ? []
          : [
              {
                title: `Rename to \`${meant}\``,
                edits: renameArgument(file, body, item, meant),
                safe: false,
              },
            ]),
        { title: `Remove \`${name}\``, edits: removeItem(file, body, item), safe: false },
      ],
    };
  }
}

function isRead(address: string, { files }: Module): boolean {
  return files.some((file) => mentionsIn(file).some((mention) => mention.address === address));
}

function* missingIn(block: Block, called: Module, { file, module }: RuleContext): Generator<Finding> {
  const given = block.body.items.flatMap((item) => (item.kind === 'attribute' ? [item.name.text] : []));
  const isMeant = (name: string): boolean =>
    given.some((each) => isUndeclared(`var.${each}`, called) && didYouMean(each, [name]) !== undefined);
  const missing = [...called.variables].flatMap(([name, declaration]) => {
    const isUnsure =
      isHalfTyped(declaration.block, declaration.file.problems) ||
      (called.jsonFiles.length > 0 && overriddenIn(called).has(`var.${name}`));
    const isNeeded = writtenIn(declaration, 'default', called) === undefined;
    return isUnsure || !isNeeded || given.includes(name) || isMeant(name) ? [] : [name];
  });
  if (missing.length === 0) return;
  yield {
    ...headerOf(block),
    message: `The called module needs ${listed(missing)}: add ${missing.length > 1 ? 'them' : 'it'}.`,
    fixes: () => [
      {
        title: `Add ${listed(missing)}`,
        edits: insertArguments(
          file,
          block,
          missing.map((name) => ({ name, value: valueFor(name, called, module) })),
          attributeOf(block.body, 'source'),
          false,
        ),
        safe: false,
      },
    ],
  };
}

/** What the caller calls the same, or else an empty value of the type, to be filled in. */
function valueFor(name: string, called: Module, { variables, locals }: Module): string {
  if (variables.has(name)) return `var.${name}`;
  if (locals.has(name)) return `local.${name}`;
  const declared = called.variables.get(name);
  const type = typeWord(declared && attributeOf(declared.block.body, 'type')?.value);
  return EMPTY[type ?? ''] ?? '""';
}

const EMPTY: Readonly<Record<string, string>> = {
  number: '0',
  bool: 'false',
  list: '[]',
  set: '[]',
  tuple: '[]',
  map: '{}',
  object: '{}',
};
