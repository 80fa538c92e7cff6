/** Finds blocks of one address of which a module may have only one. */
import { declaredAddress } from '../../analysis/blocks/address.js';
import { labelName, plainText } from '../../analysis/references/mentions.js';
import { groupBy } from '../../hcl/group-by.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Block, Body, Span } from '../../hcl/syntax.js';
import { jsonBlocks } from '../../analysis/blocks/json-blocks.js';
import { isOverrideName, isSourceName } from '../../workspace/directory.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { sourceOf } from '../../edits/layout.js';
import type { Rule } from '../rule.js';
import { headerOf } from '../wording.js';

export const duplicateBlock: Rule = {
  code: 'duplicate-block',
  severity: 'error',
  group: 'language',
  title: 'Two blocks of one address',
  *check({ file, module }) {
    if (!isSourceName(file.name) || isOverrideName(file.name)) return;
    const all = declaredIn(module);
    for (const { key, name, span } of singlesIn(file)) {
      const [first, second] = all.get(key) ?? [];
      if (first === undefined || second === undefined) continue;
      // Where the other one is in another file, both ends are told; within a file only the second.
      const other = first.file === file && first.span.start === span.start ? second : first;
      if (other.file === file && other !== first) continue;
      const where = other.file === file ? 'above' : `in \`${other.file.name}\``;
      yield {
        ...span,
        message: `${name} is already declared ${where}: rename or remove one of the two.`,
        related: [{ file: other.file, span: other.span, message: `${name} is also declared here.` }],
      };
    }
  },
  documentation: `A module may have only one resource, data source, variable, output, local value, module call, check and provider
configuration of a name, only one \`required_providers\`, one \`backend\` or \`cloud\` block, and only one \`import\` to an address; all files of
the directory count together, and so do data sources within \`check\`. Override files are no second declaration: Terraform merges what
they say.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "returns"
  protocol_type = "HTTP"
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "returns" {
  name          = "returns"
  protocol_type = "HTTP"
}`,
  },
};

/** Something that may stand only once in a module. */
interface Single {
  readonly key: string;
  /** For people, to begin a sentence with. */
  readonly name: string;
  readonly span: Span;
  readonly file: SourceFile;
}

const declaredIn = memoize((module: Module): ReadonlyMap<string, readonly Single[]> => {
  const files = [...module.files, ...module.jsonFiles].filter(({ name }) => !isOverrideName(name));
  return groupBy(files.flatMap(singlesIn), ({ key }) => key);
});

const singlesIn = memoize((file: SourceFile): readonly Single[] => {
  const isJson = file.name.endsWith('.json');
  const blocks = isJson ? jsonBlocks(file) : blocksIn(file.body);
  return blocks.flatMap((block) => {
    if (block.type.text === 'locals' && !isJson) return localsIn(block, file);
    if (block.type.text === 'terraform') return settingsIn(block, file);
    return [block, ...(block.type.text === 'check' ? blocksOf(block.body, 'data') : [])].flatMap((each) =>
      singleOf(each, file),
    );
  });
});

function singleOf(block: Block, file: SourceFile): readonly Single[] {
  const [key = '', name = `\`${key}\``] = keyOf(block, file);
  return key === '' ? [] : [{ key, name, span: spanOf(block), file }];
}

function blocksIn({ items }: Body): readonly Block[] {
  return items.filter((item): item is Block => item.kind === 'block' && item.open !== undefined);
}

/** What must not be there twice, and how people call it where that is no address. */
function keyOf(block: Block, file: SourceFile): readonly [key?: string, name?: string] {
  const { type, labels, body } = block;
  const names = labels.map(({ text }) => text);
  const count = LABELS[type.text];
  if (type.text === 'import') {
    const to = attributeOf(body, 'to')?.value;
    const isOne = to?.kind === 'reference' && attributeOf(body, 'for_each') === undefined;
    return isOne ? [`import ${sourceOf(file, to)}`, `An import to \`${sourceOf(file, to)}\``] : [];
  }
  if (count === undefined || names.length !== count || names.includes('')) return [];
  if (type.text === 'provider') {
    const alias = attributeOf(body, 'alias');
    const text = alias && plainText(alias.value);
    if (alias && text === undefined) return [];
    return alias
      ? [`provider ${names.join()}.${text ?? ''}`, `\`${names.join()}.${text ?? ''}\``]
      : [`provider ${names.join()}`, `The default configuration of \`${names.join()}\``];
  }
  return [declaredAddress(block)];
}

const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
  check: 1,
  provider: 1,
  locals: 1,
};

/** The same name twice in one block is a fault of the syntax. */
function localsIn({ body }: Block, file: SourceFile): readonly Single[] {
  const seen = new Map(
    body.items.flatMap((item) =>
      item.kind === 'attribute' && item.name.text !== '' ? [[item.name.text, item.name] as const] : [],
    ),
  );
  return [...seen].map(([name, { start, end }]) => ({
    key: `local.${name}`,
    name: `\`local.${name}\``,
    span: { start, end },
    file,
  }));
}

function settingsIn({ body }: Block, file: SourceFile): readonly Single[] {
  const required = blocksOf(body, 'required_providers').map(
    (block) => [block, '`required_providers`'] as const,
  );
  const places = [...blocksOf(body, 'backend'), ...blocksOf(body, 'cloud')].map(
    (block) => [block, 'The place of the state'] as const,
  );
  return [...required, ...places].map(([block, name]) => ({ key: name, name, span: headerOf(block), file }));
}

function spanOf(block: Block): Span {
  const last = block.labels.at(-1);
  const to = block.type.text === 'import' ? attributeOf(block.body, 'to') : undefined;
  if (to) return { start: to.value.start, end: to.value.end };
  return last && block.type.text !== 'provider' ? labelName(last) : headerOf(block);
}
