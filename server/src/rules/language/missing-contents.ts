/** What Terraform's own blocks lack. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { insertArguments } from '../../edits/insert.js';
import type { Block } from '../../hcl/syntax.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import type { OwnBlock } from '../query/own-blocks.js';
import type { Finding, RuleContext } from '../rule.js';
import { headerOf, listed } from '../wording.js';

/** What a block of Terraform's own lacks; what a misspelt name in it is meant to be does not count. */
export function* missingContents({ block, schema }: OwnBlock, { file }: RuleContext): Generator<Finding> {
  const names = block.body.items.map((item) => (item.kind === 'block' ? item.type : item.name).text);
  const isMeant = (name: string) => names.some((each) => didYouMean(each, [name]) !== undefined);
  const isMissing = (name: string) => !names.includes(name) && !isMeant(name);
  const lacking = [...schema.attributes.values()].filter(
    ({ name, presence }) => presence === 'required' && isMissing(name),
  );
  const blocks = [...schema.blocks.values()].filter(({ name, minItems }) => minItems > 0 && isMissing(name));
  const isUnnamed = block.type.text === 'import' && isMissing('id') && isMissing('identity');
  const all = [...lacking, ...blocks].map(({ name }) => name).concat(isUnnamed ? 'id' : []);
  if (all.length === 0) return;
  yield {
    ...headerOf(block),
    message: `${blockTitle(block).replace(/^t/, 'T')} needs ${listed(all)}: add ${all.length > 1 ? 'them' : 'it'}.`,
    fixes: () =>
      lacking.length === 0
        ? []
        : [
            {
              title: `Add ${listed(lacking.map(({ name }) => name))}`,
              edits: insertArguments(
                file,
                block,
                lacking.map((each) => ({ name: each.name, value: valueOf(each) })),
                undefined,
                false,
              ),
              safe: false,
            },
          ],
  };
}

/** Where only a person knows it, a value that says nothing: a file without one would not be read any more. */
function valueOf({ facts }: AttributeSchema): string {
  const sample = facts?.sample ?? '';
  return sample === '' ? 'null' : sample;
}

/** `` the `lifecycle` block ``, for messages. */
export function blockTitle({ type }: Block): string {
  return `the \`${type.text}\` block`;
}
