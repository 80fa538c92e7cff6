/** Finds authorizers that lack what their type needs. What that is stands in the facts. */
import { nestedName, type SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { isCreated } from '../../analysis/references/made.js';
import { textOf } from '../../analysis/values/values.js';
import { appendBlocks, insertArguments, type NewArgument } from '../../edits/insert.js';
import { replaceArgument } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import { quoted } from '../../hcl/print.js';
import type { Attribute } from '../../hcl/syntax.js';
import { type AuthorizerNeed, authorizers } from '../../knowledge/vocabularies/authorizers.js';
import { resourceBlocks } from '../query/blocks.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { candidateIndex } from '../query/candidates.js';
import { proposedBlock } from '../query/required-arguments.js';
import { resourcesInModule } from '../query/resources.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';

export const incompleteAuthorizer: Rule = {
  code: 'incomplete-authorizer',
  severity: 'error',
  group: 'stage',
  title: 'An authorizer without what it asks',
  setting: 'An authorizer without the function, user pool or JWT configuration that it asks.',
  *check(context) {
    for (const known of authorizers) {
      for (const block of resourceBlocks(context, known.type)) {
        const finding = findingFor(block, known, context);
        if (finding) yield finding;
      }
    }
  },
  documentation: `An authorizer of a REST API of type \`TOKEN\` (the default) or \`REQUEST\` needs \`authorizer_uri\`, the \`invoke_arn\` of a
function; one of type \`COGNITO_USER_POOLS\` needs \`provider_arns\`. The plan succeeds and the apply fails with
"authorizer_uri must be set non-empty". An authorizer of an HTTP or WebSocket API of type \`REQUEST\` needs
\`authorizer_uri\`, too, and one of type \`JWT\` the block \`jwt_configuration\`
([AWS](https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html)).

For HTTP and WebSocket APIs it is a warning, as only AWS's reference says so. Nothing is reported where the type, or what
it needs, depends on a variable.`,
  examples: {
    bad: `resource "aws_api_gateway_authorizer" "callers" {
  name        = "callers"
  rest_api_id = aws_api_gateway_rest_api.orders.id
}`,
    good: `resource "aws_api_gateway_authorizer" "callers" {
  name           = "callers"
  rest_api_id    = aws_api_gateway_rest_api.orders.id
  authorizer_uri = aws_lambda_function.callers.invoke_arn
}`,
  },
};

type Known = (typeof authorizers)[number];

function findingFor(block: SchemaBlock, known: Known, context: RuleContext): Finding | undefined {
  const { body } = block;
  const kind = attributeOf(body, known.kind);
  const value = certainValue(kind?.value, context);
  const type = value.kind === 'null' ? known.default : textOf(value);
  const need = known.needs.get(type ?? '');
  if (!need || type === undefined || hasNeed(block, need, context) || !isCreated(block, context.evaluate))
    return undefined;
  const what = need.isBlock ? `the block \`${need.argument}\`` : `\`${need.argument}\``;
  const meant = value.kind === 'null' ? typeMeant(block, known) : undefined;
  const who =
    value.kind === 'null'
      ? `Without \`${known.kind}\` this is a \`${type}\` authorizer, which`
      : `A \`${type}\` authorizer`;
  return {
    ...headerOf(block.block),
    message: `${who} needs ${what}: ${meant === undefined ? 'add it' : `set \`${known.kind}\` to \`${meant}\``}.`,
    severity: known.isChecked ? 'error' : 'warning',
    fixes: () =>
      meant === undefined
        ? additions(block, need, context)
        : [
            {
              title: `Set \`${known.kind}\` to \`${meant}\``,
              edits: set(block, kind, { name: known.kind, value: quoted(meant) }, context),
              safe: false,
            },
          ],
  };
}

function hasNeed({ body }: SchemaBlock, need: AuthorizerNeed, context: RuleContext): boolean {
  const written = attributeOf(body, need.argument);
  if (need.isBlock) {
    const isThere = body.items.some((each) => each.kind === 'block' && nestedName(each) === need.argument);
    return isThere || written !== undefined;
  }
  const value = certainValue(written?.value, context);
  return !(
    value.kind === 'null' ||
    (value.kind === 'list' && value.items.length === 0) ||
    textOf(value) === ''
  );
}

/** The one type that the block has everything for. */
function typeMeant({ body }: SchemaBlock, { needs }: Known): string | undefined {
  const given = [...needs].filter(([, { argument }]) => attributeOf(body, argument));
  return given.length === 1 ? given[0]?.[0] : undefined;
}

/** The block that is missing, or a reference to each resource of the module that comes into question. */
function additions(block: SchemaBlock, need: AuthorizerNeed, context: RuleContext): readonly Fix[] {
  const { argument, refersTo } = need;
  const nested = need.isBlock ? block.bodySchema.blocks.get(argument) : undefined;
  if (nested) {
    const edits = appendBlocks(context.file, block.block, [proposedBlock(nested, block, context)]);
    return [{ title: `Add the \`${argument}\` block`, edits, safe: false }];
  }
  if (!refersTo) return [];
  const found = resourcesInModule(context, refersTo.type);
  if (found.length > MOST_OFFERED) return [];
  return found.flatMap(({ address, block: target }) => {
    const index = candidateIndex(target, block.resource);
    const isCircle = dependenciesOf([address], context.module).has(addressOfBlock(block.resource));
    if (index === undefined || isCircle) return [];
    const reference = `${address}${index}.${refersTo.attribute}`;
    const value = refersTo.isList ? `[${reference}]` : reference;
    const edits = set(block, attributeOf(block.body, argument), { name: argument, value }, context);
    return [{ title: `Add \`${argument}\`, with \`${reference}\``, edits, safe: false }];
  });
}

const MOST_OFFERED = 8;

/** Writes an argument, in place of what is there or behind all others. */
function set(
  { block, body }: SchemaBlock,
  written: Attribute | undefined,
  added: NewArgument,
  { file }: RuleContext,
): Fix['edits'] {
  if (written) return replaceArgument(file, body, written, added.value);
  const last = body.items.findLast((item): item is Attribute => item.kind === 'attribute');
  return insertArguments(file, block, [added], last, false);
}
