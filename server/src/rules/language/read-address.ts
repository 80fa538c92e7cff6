/** Reads an argument that is to be an address, and says what is wrong where it is none. */
import { plainText } from '../../analysis/references/mentions.js';
import { sourceOf } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block, Expression } from '../../hcl/syntax.js';
import type { Finding, RuleContext } from '../rule.js';
import { addressParts, type AddressParts } from './address-parts.js';

/** The address that an argument is, or what is wrong with it. */
export function readAddress(
  { name, value }: Attribute,
  block: Block,
  { file }: RuleContext,
): AddressParts | Finding | undefined {
  const type = block.type.text;
  const { start, end } = value;
  if (value.kind === 'missing') return undefined;
  if (value.kind !== 'reference') {
    const text = plainText(value);
    const isAddress = text !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(text);
    return {
      start,
      end,
      message: isAddress
        ? `Addresses are written without quotes: use \`${text}\`.`
        : `\`${name.text}\` takes an address: use one such as \`aws_api_gateway_stage.live\`.`,
      fixes: () =>
        isAddress
          ? [{ title: `Use \`${text}\``, edits: [{ file, span: { start, end }, newText: text }], safe: true }]
          : [],
    };
  }
  // For a resource that was removed Terraform takes any two words.
  if (type !== 'removed' && NO_TYPES.has(value.root.text)) {
    return {
      start,
      end,
      message: `\`${sourceOf(file, value)}\` is not a resource: use an address such as \`aws_api_gateway_stage.live\`.`,
    };
  }
  const parts = addressParts(value);
  if (parts === undefined) {
    return {
      start,
      end,
      message: `\`${sourceOf(file, value)}\` is not an address: use the type and the name of a resource.`,
    };
  }
  const [surplus] = parts.surplus;
  if (surplus) {
    const whole = sourceOf(file, { start, end: surplus.start });
    return {
      start: surplus.start,
      end,
      message: `\`${name.text}\` takes the address of a whole block, nothing of it: use \`${whole}\`.`,
      fixes: () => [
        {
          title: `Use \`${whole}\``,
          edits: [{ file, span: { start: surplus.start, end }, newText: '' }],
          safe: true,
        },
      ],
    };
  }
  const isLoop = type === 'import' && attributeOf(block.body, 'for_each') !== undefined;
  const key = isLoop ? undefined : parts.keys.find((each) => !isPlainKey(each));
  return key
    ? {
        start: key.start,
        end: key.end,
        message: 'The key of an instance is a whole number or a text written out: write it in the brackets.',
      }
    : parts;
}

/** What no address begins with. */
const NO_TYPES = new Set(['var', 'local', 'each', 'count', 'self', 'path', 'terraform']);

function isPlainKey(key: Expression): boolean {
  if (key.kind === 'literal') return typeof key.value === 'number' && Number.isInteger(key.value);
  return plainText(key) !== undefined || key.kind === 'missing';
}
