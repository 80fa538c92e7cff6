/** Finds blocks in override files that have nothing below them, and those that can't stand there. */
import { declaredAddress } from '../../analysis/blocks/address.js';
import { jsonBlocks } from '../../analysis/blocks/json-blocks.js';
import { labelName, mentionsIn, plainText } from '../../analysis/references/mentions.js';
import { removeItem } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Block, Span } from '../../hcl/syntax.js';
import { isOverrideName, isSourceName } from '../../workspace/directory.js';
import type { Module } from '../../workspace/module.js';
import { brokenIn } from '../query/broken-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';

export const overrideWithoutBase: Rule = {
  code: 'override-without-base',
  severity: 'error',
  group: 'language',
  title: 'An override of nothing',
  setting: 'A block in an override file that overrides nothing.',
  *check(context) {
    const { file, module } = context;
    if (!isOverrideName(file.name) || !isSourceName(file.name)) return;
    const base = baseOf(module);
    const isBroken = brokenIn(file);
    for (const block of file.body.items) {
      if (block.kind !== 'block' || block.open === undefined || isBroken(block)) continue;
      if (NEVER.has(block.type.text)) {
        yield {
          ...headerOf(block),
          message: `A \`${block.type.text}\` block can't stand in an override file: move it to another file.`,
        };
        continue;
      }
      for (const { address, span } of overriding(block, module))
        if (base?.has(address) === false) yield withoutBase(address, span);
      yield* dependenciesIn(block, context);
    }
  },
  documentation: `Files that are called \`override.tf\` or end in \`_override.tf\` change what the other files of the directory declare, and
Terraform rejects a block there that none of these declares; an output, variable or local value as well. \`depends_on\` can't be
overridden, and \`moved\`, \`import\` and \`check\` stand in other files only. Often a file was merely named so: rename it.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

#- local_override.tf
resource "aws_apigatewayv2_api" "order" {
  name = "orders-local"
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

#- local_override.tf
resource "aws_apigatewayv2_api" "orders" {
  name = "orders-local"
}`,
  },
};

const NEVER = new Set(['moved', 'import', 'check']);

/** All that is declared outside of override files; undefined where some of it could not be read. */
const baseOf = memoize((module: Module): ReadonlySet<string> | undefined => {
  const json = module.jsonFiles.filter(({ name }) => !isOverrideName(name));
  const files = module.files.filter(({ name }) => !isOverrideName(name));
  const isUnsure = !module.allRead || [...files, ...json].some(({ problems }) => problems.length > 0);
  if (isUnsure) return undefined;
  const written = files
    .flatMap(mentionsIn)
    .flatMap(({ role, address }) => (role === 'declaration' ? [address] : []));
  return new Set([...written, ...json.flatMap((file) => jsonBlocks(file).map(declaredAddress))]);
});

interface Overriding {
  readonly address: string;
  readonly span: Span;
}

/** What a block of an override file changes; nothing for one that may stand there alone. */
function overriding(block: Block, { jsonFiles }: Module): readonly Overriding[] {
  if (block.type.text === 'locals') {
    return block.body.items.flatMap((item) =>
      item.kind === 'attribute' && item.name.text !== ''
        ? [{ address: `local.${item.name.text}`, span: spanOf(item.name) }]
        : [],
    );
  }
  const last = block.labels.at(-1);
  const count = LABELS[block.type.text];
  if (last === undefined || block.labels.length !== count || block.labels.some(({ text }) => text === ''))
    return [];
  if (block.type.text !== 'provider')
    return [{ address: declaredAddress(block), span: spanOf(labelName(last)) }];
  // Of configurations in JSON the aliases are not known.
  const alias = jsonFiles.length > 0 ? undefined : attributeOf(block.body, 'alias')?.value;
  const name = plainText(alias);
  return alias && name ? [{ address: `${last.text}.${name}`, span: spanOf(alias) }] : [];
}

const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
};

function withoutBase(address: string, span: Span): Finding {
  return {
    ...span,
    message: `No other file declares \`${address}\`, so there is nothing to override: move it to one, or correct the name.`,
  };
}

function* dependenciesIn(block: Block, { file }: RuleContext): Generator<Finding> {
  const written = DEPENDENT.has(block.type.text) ? attributeOf(block.body, 'depends_on') : undefined;
  if (written) {
    yield {
      ...spanOf(written.name),
      message: `\`depends_on\` can't be overridden: write it where the ${WORDS[block.type.text] ?? 'block'} is declared.`,
      fixes: () => [
        { title: 'Remove `depends_on`', edits: removeItem(file, block.body, written), safe: false },
      ],
    };
  }
}

const DEPENDENT = new Set(['resource', 'data', 'module', 'output']);

const WORDS: Readonly<Record<string, string>> = { data: 'data source', module: 'module call' };

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
