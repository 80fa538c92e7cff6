/** Finds addresses in `moved`, `removed` and `import` that are none, of the wrong kind, or of what is still (not) there. */
import { calledFrom } from '../../analysis/references/called-from.js';
import { attributeOf } from '../../hcl/lookup.js';
import { sourceOf } from '../../edits/layout.js';
import type { Block, Span } from '../../hcl/syntax.js';
import { isHalfTyped, ownBlocks } from '../query/own-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';
import { type AddressParts } from './address-parts.js';
import { importFaults } from './import-faults.js';
import { readAddress } from './read-address.js';

export const blockAddress: Rule = {
  code: 'block-address',
  severity: 'error',
  group: 'language',
  title: 'An address in `moved`, `removed` or `import` that can not stand there',
  setting: "An address in `moved`, `removed` or `import` that can't stand there.",
  *check(context) {
    for (const { block, around } of ownBlocks(context.file)) {
      const type = block.type.text;
      const names = around.length > 0 ? undefined : NAMES[type];
      if (names === undefined || isHalfTyped(block, context.file.problems)) continue;
      const found: (AddressParts | undefined)[] = [];
      for (const name of names) {
        const attribute = attributeOf(block.body, name);
        const read = attribute && readAddress(attribute, block, context);
        if (read && 'message' in read) yield read;
        found.push(read && !('message' in read) ? read : undefined);
      }
      const [first, second] = found;
      if (type === 'moved' && first && second) yield* moveFaults(block, first, second, context);
      if (type === 'removed' && first) yield* removalFaults(block, first, context);
      if (type === 'import') yield* calledImport(block, context);
      if (type === 'import' && first) yield* importFaults(block, first, context);
    }
  },
  documentation: `\`from\` and \`to\` take addresses without quotes: of a resource, of one of its instances, or of a module call; not of an
attribute, a variable or a local value. A move goes from a resource to a resource or from a module to a module. A \`removed\` block
has neither instances nor data sources, an \`import\` only resources.

What has moved away or is removed must not be declared any longer; every plan refuses that. An \`import\` to what is not declared yet
is a warning: that is all right only for \`terraform plan -generate-config-out=…\`. In a module that others call there is no \`import\`.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

moved {
  from = aws_apigatewayv2_stage.prod
  to   = aws_apigatewayv2_stage.live.id
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

moved {
  from = aws_apigatewayv2_stage.prod
  to   = aws_apigatewayv2_stage.live
}`,
  },
};

const NAMES: Readonly<Record<string, readonly string[]>> = {
  moved: ['from', 'to'],
  removed: ['from'],
  import: ['to'],
};

function* moveFaults(
  block: Block,
  from: AddressParts,
  to: AddressParts,
  context: RuleContext,
): Generator<Finding> {
  const header = headerOf(block);
  if ((from.of === 'module') !== (to.of === 'module')) {
    yield {
      ...header,
      message: '`from` and `to` must both be resources or both be modules: use two of one kind.',
    };
    return;
  }
  const [source, target] = ['from', 'to'].map((name) => {
    const value = attributeOf(block.body, name)?.value;
    return value && sourceOf(context.file, value);
  });
  if (source === target)
    yield { ...header, message: `\`from\` and \`to\` are the same: remove the \`moved\` block.` };
  else if (!from.isInstance && from.text !== to.text)
    yield* stillDeclared(from, 'moved away', header, context);
}

/** Only the module in which Terraform is run may import. */
function* calledImport(block: Block, { module }: RuleContext): Generator<Finding> {
  const caller = calledFrom(module);
  if (caller === undefined) return;
  const { file, block: call } = caller.call;
  yield {
    ...headerOf(block),
    message:
      '`import` can only stand in the module in which Terraform is run, and another one calls this: move it there.',
    related: [{ file, span: headerOf(call), message: 'This calls the module.' }],
  };
}

function* removalFaults(block: Block, from: AddressParts, context: RuleContext): Generator<Finding> {
  const value = spanOf(attributeOf(block.body, 'from')?.value ?? block);
  if (from.of === 'data')
    yield { ...value, message: 'A data source is never in need of a `removed` block: remove this one.' };
  else if (from.isInstance || from.keys.length > 0)
    yield { ...value, message: `\`removed\` takes all instances at once: use \`${from.text}\`.` };
  else yield* stillDeclared(from, 'removed', headerOf(block), context);
}

function* stillDeclared(
  { text, modules, of }: AddressParts,
  what: string,
  span: Span,
  { module }: RuleContext,
): Generator<Finding> {
  const found =
    of === 'module' && modules.length === 1
      ? module.calls.get(modules[0] ?? '')
      : modules.length === 0
        ? module.resources.get(text)
        : undefined;
  if (found) {
    yield {
      ...span,
      message: `\`${text}\` is still declared, so it has not ${what === 'removed' ? 'been removed' : what}: remove one of the two blocks.`,
      related: [{ file: found.file, span: headerOf(found.block), message: `\`${text}\` is declared here.` }],
    };
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
