// Of what `terraform providers schema -json` prints, the part that schemas/ keeps.
import { format } from 'prettier';

/** The content of schemas/aws-<version>.json, from Terraform's answer as it was parsed. */
export function strippedSchema(answer, version) {
  const providers = Object.entries(answer.provider_schemas ?? {});
  const [, provider] = providers.find(([source]) => source.endsWith('/hashicorp/aws')) ?? [];
  if (provider === undefined) {
    throw new Error(
      'The JSON is not what `terraform providers schema -json` prints in a folder that requires hashicorp/aws.',
    );
  }
  return {
    _meta: {
      provider: 'hashicorp/aws',
      version,
      source: 'terraform providers schema -json',
      licence:
        'MPL-2.0 (c) HashiCorp; only facts are kept here (names, types, flags, nesting), no documentation text',
      stripped: `descriptions; of ${WITHOUT_BLOCKS} the bodies of its nested blocks`,
      complete: [...FAMILY.map((prefix) => `${prefix}*`), ...NEIGHBOURS],
    },
    resource_schemas: picked(
      provider.resource_schemas,
      (type) => isOfFamily(type) || NEIGHBOURS.includes(type),
    ),
    data_source_schemas: picked(provider.data_source_schemas, isOfFamily),
    ...(provider.functions && { functions: mapped(provider.functions, signature) }),
  };
}

/** A schema as text: a line for each attribute, else as Prettier has it. */
export function schemaText(schema) {
  return format(printed(schema), { parser: 'json', printWidth: 110 });
}

const FAMILY = ['aws_api_gateway_', 'aws_apigatewayv2_'];

/** Resource types around a stage. */
const NEIGHBOURS = [
  'aws_cloudwatch_log_group',
  'aws_kinesis_firehose_delivery_stream',
  'aws_lambda_permission',
  'aws_wafv2_web_acl_association',
];

/** Its nested blocks are as long as all else together, and nothing is said of them. */
const WITHOUT_BLOCKS = 'aws_kinesis_firehose_delivery_stream';

const ATTRIBUTE = ['type', 'deprecated', 'required', 'optional', 'computed', 'sensitive'];
const BLOCK = ['nesting_mode', 'min_items', 'max_items'];

function signature({ return_type, parameters = [], variadic_parameter: rest }) {
  const named = (parameter) => only(['name', 'type'], parameter);
  return {
    return_type,
    parameters: parameters.map(named),
    ...(rest && { variadic_parameter: named(rest) }),
  };
}

function isOfFamily(type) {
  return FAMILY.some((prefix) => type.startsWith(prefix));
}

function picked(schemas = {}, isWanted) {
  return mapped(schemas, ({ block }, type) => body(block, type !== WITHOUT_BLOCKS), isWanted);
}

function body({ attributes, block_types, deprecated }, hasInner) {
  return {
    ...(attributes && { attributes: mapped(attributes, (attribute) => only(ATTRIBUTE, attribute)) }),
    ...(block_types && {
      block_types: mapped(block_types, (nested) => ({
        ...only(BLOCK, nested),
        ...(hasInner && { block: body(nested.block, true) }),
      })),
    }),
    ...(deprecated && { deprecated }),
  };
}

/**
 * @param {Record<string, any>} record
 * @param {(value: any, name: string) => unknown} change
 * @param {(name: string) => boolean} isWanted
 */
function mapped(record, change, isWanted = () => true) {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => isWanted(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, change(value, name)]),
  );
}

function only(keys, value) {
  return Object.fromEntries(keys.filter((key) => key in value).map((key) => [key, value[key]]));
}

function printed(value) {
  const isLine =
    typeof value !== 'object' ||
    Array.isArray(value) ||
    'type' in value ||
    ('nesting_mode' in value && !('block' in value));
  return isLine
    ? JSON.stringify(value)
    : `{\n${Object.entries(value)
        .map(([key, each]) => `${JSON.stringify(key)}: ${printed(each)}`)
        .join(',\n')}}`;
}
