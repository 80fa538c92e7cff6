/** Finds paths of custom domain names that AWS rejects: with slashes where none may be, or with other characters. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { readsInstance } from '../../analysis/references/instances.js';
import { isCreated } from '../../analysis/references/made.js';
import { textOf } from '../../analysis/values/values.js';
import type { Edit } from '../../edits/edit.js';
import { removeItem, sourceOf } from '../../edits/layout.js';
import type { Attribute } from '../../hcl/syntax.js';
import { apiMapping, basePathMapping } from '../../knowledge/vocabularies/mapping-paths.js';
import { argumentsOf } from '../query/arguments.js';
import {
  named,
  originOfValue,
  type PlacedValue,
  placedValues,
  replacePlacedValue,
} from '../query/placed-values.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { asApiMapping } from './as-api-mapping.js';
import { faultOfMapping, type MappingFault } from './mapping-faults.js';

export const mappingPath: Rule = {
  code: 'mapping-path',
  severity: 'error',
  group: 'stage',
  title: 'A path of a custom domain name that AWS rejects',
  *check(context) {
    for (const { type, path } of [basePathMapping, apiMapping]) {
      for (const placed of placedValues(context, ({ name }) => name === path)) {
        const text = placed.block.schema.type === type ? (textOf(placed.value) ?? '') : '';
        const fault = faultOfMapping(text, type);
        if (fault) {
          yield {
            start: placed.span.start,
            end: placed.span.end,
            message: `${named(placed)} ${fault.why}: ${fault.remedy}.`,
            severity: fault.severity,
            related: originOfValue(placed),
            fixes: () => fixesFor(placed, fault, context),
          };
        }
      }
      for (const { block, attribute } of argumentsOf(context, ({ name }) => name === path)) {
        const finding = block.schema.type === type ? partlyKnown(block, attribute, context) : undefined;
        if (finding) yield finding;
      }
    }
  },
  documentation: `A mapping puts a stage under a path of a custom domain name. The path begins and ends without a slash, and for the
root it is left out. The \`base_path\` of an \`aws_api_gateway_base_path_mapping\` has one level: AWS rejects every slash in it
("API Gateway V1 doesn't support the slash character (/) in base path mappings",
[discussion](https://github.com/hashicorp/terraform-provider-aws/issues/21986)). Several levels take an
\`aws_apigatewayv2_api_mapping\`, which maps REST APIs, too; the domain name must be regional and use TLS 1.2
([AWS](https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html)).

What AWS is known to reject is an error, any other slash at an end a warning.`,
  examples: {
    bad: `resource "aws_api_gateway_base_path_mapping" "orders" {
  api_id      = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  domain_name = "api.example.com"
  base_path   = "/orders"
}`,
    good: `resource "aws_api_gateway_base_path_mapping" "orders" {
  api_id      = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  domain_name = "api.example.com"
  base_path   = "orders"
}`,
  },
};

function fixesFor(placed: PlacedValue, { meant }: MappingFault, context: RuleContext): readonly Fix[] {
  const { block, attribute, schema } = placed;
  if (meant === undefined) return [];
  if (meant === '') {
    const isHere = placed.written?.expression === attribute.value;
    const edits = isHere ? removeItem(context.file, block.body, attribute) : [];
    return edits.length > 0 ? [{ title: `Remove \`${schema.name}\``, edits, safe: true }] : [];
  }
  const isSame = meant === textOf(placed.value);
  return remedies(
    block,
    attribute,
    { text: meant, isSame, edits: replacePlacedValue(placed, meant) },
    context,
  );
}

/** A path that is not known whole, but enough of it: a slash stays one whatever stands beside it. */
function partlyKnown(block: SchemaBlock, attribute: Attribute, context: RuleContext): Finding | undefined {
  const { file, evaluate } = context;
  const { value } = attribute;
  const isWhole = value.kind !== 'template' || evaluate(value).kind !== 'unknown';
  if (isWhole || readsInstance(value, block) || !isCreated(block, evaluate)) return undefined;
  const sources: string[] = [];
  const texts = value.parts.map((part) => {
    if (part.kind === 'text') return part.value;
    return part.kind === 'interpolation'
      ? hole(sources.push(sourceOf(file, part.expression)) - 1)
      : undefined;
  });
  const text = texts.join('');
  const fault = texts.includes(undefined) ? undefined : faultOfMapping(text, block.schema.type);
  if (!fault || fault.meant === '') return undefined;
  const filled = (each: string): string =>
    sources.reduce((all, source, index) => all.replaceAll(hole(index), `\${${source}}`), each);
  const { why, remedy, severity, meant } = fault;
  const lone = sources.findIndex((_, index) => hole(index) === meant);
  const newText = sources[lone] ?? `"${filled(meant ?? '')}"`;
  return {
    start: value.start,
    end: value.end,
    message: `\`${filled(text)}\` ${why}: ${filled(remedy)}.`,
    severity,
    fixes: () =>
      meant === undefined
        ? []
        : remedies(
            block,
            attribute,
            { text: filled(meant), isSame: meant === text, edits: [{ file, span: value, newText }] },
            context,
          ),
  };
}

/** Stands for an expression in a text of which the rest is known. */
function hole(index: number): string {
  return `zz${index}zz`;
}

/** A path that AWS takes, where it is to be written. */
interface RightPath {
  readonly text: string;
  readonly isSame: boolean;
  readonly edits: readonly Edit[];
}

/** Writes the right path, in a mapping that may have it. */
function remedies(
  { schema, resource }: SchemaBlock,
  attribute: Attribute,
  { text, isSame, edits }: RightPath,
  context: RuleContext,
): readonly Fix[] {
  if (!isSame && edits.length === 0) return [];
  const trimmed = isSame ? [] : edits;
  const withoutExpressions = text.replaceAll(/\$\{[^}]*\}/g, '');
  if (schema.type === basePathMapping.type && withoutExpressions.includes('/'))
    return asApiMapping(resource, attribute, trimmed, context);
  return [{ title: `Use \`${text}\``, edits: trimmed, safe: true }];
}
