/** What `provider "aws"` certainly does not have, whatever its version. */
import { plainText } from '../../analysis/references/mentions.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { attributeOf, blocksOf, entryOf } from '../../hcl/lookup.js';
import type { Body, Item } from '../../hcl/syntax.js';
import { awsProviderBody } from '../../knowledge/aws-provider.js';
import type { BodySchema } from '../../knowledge/schema.js';
import { awsProvider } from '../../knowledge/vocabularies/provider.js';
import type { Module } from '../../workspace/module.js';
import { isHalfTyped, type OwnBlock } from '../query/own-blocks.js';
import { useInstead } from '../query/use-instead.js';
import type { Finding, RuleContext } from '../rule.js';

/**
 * Misspelt names, and what is a block or an argument and written as the other. Other versions have more, so a name that is like
 * no known one is left alone, but in the blocks about tags, which never had more.
 */
export function* providerFaults({ block }: OwnBlock, context: RuleContext): Generator<Finding> {
  const [label] = block.labels;
  if (block.type.text !== 'provider' || label?.text !== awsProvider.name) return;
  if (isOfOthers(context.module)) return;
  yield* faultsIn(block.body, awsProviderBody, 'provider', context);
  for (const item of block.body.items) {
    // Of the services in `endpoints` only a few are described.
    const isDescribed = item.kind === 'block' && item.type.text !== 'endpoints';
    const nested = isDescribed ? awsProviderBody.blocks.get(item.type.text) : undefined;
    if (item.kind === 'block' && nested) yield* faultsIn(item.body, nested.body, nested.name, context);
  }
}

/** Whether the module gives the name to another provider. */
function isOfOthers({ others }: Module): boolean {
  return others
    .filter(({ block }) => block.type.text === 'terraform')
    .flatMap(({ block }) => blocksOf(block.body, 'required_providers'))
    .map(({ body }) => attributeOf(body, awsProvider.name)?.value)
    .some((value) => {
      const source = value?.kind === 'object' ? plainText(entryOf(value, 'source')?.value) : undefined;
      return source !== undefined && !/(?:^|\/)hashicorp\/aws$/.test(source);
    });
}

function* faultsIn(body: Body, schema: BodySchema, name: string, { file }: RuleContext): Generator<Finding> {
  for (const item of body.items) {
    const fault = isHalfTyped(item, file.problems) ? undefined : faultOf(item, schema, name);
    if (fault === undefined) continue;
    const { span, message, meant } = fault;
    yield { ...span, message, fixes: () => useInstead(meant, file, span) };
  }
}

function faultOf(item: Item, { attributes, blocks }: BodySchema, of: string) {
  if (item.kind === 'fragment') return undefined;
  const isBlock = item.kind === 'block';
  const { text, start, end } = isBlock ? item.type : item.name;
  const span = { start, end };
  if ((isBlock ? blocks : attributes).has(text) || text === '' || ELSEWHERE.has(text)) return undefined;
  if (!isBlock && blocks.has(text)) {
    return {
      span,
      message: `\`${text}\` is a block, not an argument: use \`${text} { … }\` without an equals sign.`,
    };
  }
  if (isBlock && attributes.has(text)) {
    return {
      span,
      message: `\`${text}\` is an argument, not a block: use \`${text} = …\` with an equals sign.`,
    };
  }
  const meant = didYouMean(text, [...(isBlock ? blocks : attributes).keys()]);
  const is = `\`${text}\` is not ${isBlock ? 'a block' : 'an argument'} of the \`${of}\` block`;
  if (meant !== undefined) return { span, message: `${is}: use \`${meant}\` instead.`, meant };
  return CLOSED.has(of) && !isBlock
    ? {
        span,
        message: `${is}, which has only ${[...attributes.keys()].map((each) => `\`${each}\``).join(' and ')}: write it there.`,
      }
    : undefined;
}

const CLOSED = new Set(['default_tags', 'ignore_tags']);

/** What versions before or after the described one have, and Terraform's own. */
const ELSEWHERE = new Set([
  ...['version', 'dynamic', 'lifecycle', 'locals', 'count', 'for_each', 'depends_on', 'source'],
  ...['shared_credentials_file', 's3_force_path_style', 'skip_get_ec2_platforms', 'duration_seconds'],
  ...['user_agent', 'tag_policy_compliance'],
]);
