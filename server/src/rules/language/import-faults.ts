/** What is wrong with an `import` block whose address can be read. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { writtenIn } from '../../analysis/blocks/overrides.js';
import { plainText } from '../../analysis/references/mentions.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Span } from '../../hcl/syntax.js';
import { isUndeclared } from '../query/declared-addresses.js';
import { isHalfTyped } from '../query/own-blocks.js';
import type { Finding, RuleContext } from '../rule.js';
import type { AddressParts } from './address-parts.js';

/** Addresses of the wrong kind or of nothing, keys that are missing or surplus, and IDs that are none. */
export function* importFaults(block: Block, to: AddressParts, context: RuleContext): Generator<Finding> {
  const { module, file } = context;
  const value = attributeOf(block.body, 'to')?.value ?? block;
  const id = attributeOf(block.body, 'id')?.value;
  const [call] = to.modules;
  const declaration = call === undefined ? to.text : `module.${call}`;
  if (to.of !== 'managed') {
    yield {
      ...spanOf(value),
      message: `Only resources can be imported: use the address of one, such as \`${exampleFor(to, module.resources.values())}\`.`,
    };
  } else if (isUndeclared(declaration, module)) {
    yield {
      ...spanOf(value),
      ...(to.modules.length === 0 ? { severity: 'warning' } : {}),
      message: `\`${declaration}\` is not declared: ${to.modules.length > 0 ? 'add its `module` block' : 'add its `resource` block, or let `terraform plan -generate-config-out=…` write it'}.`,
    };
  } else {
    yield* keyFault(block, to, value, context);
  }
  const isEmpty = id !== undefined && (plainText(id) === '' || (id.kind === 'literal' && id.value === null));
  if (isEmpty && !isHalfTyped(id, file.problems))
    yield { ...spanOf(id), message: 'The ID is empty: write the one that AWS gave.' };
}

/** Whether the address says which instance, just where there are several. */
function* keyFault(
  block: Block,
  { text, modules, isInstance }: AddressParts,
  span: Span,
  { module }: RuleContext,
): Generator<Finding> {
  const declared = modules.length === 0 ? module.resources.get(text) : undefined;
  if (declared === undefined || attributeOf(block.body, 'for_each')) return;
  const repetition = ['count', 'for_each'].find((name) => writtenIn(declared, name, module));
  if ((repetition !== undefined) === isInstance) return;
  const message =
    repetition === undefined
      ? `\`${text}\` has neither \`count\` nor \`for_each\`: use its address without a key.`
      : `\`${text}\` has \`${repetition}\`: say which instance, such as \`${text}[${repetition === 'count' ? '0' : '"key"'}]\`.`;
  yield { ...spanOf(span), message };
}

function exampleFor({ modules }: AddressParts, resources: Iterable<{ readonly block: Block }>): string {
  const [first] = resources;
  const own = first ? addressOfBlock(first.block) : 'aws_api_gateway_stage.live';
  return modules.length > 0 ? `module.${modules[0] ?? ''}.aws_api_gateway_stage.live` : own;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
