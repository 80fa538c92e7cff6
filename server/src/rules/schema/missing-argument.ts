/** Finds blocks that lack required arguments. */
import { attributeOf } from '../../hcl/lookup.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import { metaArguments } from '../../knowledge/meta-arguments.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import { brokenIn } from '../query/broken-blocks.js';
import { insertArguments } from '../../edits/insert.js';
import { proposalsFor, requirementsIn } from '../query/required-arguments.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { suggestion } from './suggestions.js';
import { headerOf, listed, sentenceTitleOf } from '../wording.js';

export const missingArgument: Rule = {
  code: 'missing-argument',
  severity: 'error',
  group: 'schema',
  title: 'A missing required argument',
  setting: 'A required argument that is not set.',
  reportedByTerraformLs: true,
  *check(context) {
    const isBroken = brokenIn(context.file);
    const requirements = requirementsIn(context.module);
    for (const block of context.blocks) {
      // What an override file lays over another block need not be whole, and that one has to be without it.
      const isPart = block.path.length === 0 && isOverrideName(context.file.name);
      if (!isPart && !isBroken(block.block))
        yield* findingsFor(block, requirements(block.bodySchema).arguments, context);
    }
  },
  documentation: `Every required argument of a resource or nested block must be set, and not to \`null\`. An argument that only some of
the allowed provider versions require is not reported. Without a version in \`required_providers\`, the newest provider counts.

The fix inserts all missing arguments, with a reference if the module has exactly one matching resource. If there are
several, there is a fix for each; those of another API are left out. In override files
(\`override.tf\`, \`*_override.tf\`) only nested blocks are checked, because they replace other blocks as a whole. Arguments in an
override file don't make up for those that the resource block lacks.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "prod"
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

function* findingsFor(
  block: SchemaBlock,
  wanted: readonly AttributeSchema[],
  context: RuleContext,
): Generator<Finding> {
  const missing: AttributeSchema[] = [];
  for (const required of wanted) {
    const present = attributeOf(block.block.body, required.name);
    if (present === undefined) {
      missing.push(required);
    } else if (isNull(present.value) && block.body.items.includes(present)) {
      yield {
        start: present.value.start,
        end: present.value.end,
        message: `\`${required.name}\` is required and can't be \`null\`: set a value.`,
        fixes: () => replacements(present, required, block, context),
      };
    }
  }
  const meant = missing.length > 0 ? meantIn(block) : new Set();
  const untold = missing.filter((each) => !meant.has(each.name));
  if (untold.length > 0) {
    yield {
      ...headerOf(block.block),
      message: `${sentenceTitleOf(block)} needs ${listed(untold.map((each) => each.name))}: add ${untold.length > 1 ? 'them' : 'it'}.`,
      fixes: () => insertions(untold, block, context),
    };
  }
}

/** What unknown arguments in the body were meant to be: one mistake, one message. */
function meantIn(block: SchemaBlock): ReadonlySet<string | undefined> {
  const unknown = block.body.items.filter(
    (item) => item.kind === 'attribute' && !block.bodySchema.attributes.has(item.name.text),
  );
  return new Set(
    unknown.map((item) =>
      item.kind === 'attribute' ? suggestion(item.name.text, block, 'attributes') : undefined,
    ),
  );
}

function isNull(value: Expression): boolean {
  return value.kind === 'literal' && value.value === null;
}

function insertions(
  missing: readonly AttributeSchema[],
  block: SchemaBlock,
  context: RuleContext,
): readonly Fix[] {
  const [first] = missing;
  const what = missing.length === 1 && first ? `\`${first.name}\`` : 'the missing arguments';
  const { anchor, apart } = placeFor(block);
  return proposalsFor(missing, block, context).map(({ arguments: added, chosen }) => ({
    title: `Add ${what}${chosen === undefined ? '' : `, with \`${chosen}\``}`,
    edits: insertArguments(context.file, block.block, added, anchor, apart),
    safe: false,
  }));
}

/** After the last required argument that is there; else after `count` and its kin, apart from them; else at the top. */
function placeFor(block: SchemaBlock): { readonly anchor: Attribute | undefined; readonly apart: boolean } {
  const attributes = block.body.items.filter((item) => item.kind === 'attribute');
  const required = attributes.findLast(
    (item) => block.bodySchema.attributes.get(item.name.text)?.presence === 'required',
  );
  if (required) return { anchor: required, apart: false };

  const meta = block.path.length === 0 ? metaArguments[block.schema.kind].attributes : undefined;
  const other = attributes.findIndex((item) => !meta?.has(item.name.text) || item.name.text === 'depends_on');
  const anchor = attributes[(other === -1 ? attributes.length : other) - 1];
  return { anchor, apart: anchor !== undefined };
}

function replacements(
  present: Attribute,
  schema: AttributeSchema,
  block: SchemaBlock,
  context: RuleContext,
): readonly Fix[] {
  const proposed = proposalsFor([schema], block, context).flatMap((each) => each.arguments);
  return proposed.map(({ value }) => ({
    title: `Replace with \`${value}\``,
    edits: [{ file: context.file, span: present.value, newText: value }],
    safe: false,
  }));
}
