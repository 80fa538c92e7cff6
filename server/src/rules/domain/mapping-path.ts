/** Finds paths of custom domain names that AWS rejects: with slashes where none may be, or with other characters. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { mentionsIn } from '../../analysis/references/mentions.js';
import { textOf } from '../../analysis/values/values.js';
import { removeItem, renameArguments } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import {
  apiMapping,
  basePathMapping,
  mappingCharacters,
} from '../../knowledge/vocabularies/mapping-paths.js';
import { hasOverrides } from '../query/blocks.js';
import {
  named,
  originOfValue,
  type PlacedValue,
  placedValues,
  replacePlacedValue,
} from '../query/placed-values.js';
import type { Fix, Rule, RuleContext, Severity } from '../rule.js';

export const mappingPath: Rule = {
  code: 'mapping-path',
  severity: 'error',
  group: 'stage',
  title: 'A path of a custom domain name that AWS rejects',
  *check(context) {
    for (const { type, path } of [basePathMapping, apiMapping]) {
      for (const placed of placedValues(context, ({ name }) => name === path)) {
        const text = placed.block.schema.type === type ? (textOf(placed.value) ?? '') : '';
        const fault = faultOf(text, type);
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
    }
  },
  documentation: `A mapping puts a stage under a path of a custom domain name. The path begins and ends without a slash, and for the
root it is left out. The \`base_path\` of an \`aws_api_gateway_base_path_mapping\` has one level: AWS rejects every slash in it
("API Gateway V1 doesn't support the slash character (/) in base path mappings",
[discussion](https://github.com/hashicorp/terraform-provider-aws/issues/21986)). Several levels take an
\`aws_apigatewayv2_api_mapping\`, which maps REST APIs, too; the domain name must be regional and use TLS 1.2
([AWS](https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html)).`,
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

interface Fault {
  readonly severity: Severity;
  readonly why: string;
  readonly remedy: string;
  /** The path that is meant; empty for the root. */
  readonly meant: string | undefined;
}

function faultOf(text: string, type: string): Fault | undefined {
  const isFirst = type === basePathMapping.type;
  const name = isFirst ? basePathMapping.path : apiMapping.path;
  const meant = text.split('/').filter(Boolean).join('/');
  // Version 1 says no to each slash; of version 2 it is known of one alone, and of the others from what AWS's CDK checks.
  const severity = isFirst && meant !== '' ? 'error' : 'warning';
  if (!mappingCharacters.regex.test(text)) {
    const why = `has characters that AWS rejects in \`${name}\``;
    return { severity: 'warning', why, remedy: `use ${mappingCharacters.means} alone`, meant: undefined };
  }
  if (isFirst && meant.includes('/')) {
    const remedy = `use an \`${apiMapping.type}\`, with a regional domain name`;
    return { severity, why: `has several levels, which AWS rejects in \`${name}\``, remedy, meant };
  }
  if (meant === text) return undefined;
  const remedy = meant === '' ? `leave \`${name}\` out for the root` : `use \`${meant}\``;
  return { severity, why: `has a slash that AWS rejects in \`${name}\``, remedy, meant };
}

function fixesFor(placed: PlacedValue, { meant }: Fault, context: RuleContext): readonly Fix[] {
  const { block, attribute, schema } = placed;
  if (meant === undefined) return [];
  if (block.schema.type === basePathMapping.type && meant.includes('/'))
    return conversion(placed, meant, context);
  if (meant === '') {
    const isHere = placed.written?.expression === attribute.value;
    const edits = isHere ? removeItem(context.file, block.body, attribute) : [];
    return edits.length > 0 ? [{ title: `Remove \`${schema.name}\``, edits, safe: true }] : [];
  }
  const edits = replacePlacedValue(placed, meant);
  return edits.length > 0 ? [{ title: `Use \`${meant}\``, edits, safe: true }] : [];
}

/** The same mapping as one of version 2, where nothing refers to it and that can hold all it has. */
function conversion(placed: PlacedValue, meant: string, context: RuleContext): readonly Fix[] {
  const { file, module } = context;
  const { resource } = placed.block;
  const stage = attributeOf(resource.body, basePathMapping.stage);
  const label = resource.labels[0];
  const address = addressOfBlock(resource);
  const isReferred = module.files.some((each) =>
    mentionsIn(each).some((mention) => mention.role === 'use' && mention.address === address),
  );
  const isPlain =
    !attributeOf(resource.body, basePathMapping.privateDomain) && !hasOverrides(resource, context);
  const trimmed = meant === textOf(placed.value) ? [] : replacePlacedValue(placed, meant);
  const isRight = meant === textOf(placed.value) || trimmed.length > 0;
  if (!label?.closed || !stage || isReferred || !isPlain || !isRight) return [];
  return [
    {
      title: `Make it an \`${apiMapping.type}\``,
      edits: [
        { file, span: { start: label.start, end: label.end }, newText: `"${apiMapping.type}"` },
        ...renameArguments(
          file,
          resource.body,
          new Map([
            [stage, apiMapping.stage],
            [placed.attribute, apiMapping.path],
          ]),
        ),
        ...trimmed,
      ],
      // The domain name has to be a regional one.
      safe: false,
    },
  ];
}
